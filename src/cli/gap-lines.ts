import { pasteable } from '../exports/pasteable.ts'
import { formatDay } from '../lib/day.ts'
import { shorten } from '../lib/shorten.ts'
import type { Gap, Gaps } from '../reports/gaps.ts'
import type { Suggestion } from '../reports/suggestion.ts'

export type Shown = {
  /** The first day that counts, 2026-11-01. */
  readonly since: string
  /** The file of an entry in the content folder. */
  readonly files: (entry: string) => string | undefined
}

/** A table of gaps with what to do about each, then the phrases to paste. */
export function gapLines(found: Gaps, shown: Shown): string[] {
  const { people, count, matters, looked, gaps } = found
  const day = formatDay(shown.since)
  if (count === 0) return [nothing(day), hint]
  return [
    `Từ ${day}: ${count} câu chưa được trả lời tốt, của ${people} người, về ${matters} việc / ` +
      `since ${day}: ${count} questions without a good answer, of ${people} people, about ${matters} matters`,
    ...(gaps.length === 0 ? [allDone] : ['', heading, ...gaps.flatMap((gap) => gapOf(gap, shown))]),
    ...(looked < matters ? ['', notAll(looked, matters)] : []),
    ...snippet(gaps, shown),
  ]
}

function notAll(looked: number, matters: number): string {
  return (
    `Đã xem ${looked} trong ${matters} việc, từ việc nhiều người hỏi nhất; xem thêm bằng --limit / ` +
    `looked at ${looked} of ${matters} matters, what most people asked first; --limit shows more`
  )
}

function nothing(day: string): string {
  return `Từ ${day} không có câu hỏi nào bị bỏ ngỏ / no question was left open since ${day}`
}

const hint =
  'Xem xa hơn: --since 90. Câu gõ ở «motcua chat» và «motcua ask» không được lưu / look further back: --since 90; what is typed in «motcua chat» and «motcua ask» is not stored'

const allDone =
  'Trong các việc đã xem không còn gì phải viết thêm, xem lại bằng --all / of what was looked at nothing is left to be written, --all shows it'

const heading = 'người   lần  từ ngày     đến ngày    câu hỏi / people, times, first day, last day, question'
const indent = ' '.repeat(14)
/** A terminal shows about this much beside the figures. */
const shownLength = 100

function gapOf(
  { people, count, first, last, question, wordings, nearest, suggestion }: Gap,
  shown: Shown,
): string[] {
  const figures = [String(people).padStart(5), String(count).padStart(5)]
  const days = [first, last].map((day) => formatDay(day).padEnd(10))
  const near =
    nearest &&
    `gần nhất / nearest: ${nearest.entry} «${nearest.name}», ${Math.round(nearest.confidence * 100)} %`
  return [
    [...figures, ` ${days[0]}`, ` ${days[1]}`, ` ${shorten(question, shownLength)}`].join(' '),
    ...wordings.map((wording) => `${indent}còn hỏi / also: ${shorten(wording, shownLength)}`),
    ...(near ? [`${indent}${near}`] : []),
    `${indent}${told(suggestion, shown)}`,
  ]
}

function told(suggestion: Suggestion, { files }: Shown): string {
  switch (suggestion.kind) {
    case 'add-phrase': {
      const file = files(suggestion.entry) ?? suggestion.entry
      return suggestion.phrases.length > 0
        ? `→ nếu đúng là mục này, thêm câu hỏi vào ${file}; nếu không, viết mục mới / if this is it, add the phrase; if not, write an entry`
        : `→ nếu đúng là mục này, thêm một câu hỏi ngắn hơn vào ${file} / if this is it, add a shorter phrase`
    }
    case 'write-entry':
      if (suggestion.listed)
        return `→ viết mục cho thủ tục có trong danh mục: ${suggestion.listed.entry} / write the entry of this listed procedure`
      return suggestion.notMeant
        ? '→ viết mục mới: người hỏi nói mục gần nhất không đúng việc / write this entry: people said that the nearest is not it'
        : '→ viết mục mới / write this entry'
    case 'improve-entry':
      return `→ sửa ${files(suggestion.entry) ?? suggestion.entry}: người hỏi chưa thấy hữu ích / improve it: people found it of little use`
    case 'solved':
      return '✓ nay không phải viết gì nữa / nothing to be written any more'
    case 'no-topic':
      return '· câu không nêu việc gì, bot chỉ hỏi lại được / names no matter, the bot can only ask back'
  }
}

/** Phrases by file, as they stand under «phrases:». */
function snippet(gaps: readonly Gap[], { files }: Shown): string[] {
  const found = pasteable(gaps, files)
  if (found.length === 0) return []
  return [
    '',
    'Chép vào tệp, bỏ câu không đúng, rồi chạy «motcua check» / paste into the files, leave out what is wrong, then run motcua check:',
    ...found.flatMap(({ file, lines }) => ['', `${file} → phrases:`, ...lines]),
  ]
}
