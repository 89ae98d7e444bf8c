import { describe, expect, it } from 'vitest'
import { changedKinds, type Facts, factsOf } from '../../src/knowledge/facts.ts'
import { shippedLibrary } from '../helpers/library.ts'

const facts: Facts = {
  fees: [{ amount: 5000 }, { amount: 'free', channel: 'online' }],
  times: [{ amount: 3, unit: 'working-day' }],
  papers: [
    { name: 'Tờ khai', use: 'submit', originals: 1 },
    { name: 'Giấy chứng sinh', use: 'submit' },
  ],
}

describe('a change of facts', () => {
  it.each<[string, Partial<Facts>, readonly string[]]>([
    ['none', {}, []],
    ['the order of lines', { fees: facts.fees.toReversed(), papers: facts.papers?.toReversed() ?? [] }, []],
    ['a fee', { fees: [{ amount: 8000 }, { amount: 'free', channel: 'online' }] }, ['fees']],
    ['a unit', { times: [{ amount: 3, unit: 'day' }] }, ['times']],
    ['one paper less', { papers: facts.papers?.slice(1) ?? [] }, ['papers']],
    ['papers nobody knows any more', { papers: null }, ['papers']],
    ['no papers is not unknown papers', { papers: [] }, ['papers']],
  ])('%s', (_, change, kinds) => {
    expect(changedKinds(facts, { ...facts, ...change })).toEqual(kinds)
  })

  it('is none for any procedure that was written down and read again', async () => {
    const { knowledge } = await shippedLibrary()
    for (const procedure of knowledge.procedures.values()) {
      const now = factsOf(procedure, '2026-11-27')
      expect(changedKinds(JSON.parse(JSON.stringify(now)), now)).toEqual([])
    }
  })
})
