import { officialNumbers } from './basis-number.ts'
import type { PortalBasis, PortalChannel, PortalFee, PortalPaper } from './record.ts'

const ways = { 'Trực tuyến': 'online', 'Dịch vụ bưu chính': 'post', 'Trực tiếp': 'counter' } as const

const timeCell = String.raw`Không có thông tin|Không|\d{1,3} (?:Ngày làm việc|Ngày|Giờ|Tháng)|\d`
const feeCell = String.raw`Không có thông tin|Miễn phí|\d[\d.,]* (?:Việt Nam Đồng|VNĐ|USD|Đồng)`
const row = new RegExp(`(?<way>${Object.keys(ways).join('|')})(?<time>${timeCell})(?<fee>${feeCell})`, 'g')

/** Rows of way, time, fee (words) and note, told apart by how each begins. */
export function channelsOfTable(table: string): PortalChannel[] {
  const rows = [...table.matchAll(row)]
  return rows.map((match, index) => {
    const { way = '', time = '', fee = '' } = match.groups ?? {}
    const rest = table.slice(match.index + match[0].length, rows[index + 1]?.index)
    const [words, note] = bracketed(rest)
    return {
      way: ways[way as keyof typeof ways],
      time: /^không/i.test(time) ? '' : time,
      fees: feeOf(fee, words, time),
      note: note.trim(),
    }
  })
}

/** «1100 VNĐ» may be 1 and 100 or 11 and 00: where the time has no unit, both stay in the cell, which says no amount. */
function feeOf(fee: string, words: string, time: string): PortalFee[] {
  if (/^không/i.test(fee) && words === '') return []
  const isRunOn = /^\d$/.test(time) && /^\d/.test(fee)
  return [{ cell: isRunOn ? `${time} ${fee}` : fee, words }]
}

/** The bracket that opens the text, with those inside it, and what follows. */
function bracketed(text: string): readonly [inside: string, after: string] {
  if (!text.startsWith('(')) return ['', text]
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return [text.slice(1, at), text.slice(at + 1)]
  }
  return [text.slice(1), '']
}

export const paperHead = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng'
/** A count follows its paper without a space: «…ngày)1 bản chính,0 bản sao». One digit: more belong to the paper. */
const paperEnd = /(?<=\S)(\d) bản (?:chính|sao)(?:, ?(\d) bản sao)?/g

/** Groups of papers; the title of a group stands before the head of its table, behind the last count. */
export function papersOfTable(text: string): PortalPaper[] {
  const tables = text.split(paperHead)
  let group = tables[0] ?? ''
  return tables.slice(1).flatMap((table) => {
    const { papers, rest } = rowsOf(table, groupName(group))
    group = rest
    return papers
  })
}

function rowsOf(table: string, group: string): { readonly papers: PortalPaper[]; readonly rest: string } {
  let start = 0
  const papers = [...table.matchAll(paperEnd)].map((match) => {
    const written = table.slice(start, match.index).trim()
    start = match.index + match[0].length
    const isCopy = match[0].includes('bản sao') && match[2] === undefined
    const count = Number(match[1])
    return {
      group,
      ...nameAndForm(written),
      originals: isCopy ? 0 : count,
      copies: isCopy ? count : Number(match[2] ?? 0),
    }
  })
  return { papers, rest: table.slice(start) }
}

/** The file of a form follows the paper: «…cấp thẻ)Mẫu DC02.docx». */
function nameAndForm(written: string): { readonly name: string; readonly form: string } {
  const [, name = written, form = ''] =
    /^(.*[)\].;\p{Ll}])((?:[\p{Lu}\d][^()]{0,120}?)\.(?:docx?|pdf|xlsx?|rar|zip))$/su.exec(written) ?? []
  return { name: name.trim(), form: form.trim() }
}

function groupName(text: string): string {
  return text.replace(/^[\s-]+$/, '').trim()
}

/** Titles and numbers run together; the number that ends a row follows its title without a space. */
export function basisOfTable(table: string): PortalBasis[] {
  const text = table.replace('Tên văn bản pháp lýMã văn bản', '')
  const rows: PortalBasis[] = []
  let start = 0
  for (const { number, index } of officialNumbers(text)) {
    const before = text[index - 1] ?? ''
    const last = rows.at(-1)?.number
    if (/[\s(]/.test(before) && last !== number) continue
    const title = text.slice(start, index).trim()
    start = index + number.length
    if (last !== number) rows.push({ number, title })
  }
  return rows
}

/** Each result is followed by its code; behind the last one comes the foot of the page. */
export function resultsOfList(text: string): string[] {
  const list = text.split(/Từ khóa(?=Không có|[A-ZĐ])/)[0] ?? ''
  return list
    .split(/Mã:\s*[A-Z][A-Z0-9._]*\d(?!\d)/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
