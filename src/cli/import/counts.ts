/** A count for each key, in the order of the keys. */
export function counts<Key extends string>(
  keys: readonly Key[],
  count: (key: Key) => number,
): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, count(key)]))
}

/** «fee-zero 3, abolished 1», without what there is none of; `most`: so many of them. */
export function list(found: Readonly<Record<string, number>>, most = Number.POSITIVE_INFINITY): string {
  const parts = Object.entries(found).filter(([, count]) => count > 0)
  const shown = parts.slice(0, most).map(([key, count]) => `${key} ${count}`)
  const more = parts.length - shown.length
  return shown.length === 0 ? '0' : `${shown.join(', ')}${more > 0 ? ` … (+${more})` : ''}`
}
