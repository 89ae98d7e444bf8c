import { at, type Finding, type Written } from './finding.ts'
import type { Knowledge } from './knowledge.ts'
import { findWord, sentencesOf, type Text, textsOf, wordCount } from './texts.ts'

/** Beyond 25 words readers lose the thread (GOV.UK: split sentences over 25 words). Syllables count as words here. */
const maxWords = 25

/** Gone since 2025-07-01: provinces and communes are the only levels left (Law 72/2025/QH15). */
const abolishedLevels = ['huyện', 'quận', 'thị xã', 'thị trấn', 'thành phố thuộc tỉnh'] as const

/** A sentence with one of these tells of the past, as it should. */
const tellsOfThePast = [
  ...['không còn', 'bỏ', 'bãi bỏ', 'kết thúc', 'chấm dứt', 'giải thể', 'sáp nhập', 'hết hiệu lực', 'thôi'],
  ...[
    'cũ',
    'trước đây',
    'trước ngày',
    'trước kia',
    'từng',
    'thay',
    'thay cho',
    'nay thuộc',
    'nay là',
    'chuyển',
  ],
] as const

/** A year before the levels ended. */
const pastYear = /(?<!\d)(?:19\d\d|20[01]\d|202[0-4])(?!\d)/

/** Levels, and the provinces that are no longer there under their name. */
export function abolishedNames(knowledge: Pick<Knowledge, 'places'>): string[] {
  const units = knowledge.places.flatMap((places) => places.units)
  const current = new Set(units.map((unit) => plainName(unit.current)))
  const former = units
    .flatMap((unit) => unit.formers.map(plainName))
    .filter((name) => !current.has(name))
    .flatMap((name) => [`tỉnh ${name}`, `thành phố ${name}`])
  return [...abolishedLevels, ...former]
}

/** What citizens read, sentence by sentence. */
export function textFindings(written: Written, abolished: readonly string[]): Finding[] {
  return textsOf(written.value).flatMap((text) => [
    ...abolishedPlace(written, text, abolished),
    ...longSentence(written, text),
  ])
}

function plainName(unit: string): string {
  return unit.toLowerCase().replace(/^(?:tỉnh|thành phố)\s+/, '')
}

function abolishedPlace(written: Written, text: Text, abolished: readonly string[]): Finding[] {
  for (const sentence of sentencesOf(text.text)) {
    const word = findWord(sentence, abolished)
    if (word === undefined || pastYear.test(sentence) || findWord(sentence, tellsOfThePast) !== undefined)
      continue
    return [
      at(written, {
        rule: 'abolished-place',
        level: 'wrong',
        path: text.path,
        vi: `«${word}» không còn từ 01/7/2025: viết cấp xã hoặc cấp tỉnh đang làm việc này, hoặc nói rõ là trước đây`,
        en: `«${word}» ended on 2025-07-01: name the commune or province that does this now, or say that it is the past`,
      }),
    ]
  }
  return []
}

function longSentence(written: Written, text: Text): Finding[] {
  const long = sentencesOf(text.text).find((sentence) => wordCount(sentence) > maxWords)
  if (long === undefined) return []
  return [
    at(written, {
      rule: 'long-sentence',
      level: 'advice',
      path: text.path,
      vi: `Câu dài ${wordCount(long)} tiếng (nên từ ${maxWords} trở xuống), hãy tách thành hai câu: «${long.slice(0, 50)}…»`,
      en: `A sentence of ${wordCount(long)} words (at most ${maxWords}), make two of it: «${long.slice(0, 50)}…»`,
    }),
  ]
}
