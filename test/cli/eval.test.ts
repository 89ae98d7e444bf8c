import { beforeAll, describe, expect, it } from 'vitest'
import { evaluate } from '../../src/cli/eval/eval.ts'
import { readQuestions } from '../../src/cli/eval/questions.ts'
import { play, type Scores, score } from '../../src/cli/eval/score.ts'
import type { Library } from '../../src/intents/intent.ts'
import { findEntry } from '../../src/knowledge/knowledge.ts'
import { morning, shippedLibrary } from '../helpers/library.ts'

/** Written apart from the content and never fitted on: what these say is what people may expect. */
const heldOut = 'test/questions.yaml'

let library: Library
let all: Scores
let unmarked: Scores

beforeAll(async () => {
  library = await shippedLibrary()
  const turns = play(await readQuestions(heldOut), library, morning)
  all = score(turns)
  unmarked = score(turns.filter((turn) => turn.style === 'unmarked'))
}, 60_000)

describe('understanding, on questions never seen before', () => {
  it('names the right entry first in 90 of 100', () => {
    expect(all.top1.n).toBeGreaterThanOrEqual(150)
    expect(all.top1.value).toBeGreaterThanOrEqual(0.9)
    expect(unmarked.top1.value).toBeGreaterThanOrEqual(0.88)
  })

  it('answers something else in at most 3 of 100', () => {
    expect(all.wrong.value).toBeLessThanOrEqual(0.03)
  })

  it('refuses 95 of 100 that no office answers', () => {
    expect(all.refusedOut.n).toBeGreaterThanOrEqual(30)
    expect(all.refusedOut.value).toBeGreaterThanOrEqual(0.95)
  })

  it('labels only entries that exist, or that the content does not have yet', async () => {
    const talks = await readQuestions(heldOut)
    const labels = new Set(talks.flatMap((talk) => talk.turns.flatMap((turn) => turn.topics)))
    const strange = [...labels].filter(
      (label) => !/^[A-Z]+$/.test(label) && !findEntry(library.knowledge, label),
    )
    expect(strange).toEqual([])
  })
})

describe('motcua eval --json', () => {
  it('prints all, byStyle and misses', async () => {
    const printed: string[] = []
    const io = { out: (text: string) => printed.push(text), err: () => {} }
    expect(await evaluate(heldOut, { json: true }, library, morning, io)).toBe(0)
    const result = JSON.parse(printed.join('\n'))
    expect(Object.keys(result)).toEqual(['all', 'byStyle', 'misses'])
    expect(Object.keys(result.all)).toEqual(
      expect.arrayContaining([
        'n',
        'top1',
        'top3',
        'top10',
        'mrr',
        'facet',
        'wrong',
        'answered',
        'choices',
        'unknown',
        'refusedOut',
        'p50Ms',
        'p95Ms',
      ]),
    )
    expect(result.all.top1).toEqual({
      value: all.top1.value,
      low: expect.any(Number),
      high: expect.any(Number),
      n: expect.any(Number),
    })
  })

  it('names the file and the item when a question is not one', async () => {
    await expect(readQuestions('content/office/van-phong.yaml')).rejects.toThrow(
      /van-phong.yaml: expected a list/,
    )
  })
})
