import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { createSearch } from '../../src/search/search.ts'
import { weights } from '../../src/search/weights.ts'
import { shippedLibrary } from '../helpers/library.ts'
import { grown } from './grown.ts'
import type { Row } from './row.ts'

const sizes = [100, 1_000, 10_000]
const rounds = 3

/** Search at growing sizes, the shipped content filled up with generated entries; ratios against the smallest. */
export async function benchSearch(): Promise<Row[]> {
  const { knowledge } = await shippedLibrary()
  const questions = questionsOf(knowledge)
  const measured = sizes.map((size) => measure(grown(knowledge, size), questions, size))
  const first = measured[0]
  return measured.flatMap((each) => [
    row(each.size, 'p50', each.p50, 'ms', first?.p50),
    row(each.size, 'p95', each.p95, 'ms', first?.p95),
    row(each.size, 'index build', each.build, 'ms', first?.build),
    row(each.size, 'heap after build', each.heap, 'MB', first?.heap),
  ])
}

function row(size: number, what: string, value: number, unit: string, base: number | undefined): Row {
  const name = `search, ${size.toLocaleString('en')} entries: ${what}`
  return base === undefined
    ? { name, value, unit }
    : { name, value, unit, ratio: value / base, of: '100 entries' }
}

function measure(knowledge: Knowledge, questions: readonly string[], size: number) {
  const started = performance.now()
  const search = createSearch(knowledge, weights)
  const build = performance.now() - started
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const question of questions) {
      const before = performance.now()
      search.find(question)
      times.push(performance.now() - before)
    }
  }
  times.sort((one, other) => one - other)
  globalThis.gc?.()
  const heap = process.memoryUsage().heapUsed / 2 ** 20
  return { size, build, heap, p50: at(times, 0.5), p95: at(times, 0.95) }
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? 0
}

function questionsOf(knowledge: Knowledge): string[] {
  return [...knowledge.procedures.values(), ...knowledge.guides.values()].flatMap((entry) => entry.checks)
}
