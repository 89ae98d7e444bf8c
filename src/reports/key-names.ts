import { report } from '../words/report.ts'
import { tables } from '../words/tables.ts'
import type { Cell } from './figures.ts'

/** As the ministry's method counts them. */
export function inOrder(cells: readonly Cell[]): readonly Cell[] {
  const order = Object.keys(report.factors)
  return [...cells].sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key))
}

/** What keys are called; those that are not known any more stay as they are stored. */
export const channelName = naming(tables.channels)
export const factorName = naming(report.factors)
export const wayName = naming(tables.ways)
/** 2026-11 → 11/2026. */
export const monthName = (key: string): string => key.split('-').reverse().map(Number).join('/')

function naming(names: Readonly<Record<string, string>>): (key: string) => string {
  return (key) => (Object.hasOwn(names, key) ? (names[key] ?? key) : key)
}
