import type { Table } from '../reports/table.ts'

/** Tables as they are, `null` for what is hidden or unknown. */
export function toJson(tables: readonly Table[], beside: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ ...beside, tables }, null, 2)
}
