import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { entries, entryName, type Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Facet, TalkKind } from '../../src/knowledge/schema.ts'
import { expand } from '../../src/language/abbreviations.ts'
import { createPhraseBook, findPhrases, type PhraseBook } from '../../src/language/phrases.ts'
import { type Token, tokenize, withoutMarks } from '../../src/language/tokens.ts'

let knowledge: Knowledge
beforeAll(async () => {
  const loaded = await loadKnowledge('content')
  if (loaded.kind === 'broken') throw new Error(JSON.stringify(loaded.problems))
  knowledge = loaded.knowledge
})

const read = (text: string): Token[] => expand(tokenize(text), knowledge.language.abbreviations)
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')

function bookOf<T extends string>(
  lists: Readonly<Partial<Record<T, readonly string[] | undefined>>>,
): PhraseBook<T> {
  const kinds = Object.entries(lists) as [T, readonly string[] | undefined][]
  return createPhraseBook(
    kinds.flatMap(([kind, phrases]) => (phrases ?? []).map((phrase) => [phrase, kind] as const)),
  )
}

test('every file tells editors its schema', () => {
  for (const file of readdirSync('content/language')) {
    const [first] = readFileSync(`content/language/${file}`, 'utf8').split('\n')
    expect(first).toBe('# yaml-language-server: $schema=../schema/language.schema.json')
  }
})

test.each<readonly [facet: Facet, question: string]>([
  ['fee', 'làm khai sinh mất bao nhiêu tiền'],
  ['fee', 'khai sinh hết nhiu'],
  ['fee', 'sang tên xe tốn nhiêu vậy'],
  ['fee', 'lm hộ chiếu bn tiền z ad'],
  ['fee', 'đóng bao nhiêu'],
  ['fee', 'lệ phí đổi bằng lái'],
  ['fee', 'có mất phí không ạ'],
  ['fee', 'công chứng miễn phí không'],
  ['fee', 'hết mấy đồng rứa'],
  ['time', 'khai sinh mất bao lâu'],
  ['time', 'làm căn cước mấy ngày'],
  ['time', 'đổi bằng lái mấy bữa có'],
  ['time', 'khi nào có hộ chiếu'],
  ['time', 'bao giờ xong'],
  ['time', 'chừng nào lấy được'],
  ['time', 'khi mô có giấy'],
  ['time', 'thời hạn giải quyết là bao nhiêu ngày'],
  ['dossier', 'kết hôn cần giấy tờ gì'],
  ['dossier', 'đi khai sinh mang gì'],
  ['dossier', 'hồ sơ gồm những gì'],
  ['dossier', 'cần chuẩn bị gì ạ'],
  ['dossier', 'thủ tục gồm những gì'],
  ['dossier', 'làm tạm trú có cần sổ hộ khẩu không'],
  ['dossier', 'mần khai sinh cần giấy chi rứa'],
  ['dossier', 'lm cccd cần j'],
  ['place', 'đăng ký kết hôn ở đâu'],
  ['place', 'nộp chỗ nào'],
  ['place', 'cơ quan nào cấp'],
  ['place', 'lên đâu làm căn cước'],
  ['place', 'làm giấy kết hôn đi mô'],
  ['online', 'làm online được không'],
  ['online', 'nộp qua mạng'],
  ['online', 'làm trên VNeID'],
  ['online', 'nộp tại nhà'],
  ['online', 'đk onl đc k'],
  ['legal', 'căn cứ pháp lý'],
  ['legal', 'theo nghị định nào'],
  ['legal', 'văn bản nào quy định'],
  ['steps', 'các bước làm hộ chiếu'],
  ['steps', 'trình tự thế nào'],
  ['steps', 'lm căn cước ntn ạ'],
  ['steps', 'mần răng để đổi bằng lái'],
  ['result', 'làm xong được nhận gì'],
  ['result', 'kết quả là gì'],
  ['result', 'nhận được giấy gì'],
  ['eligibility', 'ai được đăng ký'],
  ['eligibility', 'bà ngoại đi thay được không'],
  ['eligibility', 'nhờ người khác nộp được không'],
  ['eligibility', 'điều kiện kết hôn'],
  ['eligibility', 'bao nhiêu tuổi thì làm căn cước'],
])('hears the %s in «%s», with and without diacritics', (facet, question) => {
  const book = bookOf<Facet>(knowledge.language.facets)
  const heard = (text: string) => findPhrases(read(text), book).map((phrase) => phrase.value)
  expect(heard(question)).toContain(facet)
  expect(heard(plain(question))).toContain(facet)
})

test.each([
  'làm hộ chiếu',
  'lấy hộ khẩu',
  'làm thay đổi đăng ký kinh doanh',
  'gia đình em',
  'hưởng mai táng phí',
  'miễn học phí',
  'đất phi nông nghiệp',
  'em cần giấy xác nhận tình trạng hôn nhân',
])('hears no facet in «%s»', (text) => {
  expect(findPhrases(read(text), bookOf<Facet>(knowledge.language.facets))).toEqual([])
})

test.each<readonly [kind: TalkKind, text: string]>([
  ['greeting', 'xin chao'],
  ['greeting', 'chào ad'],
  ['greeting', 'hello'],
  ['thanks', 'cám ơn bạn nhiều'],
  ['thanks', 'tks'],
  ['goodbye', 'tạm biệt'],
  ['help', 'bạn làm được gì'],
  ['human', 'cho tôi gặp cán bộ'],
  ['human', 'hotline'],
  ['abuse', 'bot ngu quá'],
  ['speak-english', 'do you speak english'],
  ['speak-vietnamese', 'tiếng việt'],
  ['forget-me', 'xóa dữ liệu của tôi'],
  ['emergency', 'nhà tôi đang cháy'],
  ['about-bot', 'bạn là người hay máy'],
  ['yes', 'đúng rồi'],
  ['no', 'dạ không'],
  ['wrong', 'không phải'],
  ['more', 'xem thêm'],
  ['same-question', 'thì sao'],
])('takes all of a %s as such: «%s»', (kind, text) => {
  const tokens = read(text)
  expect(findPhrases(tokens, bookOf<TalkKind>(knowledge.language.talk))).toEqual([
    { value: kind, from: 0, to: tokens.length },
  ])
})

test('no phrase stands for two facets or two kinds of talk', () => {
  for (const lists of [knowledge.language.facets, knowledge.language.talk]) {
    const phrases = Object.values(lists)
      .flatMap((each) => each ?? [])
      .map((phrase) => JSON.stringify(tokenize(phrase)))
    expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([])
  }
})

/** «Thì» stands in every second question; «thi bằng lái» is found by its other words. */
const accepted = /: thi$/

test('no filler and no courtesy hides in the name of something people look for', () => {
  const { fillers, talk } = knowledge.language
  const beside = bookOf({ fillers, greeting: talk.greeting, thanks: talk.thanks, goodbye: talk.goodbye })
  const names = entries(knowledge)
    .filter((entry) => entry.kind === 'procedure' || entry.kind === 'catalog')
    .map(entryName)
  const hidden = names.flatMap((name) =>
    [tokenize(name), tokenize(name).map(withoutMarks)].flatMap((tokens) =>
      findPhrases(tokens, beside).map(
        ({ from, to }) =>
          `${name}: ${tokens
            .slice(from, to)
            .map((token) => token.text)
            .join(' ')}`,
      ),
    ),
  )
  expect(hidden.filter((each) => !accepted.test(each))).toEqual([])
})

test('an ambiguous short form needs its context', () => {
  for (const form of [
    'cc',
    'tt',
    'hk',
    'hc',
    'ks',
    'ct',
    'bh',
    'ca',
    'nn',
    'ck',
    'bn',
    'tn',
    'kd',
    'xd',
    'gp',
  ]) {
    expect([form, read(`xyz ${form} xyz`).map((token) => token.text)]).toEqual([form, ['xyz', form, 'xyz']])
  }
})

test.each([
  ['làm cc cho bé', 'làm thẻ căn cước cho bé'],
  ['cc bản sao ở đâu', 'chứng thực bản sao ở đâu'],
  ['đk kh cần j', 'đăng ký kết hôn cần gì'],
  ['đk gì để hưởng', 'điều kiện gì để hưởng'],
  ['ubnd xã', 'ủy ban nhân dân xã'],
  ['nhập hk cho vk', 'nhập hộ khẩu cho vợ'],
  ['ad ơi lm gks bnhiu tiền z', 'ad ơi làm giấy khai sinh bao nhiêu tiền vậy'],
])('spells «%s» out', (typed, meant) => {
  expect(
    read(typed)
      .map((token) => token.text)
      .join(' '),
  ).toBe(meant)
})

test('every meaning of a synonym uses words of the content', () => {
  const known = new Set(
    entries(knowledge).flatMap((entry) =>
      tokenize(`${entryName(entry)} ${JSON.stringify(entry)}`).map((token) => token.folded),
    ),
  )
  const strange = knowledge.language.synonyms.flatMap((rule) =>
    tokenize(rule.means)
      .filter((token) => !known.has(token.folded))
      .map((token) => `${rule.means}: ${token.text}`),
  )
  expect(strange).toEqual([])
})

test('a correction is one short sentence with a source that can be looked up', () => {
  for (const { correction, source } of knowledge.language.legacy) {
    expect(correction.split(/\s+/).length, correction).toBeLessThanOrEqual(25)
    expect(correction).toMatch(/^\p{Lu}.*\.$/u)
    expect(source).toMatch(/\d+\/\d{4}|\d\.\d{6}|đọc \d/)
  }
})

test.each([
  ['mất sổ hộ khẩu thì sao', 'sổ hộ khẩu'],
  ['em lên huyện làm được không', 'cấp huyện'],
  ['đổi bằng b2 hết hạn', 'B1, B2'],
  ['làm kt3 ở đâu', 'tạm trú'],
  ['cmnd hết hạn', 'Chứng minh nhân dân'],
])('corrects «%s»', (text, about) => {
  const book = createPhraseBook(
    knowledge.language.legacy.flatMap((rule) =>
      rule.says.map((phrase) => [phrase, rule.correction] as const),
    ),
  )
  for (const typed of [text, plain(text)]) {
    expect(
      findPhrases(read(typed), book)
        .map((phrase) => phrase.value)
        .join(),
    ).toContain(about)
  }
})
