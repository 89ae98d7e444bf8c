import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runSchema } from '../../src/cli/schema.ts'
import { type Change, freshness } from '../../src/knowledge/freshness.ts'
import { lint } from '../../src/knowledge/lint.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { formatProblem } from '../../src/knowledge/problem.ts'
import { createSearch } from '../../src/search/search.ts'
import { weights } from '../../src/search/weights.ts'
import { changed, contentFolder } from '../helpers/content.ts'

const compiledLoad = new URL('../../dist/knowledge/load.js', import.meta.url).href
const dir = join(import.meta.dirname, '..', '..', 'content')
/** The day the shipped content was reviewed for. */
const today = '2026-11-27'

describe('the shipped content', () => {
  it('loads without a problem', async () => {
    const loaded = await loadKnowledge(dir)
    expect(loaded.kind === 'broken' ? loaded.problems.map(formatProblem) : []).toEqual([])
  })

  it('gives no cause for advice, and each entry is found by its checks', { timeout: 120_000 }, async () => {
    const loaded = await loadKnowledge(dir)
    if (loaded.kind === 'broken') throw new Error('broken')
    const search = createSearch(loaded.knowledge, weights)
    const found = lint(loaded.knowledge, today, (question) => search.find(question).hits)
    expect(found.map(({ id, path, vi }) => `${id} ${path.join('.')}: ${vi}`)).toEqual([])
  })

  it('tells on 2 March 2027 all that the new law on civil status and the ended half fees touch', async () => {
    const loaded = await loadKnowledge(dir)
    if (loaded.kind === 'broken') throw new Error('broken')
    const procedures = [...loaded.knowledge.procedures.values()]
    const changes = freshness(loaded.knowledge, '2027-03-02').filter((change) => change.past)
    const told = (kind: Change['kind'], on: string) =>
      changes.filter((each) => each.kind === kind && each.on === on).map(({ entry }) => entry)
    const civilStatus = procedures.filter(({ field }) => field === 'Hộ tịch').map(({ id }) => id)
    expect(civilStatus.length).toBeGreaterThanOrEqual(12)
    expect(told('basis-ends', '2027-02-28')).toEqual(expect.arrayContaining(civilStatus))
    const halved = procedures.filter(({ legalBasis }) =>
      legalBasis.some(({ document }) => document === 'tt-64-2025-tt-btc'),
    )
    expect(halved.length).toBeGreaterThanOrEqual(5)
    expect(told('fact-ends', '2026-12-31')).toEqual(expect.arrayContaining(halved.map(({ id }) => id)))
  })

  it('has its schemas and first lines up to date', async () => {
    const out: string[] = []
    await runSchema({ dir, check: true }, { out: (text) => out.push(text), err: () => {} })
    expect(out).toEqual([])
  })
})

describe('two hundred files', () => {
  it('load in well under four seconds', async () => {
    const folder = contentFolder()
    mkdirSync(join(folder, 'procedures/nhieu'))
    const entry = readFileSync(join(dir, 'procedures/khai-sinh.yaml'), 'utf8')
    const sound = /^(?:related|legalBasis|simplifications):[\s\S]*?(?=^\S|$(?![\s\S]))/gm
    for (let at = 0; at < 200; at++) {
      const text = entry.replace(sound, '').replace('id: khai-sinh', `id: muc-${at}\nlegalBasis: []`)
      writeFileSync(join(folder, `procedures/nhieu/muc-${at}.yaml`), text)
    }
    writeFileSync(join(folder, 'language/chung.yaml'), changed('language/chung.yaml', '[ạ]', '[ạ, nhé]'))
    const times = loadTimes(folder)
    console.info(
      `208 files of ${(entry.length / 1024).toFixed(1)} kB load in ${times.join(', ')} ms, the first cold`,
    )
    expect(Math.min(...times)).toBeLessThan(4_000)
  })
})

/** Of the compiled program, in a process of its own: a test runner is slower and busier than a server. */
function loadTimes(folder: string): number[] {
  const script = `
    const { loadKnowledge } = await import(${JSON.stringify(compiledLoad)})
    const times = []
    for (let run = 0; run < 4; run++) {
      const started = performance.now()
      const { kind } = await loadKnowledge(${JSON.stringify(folder)})
      times.push(kind === 'loaded' ? Math.round(performance.now() - started) : 1e9)
    }
    console.log(JSON.stringify(times))`
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  })
  return z.array(z.number()).parse(JSON.parse(output))
}
