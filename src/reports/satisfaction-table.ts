import { report } from '../words/report.ts'
import { tables as words } from '../words/tables.ts'
import type { Breakdown } from './figures.ts'
import { periodNote } from './period-note.ts'
import type { Score } from './satisfaction.ts'
import type { Cell, Column, Table } from './table.ts'

const { columns } = words

/** How an id is told to readers; what is not known any more stays as it is stored. */
export type NameOf = (key: string) => string

export type ToldBy = keyof typeof words.satisfaction

/** `of`: the survey, or services after a finished transaction. */
export function satisfactionTable(
  { range, cells, total }: Breakdown,
  by: ToldBy,
  of: 'service' | 'survey',
  nameOf: NameOf,
): Table {
  return {
    name: `hai-long-${slugs[by]}`,
    title: words.satisfaction[by],
    columns: breakdownColumns(columns.name[by]),
    rows: [
      ...cells
        .filter((cell) => cell[of].kind !== 'none')
        .map((cell) => breakdownRow(cell.key === '' ? words.notKnown : nameOf(cell.key), cell[of])),
      breakdownRow(words.total, total[of]),
    ],
    notes: [periodNote(range), report.index, report.interval, report.hidden, report.notSipas],
  }
}

const slugs: Readonly<Record<ToldBy, string>> = {
  factor: 'yeu-to',
  entry: 'thu-tuc',
  place: 'xa-phuong',
  channel: 'kenh',
  month: 'thang',
  way: 'cach-nop',
}

function breakdownColumns(name: string): readonly Column[] {
  return [
    { heading: name, kind: 'text' },
    { heading: columns.valid, kind: 'count' },
    { heading: columns.index, kind: 'share' },
    { heading: columns.low, kind: 'share' },
    { heading: columns.high, kind: 'share' },
    { heading: columns.mean, kind: 'score' },
  ]
}

/** A hidden score hides its number too. */
function breakdownRow(name: string, score: Score): readonly Cell[] {
  if (score.kind !== 'shown') return [name, score.kind === 'none' ? 0 : null, null, null, null, null]
  const { n, index, mean } = score
  return [name, n, index.value, index.low, index.high, mean]
}
