import { createHash } from 'node:crypto'

/** One row of a list that can only grow: who changes, removes or slips in one must change all after it. */
export type Link = { readonly seq: number; readonly previous: string; readonly hash: string }

export type ChainEnd = { readonly seq: number; readonly hash: string }

/** `previous` of the first row. */
export const chainStart = '0'.repeat(64)

/** SHA-256, in hex, of the hash before and the row. `fields` in a fixed order: JSON leaves no doubt where one ends. */
export function linkHash(previous: string, seq: number, fields: readonly (string | number)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, seq, ...fields]))
    .digest('hex')
}

export type ChainFinding =
  | { readonly kind: 'whole'; readonly end: ChainEnd | undefined }
  /** `seq`: the first row that is not as it was written, or the first that is missing. */
  | { readonly kind: 'broken'; readonly seq: number; readonly reason: 'changed' | 'missing' | 'foreign' }

/**
 * Follows the chain from its start. `kept`: ends noted earlier (in the store, or better outside of it: who can write to the store can
 * also write a whole new chain); each must still be found.
 */
export async function verifyChain<Row extends Link>(
  rows: AsyncIterable<Row>,
  fieldsOf: (row: Row) => readonly (string | number)[],
  kept: readonly ChainEnd[],
): Promise<ChainFinding> {
  let end: ChainEnd = { seq: 0, hash: chainStart }
  for await (const row of rows) {
    const expected = end.seq + 1
    if (row.seq > expected) return { kind: 'broken', seq: expected, reason: 'missing' }
    if (row.seq < expected || row.previous !== end.hash)
      return { kind: 'broken', seq: row.seq, reason: 'foreign' }
    if (linkHash(row.previous, row.seq, fieldsOf(row)) !== row.hash)
      return { kind: 'broken', seq: row.seq, reason: 'changed' }
    if (kept.some(({ seq, hash }) => seq === row.seq && hash !== row.hash))
      return { kind: 'broken', seq: row.seq, reason: 'changed' }
    end = { seq: row.seq, hash: row.hash }
  }
  if (kept.some(({ seq }) => seq > end.seq)) return { kind: 'broken', seq: end.seq + 1, reason: 'missing' }
  return { kind: 'whole', end: end.seq === 0 ? undefined : end }
}
