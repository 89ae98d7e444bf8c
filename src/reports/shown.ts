import { formatDay } from '../lib/day.ts'
import { groupThousands } from '../words/words.ts'
import type { Cell, Column } from './table.ts'

/** A cell as Vietnamese readers write it: 1.234; 45,3 %; 4,2; 27/11/2026. null is «–». */
export function shown(cell: Cell, kind: Column['kind']): string {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '–'
  if (typeof cell === 'string') return kind === 'day' && isDay(cell) ? formatDay(cell) : cell
  switch (kind) {
    case 'share':
      return percent(cell)
    case 'score':
      return decimal(cell, 2)
    case 'count':
    case 'text':
    case 'day':
      return Number.isInteger(cell) ? groupThousands(cell) : decimal(cell, 2)
  }
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** 0.4527 → «45,3 %»; 1 → «100 %». */
export function percent(share: number): string {
  const digits = (share * 100).toFixed(1).replace(/\.0$/, '')
  return `${digits.replace('.', ',')} %`
}

/** 4.25 → «4,25». */
export function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', ',')
}
