/** `share`: 0 to 1; `day`: 2026-11-27; `score`: 1 to 5. */
export type Column = {
  readonly heading: string
  readonly kind: 'text' | 'count' | 'share' | 'score' | 'day'
}

/** null: hidden or unknown, shown as «–». */
export type Cell = string | number | null

/** One table for people and for files. `name`: ASCII kebab-case, for files; `notes` stand below and belong to the figures. */
export type Table = {
  readonly name: string
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly notes: readonly string[]
}
