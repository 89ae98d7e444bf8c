import type { Fields } from './page.ts'

/** The first value of each name, cut; names that every object has are dropped. */
export function readFields(given: unknown, longest: number): Fields {
  if (typeof given !== 'object' || given === null) return {}
  const entries = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    const first: unknown = Array.isArray(value) ? value[0] : value
    return typeof first === 'string' && /^[a-z][a-z0-9_-]{0,40}$/i.test(name)
      ? [[name, first.slice(0, longest).replaceAll('\0', '')]]
      : []
  })
  return Object.fromEntries(entries.filter(([name]) => !(name in Object.prototype)))
}

export const longestField = 4_000
export const longestQuery = 200
