import type { Happened } from '../../src/conversation/event.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { findGaps } from '../../src/reports/gaps.ts'
import { missedIn } from '../../src/reports/wordings.ts'
import { shippedLibrary } from '../helpers/library.ts'
import type { Row } from './row.ts'

const sizes = [5_000, 50_000]
const people = 20_000

/** The report of gaps over questions that are all different; ratios against the smallest. */
export async function benchGaps(): Promise<Row[]> {
  const library = await shippedLibrary()
  const rows: Row[] = []
  for (const size of sizes) {
    const events = questionsOf(library.knowledge, size)
    const started = performance.now()
    await findGaps(await missedIn(oneByOne(events)), library, { limit: 20, all: false })
    const value = performance.now() - started
    const name = `gaps among ${size.toLocaleString('en')} different questions`
    const first = rows[0]
    rows.push({ name, value, unit: 'ms', ...(first ? { ratio: value / first.value, of: first.name } : {}) })
  }
  return rows
}

async function* oneByOne(events: readonly Happened[]): AsyncGenerator<Happened> {
  yield* events
}

/** What people say of real procedures, each with two words of another in its midst. */
function questionsOf({ procedures }: Knowledge, size: number): readonly Happened[] {
  const phrases = [...procedures.values()].flatMap(({ phrases, checks }) => [...phrases, ...checks])
  const words = (at: number) => phrases[at % phrases.length]?.split(' ') ?? []
  return Array.from({ length: size }, (_, at) => {
    const [own, other] = [words(at), words(at * 7_919 + Math.floor(at / phrases.length))]
    const middle = at % (own.length + 1)
    const question = [...own.slice(0, middle), ...other.slice(0, 2), ...own.slice(middle)].join(' ')
    return {
      person: { channel: 'web', id: String((at * 31) % people) },
      at: at + 1,
      event: { kind: 'turned', outcome: 'unknown', confidence: 0, question, menu: [] },
    }
  })
}
