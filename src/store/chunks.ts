/** Rows of one statement: SQLite takes 32,766 binds, and longer statements are no faster. */
const rowsAtOnce = 200

export function* chunks<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += rowsAtOnce) yield list.slice(at, at + rowsAtOnce)
}
