import { beforeAll, describe, expect, it } from 'vitest'
import { pageWords } from '../../src/channels/web/page-words.ts'
import type { Part } from '../../src/conversation/answer.ts'
import type { Asked } from '../../src/intents/card/card.ts'
import { draw } from '../../src/intents/card/draw.ts'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { type Entry, entries } from '../../src/knowledge/knowledge.ts'
import { facets } from '../../src/knowledge/schema.ts'
import { en } from '../../src/words/en.ts'
import { vi } from '../../src/words/vi.ts'
import { createTalk, readable, shippedLibrary } from '../helpers/library.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const labels = ({ answer }: Reply) => answer.buttons.map((button) => button.label)
const buttonOf = ({ answer }: Reply, label: string) =>
  answer.buttons.find((button) => button.label === label)?.data ?? `no button ${label}`

const everyAsk: readonly Asked[] = [[], 'all', ...facets.map((facet) => [facet])]

/** Every card of all content, in both languages. */
function* everyCard(): Generator<{ readonly entry: Entry; readonly parts: readonly Part[] }> {
  for (const entry of entries(library.knowledge)) {
    for (const words of [vi, en]) {
      for (const asked of everyAsk) {
        const setting = { knowledge: library.knowledge, words, today: '2026-11-27' }
        yield { entry, parts: draw(entry, asked, setting).parts }
      }
    }
  }
}

function linesOf(parts: readonly Part[]): readonly string[] {
  const answer = { outcome: 'answered', parts, basis: [], sources: [], choices: [], buttons: [] } as const
  return readable({ answer, events: [] }).split('\n')
}

describe('what is written for a person', () => {
  it('has no list and no fact without a heading', () => {
    for (const { entry, parts } of everyCard()) {
      for (const part of parts) {
        if (part.kind === 'list') expect(part.label, entry.id).toBeTruthy()
        if (part.kind === 'facts') {
          expect(
            part.facts.filter((fact) => fact.label === ''),
            entry.id,
          ).toEqual([])
        }
      }
    }
  })

  it('has no brackets after brackets, no sentence in brackets, no label twice', () => {
    for (const { entry, parts } of everyCard()) {
      for (const line of linesOf(parts)) {
        expect(line, entry.id).not.toMatch(/\) \(|\.\)|: [^:]*\d: \d+$|(\b[^:]{4,}): \1:/u)
      }
    }
  })

  it('begins every fact with a capital', () => {
    for (const { entry, parts } of everyCard()) {
      const lines = parts.flatMap((part) =>
        part.kind === 'facts' ? part.facts.flatMap((fact) => fact.lines) : [],
      )
      for (const line of lines) expect(line.charAt(0), entry.id).toBe(line.charAt(0).toLocaleUpperCase('vi'))
    }
  })

  it('says «bạn» to the reader, in our words as in the page', () => {
    const said = JSON.stringify([vi, pageWords.vi]) + Object.values(vi.greeting).map(String).join('')
    expect(said).not.toMatch(/bà con|quý khách|công dân/iu)
  })

  it('names an agency and its level once', () => {
    const reply = createTalk(library).say('đăng ký khai sinh nộp ở đâu')
    expect(readable(reply)).toContain('Ủy ban nhân dân cấp xã')
    expect(readable(reply)).not.toContain('cấp xã (cấp xã)')
  })

  it('gives each case one heading with its papers under it', () => {
    const { answer } = createTalk(library).say('đăng ký thường trú cần giấy tờ gì')
    const cases = answer.parts.find((part) => part.kind === 'facts' && part.label !== undefined)
    const headings = cases?.kind === 'facts' ? cases.facts.map((fact) => fact.label) : []
    expect(headings.length).toBeGreaterThan(5)
    expect(new Set(headings).size).toBe(headings.length)
  })

  it('puts a warning without a second «Lưu ý»: the door adds its own', () => {
    const { answer } = createTalk(library).say('68/NQ-CP nói gì')
    expect(answer.parts[0]).toMatchObject({ kind: 'warning', text: expect.not.stringMatching(/^Lưu ý/) })
  })

  it('counts one thing as one in English', () => {
    expect(en.time['working-day']('1')).toBe('1 working day')
    expect(en.paper.count(1, 0)).toBe('1 paper')
    expect(en.fee.money('135.000')).toBe('135,000 VND')
  })
})

describe('buttons', () => {
  it('stand for whatever was left out of a fact', () => {
    let cuts = 0
    for (const procedure of library.knowledge.procedures.values()) {
      const { name } = procedure
      for (const question of [name, `${name} bao nhiêu tiền`, `${name} ở đâu`, `${name} mất bao lâu`]) {
        const reply = createTalk(library).say(question)
        const facts = reply.answer.parts.flatMap((part) => (part.kind === 'facts' ? part.facts : []))
        const cut = facts.filter(({ lines }) => /còn \d+ trường hợp khác$/i.test(lines.at(-1) ?? ''))
        expect(labels(reply), question).toEqual(expect.arrayContaining(cut.map((fact) => fact.label)))
        cuts += cut.length
      }
    }
    expect(cuts).toBeGreaterThan(20)
  })

  it('are at most five to choose from, and at most five chips, «Xem tất cả» and «Không phải cái này»', () => {
    const asked = [
      'xin chào',
      'giúp tôi với',
      'làm thẻ căn cước',
      'mất bao nhiêu tiền',
      'xyz qwe',
      'đăng ký khai sinh',
    ]
    for (const question of asked) {
      const { buttons } = createTalk(library).say(question).answer
      expect(buttons.filter((button) => button.role === 'choice').length, question).toBeLessThanOrEqual(5)
      expect(buttons.filter((button) => button.role === 'detail').length, question).toBeLessThanOrEqual(7)
    }
  })

  it('offer first what the office says is often asked', () => {
    const { answer } = createTalk(library).open()
    const names = library.knowledge.office.oftenAsked.map((id) => library.knowledge.procedures.get(id)?.name)
    expect(answer.buttons.slice(0, names.length).map((button) => button.label)).toEqual(names)
  })

  it('lead from named papers to their conditions', () => {
    const reply = createTalk(library).say('con em mới sinh làm giấy gì, mất bao nhiêu tiền')
    expect(labels(reply)).toContain('Giấy tờ')
  })

  it('leave out what has been said in full', () => {
    const reply = createTalk(library).say('đăng ký khai sinh phí bao nhiêu')
    expect(readable(reply)).toContain('8.000 đồng/bản sao')
    expect(labels(reply)).not.toContain('Phí, lệ phí')
  })
})

describe('examples', () => {
  const examples = (words: typeof vi, page: (typeof pageWords)['vi']) => [
    ...words.talk.helpExamples,
    ...page.examples,
    ...[...words.greeting.ask.matchAll(/«([^»]+)»/gu)].map(([, said = '']) => said),
    ...[...words.unknown.rephrase.matchAll(/«([^»]+)»/gu)].map(([, said = '']) => said),
  ]

  it('that we suggest are all answered, at once and with certainty', () => {
    for (const example of [...examples(vi, pageWords.vi), ...examples(en, pageWords.en)]) {
      const { answer } = createTalk(library).say(example)
      expect(answer.outcome, example).toMatch(/^answered/)
      expect(
        answer.buttons.filter((button) => button.role === 'choice'),
        example,
      ).toEqual([])
    }
  })
})

describe('a follow-up', () => {
  it('says what is asked and does not repeat the rest', () => {
    const talk = createTalk(library)
    talk.say('con em mới sinh làm giấy gì, mất bao nhiêu tiền')
    const reply = talk.say('thế bao lâu thì có?')
    const facts = reply.answer.parts.flatMap((part) => (part.kind === 'facts' ? part.facts : []))
    expect(facts.map((fact) => fact.label)).toEqual(['Thời gian'])
    expect(labels(reply)).toEqual(expect.arrayContaining(['Giấy tờ', 'Phí, lệ phí', 'Nơi nộp', 'Xem tất cả']))
  })

  it('that names something else is asked about, not answered with the old topic', () => {
    const talk = createTalk(library)
    talk.say('đăng ký khai sinh')
    const { answer } = talk.say('ly hôn cần giấy gì')
    expect(answer.outcome).not.toMatch(/^answered/)
  })

  it('«ok» and «không» after an answer ask for nothing; «không phải» is heard', () => {
    const talk = createTalk(library)
    talk.say('đăng ký khai sinh')
    expect(talk.say('ok').answer.outcome).toBe('smalltalk-goodbye')
    expect(talk.say('không').answer.outcome).toBe('smalltalk-goodbye')
    expect(readable(talk.say('không phải'))).toContain('hiểu chưa đúng ý')
  })

  it('refuses what was shown by «không phải», and what was offered by the last button', () => {
    const talk = createTalk(library, 'lan001', { introduce: false, tellLater: true })
    talk.say('đăng ký khai sinh')
    const replies = [talk.say('không phải'), talk.press('lan001.n')]
    for (const { events, answer } of replies) {
      expect(events.map(({ kind }) => kind)).toEqual(['refused', 'turned'])
      expect(answer.buttons.map(({ label }) => label)).not.toContain(vi.wish.button)
    }
  })
})

describe('an answer', () => {
  it('offers «không phải cái này», which is heard as such and never as an answer to «ok»', () => {
    const talk = createTalk(library)
    const notThis = talk
      .say('đăng ký khai sinh')
      .answer.buttons.find(({ label }) => label === vi.choices.notThis)
    expect(readable(talk.press(notThis?.data ?? ''))).toContain('hiểu chưa đúng ý')
  })
})

describe('erasing', () => {
  it('is declined by «không»', () => {
    const talk = createTalk(library)
    talk.say('quên tôi')
    expect(readable(talk.say('không'))).toContain(vi.privacy.kept)
  })

  it.each(['cảm ơn', 'không'])('is never done by an «ok» after «%s»', (between) => {
    const talk = createTalk(library)
    talk.say('quên tôi')
    talk.say(between)
    expect(talk.say('ok').events).not.toContainEqual({ kind: 'forgotten' })
    expect(talk.say('1').events).not.toContainEqual({ kind: 'forgotten' })
  })
})

describe('danger', () => {
  it.each(['cháy nhà rồi cứu với', 'có người bị tai nạn gọi số nào'])('%s: the numbers, at once', (text) => {
    const { answer } = createTalk(library).say(text)
    const [warning, , numbers] = answer.parts
    expect(warning).toMatchObject({ kind: 'warning' })
    expect(numbers).toMatchObject({
      kind: 'list',
      items: expect.arrayContaining([expect.stringMatching(/^Gọi 114:/)]),
    })
    expect(readable({ answer, events: [] })).not.toContain('chưa có thông tin')
  })
})

describe('not knowing', () => {
  it('tells phone, place and hours, known or not, and where to go next', () => {
    const reply = createTalk(library).say('xyz qwe rty')
    expect(readable(reply)).toMatch(/18001096.*Giờ làm việc.*Chưa có thông tin/s)
    expect(labels(reply)).toEqual([vi.greeting.menuButton, vi.feedback.button])
  })

  it('repeats the number of a document as it is cited', () => {
    expect(readable(createTalk(library).say('88/2019/NĐ-CP nói gì'))).toContain('88/2019/NĐ-CP')
  })

  it('knows which provinces were joined and which were not', () => {
    const say = (text: string) => readable(createTalk(library).say(text))
    expect(say('Ninh Bình gồm những tỉnh nào')).toMatch(/gồm cả tỉnh Hà Nam, tỉnh Nam Định/)
    expect(say('Hà Nội giờ thuộc tỉnh nào')).toMatch(/Thành phố Hà Nội vẫn giữ tên cũ/)
  })
})

describe('somebody who writes English', () => {
  it('is answered in English from the first question on, with a way back', () => {
    const talk = createTalk(library)
    const reply = talk.say('how do I renew my driving licence')
    expect(readable(reply)).toContain('Exchange a driving licence')
    expect(talk.conversation().language).toBe('en')
    talk.press(buttonOf(reply, 'Tiếng Việt'))
    expect(talk.conversation().language).toBe('vi')
  })

  it.each(['hello', 'lam the can cuoc o dau', 'do my', 'dang ky ket hon online', 'con em mới sinh how long'])(
    '«%s» is no reason to speak English',
    (text) => {
      const talk = createTalk(library)
      talk.say(text)
      expect(talk.conversation().language).toBe('vi')
    },
  )

  it('reads what an entry is about in English, whatever was asked of it', () => {
    const talk = createTalk(library)
    talk.say('speak english')
    expect(readable(talk.say('khai sinh bao nhiêu tiền'))).toContain('within 60 days of birth')
    expect(labels(talk.say('khiếu nại'))).not.toContain(vi.feedback.button)
  })
})
