import type { Table } from '../../src/reports/table.ts'

/** The table in which every text is given: as headings, cells, title and notes. */
export function tableOf(texts: readonly string[]): Table {
  const [first = ''] = texts
  return {
    name: 'thu',
    title: first,
    columns: [
      { heading: first, kind: 'text' },
      { heading: 'Số lượng', kind: 'count' },
      { heading: 'Tỷ lệ', kind: 'share' },
      { heading: 'Điểm', kind: 'score' },
      { heading: 'Ngày', kind: 'day' },
    ],
    rows: texts.map((text, at) => [text, -at, at / 7, null, at % 2 === 0 ? '2026-11-27' : text]),
    notes: [first],
  }
}

/** Fields of RFC 4180, read as strictly as it is written; `separator` as the reading program takes it. */
export function readCsv(text: string, separator = ','): string[][] {
  const rows: string[][] = [[]]
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (quoted && letter === '"' && text.charAt(at + 1) === '"') {
      field += '"'
      at += 1
    } else if (letter === '"' && (quoted || field === '')) quoted = !quoted
    else if (!quoted && (letter === separator || letter === '\n')) {
      rows.at(-1)?.push(field)
      if (letter === '\n') rows.push([])
      field = ''
    } else if (quoted || letter !== '\r') field += letter
  }
  return rows.filter((row) => row.length > 0)
}
