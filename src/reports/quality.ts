import { dayAfter } from '../lib/day.ts'
import { tables as words } from '../words/tables.ts'
import type { Breakdown, Figures, Overview, Period, Range } from './figures.ts'
import { factorName, inOrder } from './key-names.ts'
import { periodOf } from './periods.ts'
import { satisfactionTable } from './satisfaction-table.ts'
import type { Table } from './table.ts'
import { overviewTable, starsTable, trendTable } from './tables.ts'

/** What everybody may see. */
export type Quality = {
  readonly range: Range
  readonly now: Overview
  readonly weeks: readonly Period[]
  readonly factors: Breakdown
  readonly tables: readonly Table[]
}

const weeks = 4

/**
 * The last four whole weeks before `today`. A window that moved every day would tell, by the difference of two days, what the few of one
 * day answered.
 */
export function publicRange(today: string): Range {
  const to = dayAfter(periodOf(today, 'week'), -1)
  return { from: dayAfter(to, 1 - weeks * 7), to }
}

export async function qualityOf(figures: Figures, today: string): Promise<Quality> {
  const range = publicRange(today)
  const now = await figures.overview(range)
  const factors = await figures.satisfaction(range, 'factor')
  const periods = await figures.trend(range, 'week')
  return {
    ...{ range, now, factors, weeks: periods },
    tables: [
      withoutBefore(overviewTable(now, now)),
      { ...trendTable(periods), name: 'tung-tuan' },
      starsTable(now.service),
      satisfactionTable({ ...factors, cells: inOrder(factors.cells) }, 'factor', 'survey', factorName),
    ],
  }
}

/** Figures of the period before are for staff. */
function withoutBefore({ columns, rows, ...table }: Table): Table {
  const isOfNow = (at: number) => {
    const { heading } = columns[at] ?? { heading: '' }
    return heading !== words.columns.countBefore && heading !== words.columns.shareBefore
  }
  return {
    ...table,
    columns: columns.filter((_, at) => isOfNow(at)),
    rows: rows.map((row) => row.filter((_, at) => isOfNow(at))),
  }
}
