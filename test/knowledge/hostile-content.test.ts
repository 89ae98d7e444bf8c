import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Loaded, loadKnowledge } from '../../src/knowledge/load.ts'
import type { loadInWorker as Load } from '../../src/knowledge/load-in-worker.ts'
import { checkShape } from '../../src/knowledge/shape.ts'
import { parseYaml } from '../../src/knowledge/yaml.ts'
import { changed, contentFolder, sampleContent, writeContentFile } from '../helpers/content.ts'
import { bombs } from './bombs.ts'

/** Node 20 cannot start a .ts worker: this is the compiled one. */
const compiled = new URL('../../dist/knowledge/load-in-worker.js', import.meta.url).href
const { loadInWorker }: { readonly loadInWorker: typeof Load } = await import(compiled)

const procedure = 'procedures/khai-sinh.yaml'
const sample = sampleContent[procedure]

describe('a bomb', () => {
  it.each(bombs)('of $what is refused in a few seconds, and talk goes on', async ({ text }) => {
    const folder = contentFolder({ [procedure]: text })
    const stalls = watchStalls()
    const started = performance.now()
    const loaded = await loadInWorker(folder)
    const tookMs = performance.now() - started
    expect(tookMs).toBeLessThan(9_000)
    // Read in this thread, it would be all of the time.
    expect(stalls.longestMs()).toBeLessThan(500 + tookMs / 2)
    expect(problemsOf(loaded).length).toBeGreaterThan(0)
    expect(problemsOf(loaded).length).toBeLessThan(200)
    expect(problemsOf(loaded)[0]).toMatchObject({ file: procedure })
  })
})

describe('loading in a thread', () => {
  it('brings the same knowledge', async () => {
    const folder = contentFolder()
    expect(await loadInWorker(folder)).toEqual(await loadKnowledge(folder))
  })

  it('is stopped when it takes too long, says so, and the next load is not harmed', async () => {
    const manyKeys = Array.from({ length: 100_000 }, (_, at) => `k${at}: 1`).join('\n')
    const slow = await loadInWorker(contentFolder({ [procedure]: manyKeys }), 100)
    expect(problemsOf(slow)).toMatchObject([{ vi: expect.stringContaining('mất quá lâu') }])
    expect(await loadInWorker(contentFolder())).toMatchObject({ kind: 'loaded' })
  })

  it('sees each edit although it remembers what has not changed', async () => {
    const folder = contentFolder()
    for (const name of ['một', 'hai', 'một']) {
      writeContentFile(folder, procedure, changed(procedure, 'Đăng ký khai sinh', name))
      expect(await loadInWorker(folder)).toEqual(await loadKnowledge(folder))
    }
    rmSync(join(folder, procedure))
    expect(await loadInWorker(folder)).toEqual(await loadKnowledge(folder))
  })

  it('may happen twice at once', async () => {
    const [one, two] = [contentFolder(), contentFolder({ [procedure]: 'x' })]
    const both = await Promise.all([loadInWorker(one), loadInWorker(two)])
    expect(both.map((loaded) => loaded.kind)).toEqual(['loaded', 'broken'])
  })
})

describe('a damaged file', () => {
  it('never breaks the reader, wherever it is cut', () => {
    const bytes = Buffer.from(sample)
    for (let end = 0; end < bytes.length; end += 7) {
      const text = bytes.subarray(0, end).toString('utf8')
      const { yaml, problems } = parseYaml(procedure, text)
      const all = [...problems, ...(yaml ? checkShape('procedures', yaml).problems : [])]
      for (const problem of all) expect(problem.line).toBeGreaterThan(0)
    }
  })

  it('is refused, cut at any of forty places', async () => {
    const bytes = readFileSync(join(contentFolder(), procedure))
    for (let part = 0; part < 40; part++) {
      const loaded = await loadKnowledge(
        contentFolder({ [procedure]: bytes.subarray(0, Math.floor((bytes.length * part) / 40)) }),
      )
      expect(problemsOf(loaded).every((problem) => problem.file === procedure)).toBe(true)
      expect(loaded.kind).toBe('broken')
    }
  })

  it('never breaks the reader, whatever is put into it', () => {
    const junk = fc.stringMatching(/^[-[\]{}:,&*!|>'"%@`#?\t \na0.~\u00e9]{1,12}$/)
    fc.assert(
      fc.property(fc.nat(sample.length), junk, (at, text) => {
        const { yaml } = parseYaml(procedure, sample.slice(0, at) + text + sample.slice(at))
        if (yaml) checkShape('procedures', yaml)
      }),
      { numRuns: 500 },
    )
  })
})

function problemsOf(loaded: Loaded) {
  return loaded.kind === 'broken' ? loaded.problems : []
}

/** The longest time in which this thread could not have answered anyone. */
function watchStalls(): { longestMs(): number } {
  let last = performance.now()
  let longest = 0
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  return {
    longestMs: () => {
      clearInterval(timer)
      return Math.max(longest, performance.now() - last)
    },
  }
}
