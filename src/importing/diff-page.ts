import { formatDay } from '../lib/day.ts'
import type { Difference } from './compare.ts'
import type { Doubt } from './doubt.ts'
import type { PortalRecord } from './record.ts'

export type Compared = {
  readonly record: PortalRecord
  /** Where the entry stands, for a reader: content/procedures/khai-sinh.yaml. */
  readonly file: string
  readonly name: string
  /** When a person last reviewed it; undefined: a draft at which somebody works. */
  readonly reviewed?: string
  readonly differences: readonly Difference[]
  readonly doubts: readonly Doubt[]
}

/** A page for a clerk: what the entry has, what the portal says, what to do. Markdown that also reads well as it is. */
export function diffPage(compared: Compared): string {
  const { record, name, differences } = compared
  const body =
    differences.length === 0
      ? ['Không thấy chỗ nào khác. Không phải làm gì.']
      : differences.flatMap((each) => section(each, compared.doubts))
  return `${[`# Đối chiếu với Cổng: ${safe(name)} (${record.code})`, '', ...head(compared), '', ...body].join('\n').trim()}\n`
}

function head({ record, file, reviewed, doubts }: Compared): string[] {
  const { read, url } = record
  const state = reviewed === undefined ? 'bản nháp đang có người sửa' : `rà soát ngày ${formatDay(reviewed)}`
  return [
    `- Bài đang có: ${file} (${state})`,
    `- Cổng: ${safe(record.name)}, ${read === null ? 'không rõ ngày đọc' : `đọc ngày ${formatDay(read)}`}`,
    ...(url === null ? [] : [`- Trang: ${url}`]),
    ...doubts.filter(({ kind }) => kind === 'other-name').map(({ vi }) => `- CHÚ Ý: ${safe(vi)}`),
    '- Máy không sửa bài. Chỉ những chỗ khác nhau được nêu; chỗ nào bài đúng thì để nguyên.',
  ]
}

function section({ title, here, portal, task }: Difference, doubts: readonly Doubt[]): string[] {
  const remarks = doubts
    .filter(({ kind, path }) => fieldOf[title] === path[0] && kind !== 'long-sentence')
    .map(({ vi }) => vi)
  return [
    `## ${title}`,
    '',
    ...side('Bài đang có', here),
    ...side('Cổng ghi', portal),
    `Việc cần làm: ${task}`,
    ...[...new Set(remarks)].slice(0, mostRemarks).map((vi) => `Lưu ý: ${safe(vi)}`),
    '',
  ]
}

const mostRemarks = 5

const fieldOf: Readonly<Record<string, string>> = {
  'Phí, lệ phí': 'fees',
  'Thời gian': 'times',
  'Nơi nộp': 'where',
  'Kết quả': 'results',
}

function side(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, '', ...lines.map((line) => `- ${safe(line)}`), '']
}

/** What a page of the portal may smuggle into Markdown is an HTML tag. */
function safe(text: string): string {
  return text.replaceAll('<', '‹')
}
