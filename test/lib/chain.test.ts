import { describe, expect, it } from 'vitest'
import { chainStart, type Link, linkHash, verifyChain } from '../../src/lib/chain.ts'

type Row = Link & { readonly text: string }
const fieldsOf = ({ text }: Row) => [text]

function chain(texts: readonly string[]): Row[] {
  const rows: Row[] = []
  for (const text of texts) {
    const [seq, previous] = [rows.length + 1, rows.at(-1)?.hash ?? chainStart]
    rows.push({ seq, previous, text, hash: linkHash(previous, seq, [text]) })
  }
  return rows
}

async function* stream(rows: readonly Row[]) {
  yield* rows
}

const good = chain(['a', 'b', 'c', 'd'])
const end = { seq: 4, hash: good[3]?.hash ?? '' }
const verify = (rows: readonly Row[], kept = [end]) => verifyChain(stream(rows), fieldsOf, kept)
const at = (index: number) => good[index] as Row

describe('a chain', () => {
  it('as it was written is whole', async () => {
    expect(await verify(good)).toEqual({ kind: 'whole', end })
    expect(await verify([], [])).toEqual({ kind: 'whole', end: undefined })
  })

  it.each([
    ['a changed row', [at(0), { ...at(1), text: 'B' }, at(2), at(3)], 2, 'changed'],
    ['the first row gone', good.slice(1), 1, 'missing'],
    ['a row gone in the middle', [at(0), at(1), at(3)], 3, 'missing'],
    ['the last row gone', good.slice(0, 3), 4, 'missing'],
    ['all rows gone', [], 1, 'missing'],
    ['a row twice', [at(0), at(1), at(1), at(2), at(3)], 2, 'foreign'],
    ['a row slipped in', [at(0), at(1), { ...at(2), seq: 2.5 }, at(2), at(3)], 2.5, 'foreign'],
    ['a row before the first', [{ ...at(0), seq: 0 }, ...good], 0, 'foreign'],
    ['two rows swapped', [at(0), at(2), at(1), at(3)], 2, 'missing'],
    ['another chain of the same length', chain(['a', 'b', 'c', 'D']), 4, 'changed'],
    ['a rehashed row', [at(0), ...chain(['a', 'B']).slice(1), at(2), at(3)], 3, 'foreign'],
  ] as const)('with %s is broken', async (_what, rows, seq, reason) => {
    expect(await verify(rows)).toEqual({ kind: 'broken', seq, reason })
  })

  it('tells fields apart however they are cut', () => {
    expect(linkHash('', 1, ['ab', 'c'])).not.toBe(linkHash('', 1, ['a', 'bc']))
    expect(linkHash('', 1, ['1'])).not.toBe(linkHash('', 1, [1]))
  })
})
