import { formatDay } from '../lib/day.ts'
import { tables } from '../words/tables.ts'
import type { Range } from './figures.ts'

/** No figure stands without its days. */
export function periodNote({ from, to }: Range): string {
  return tables.period(formatDay(from), formatDay(to))
}
