import { readFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { entries, type Knowledge } from '../../../src/knowledge/knowledge.ts'
import { createSearch } from '../../../src/search/search.ts'
import { weights } from '../../../src/search/weights.ts'
import type { Feed, Opened, Peer } from '../peers/peer.ts'
import { loadPeer } from '../peers/peers.ts'
import { fedWith } from './corpus.ts'
import type { Job, Measured, Outcome } from './job.ts'
import { type Asked, questionsFrom } from './questions.ts'

/** The process of one job: gets it as a message, answers with what was measured, ends. */
process.once('message', (job: Job) => {
  measured(job).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exit(1)
    },
  )
})

const looked = 3
const warmUpQuestions = 20
/** Slow engines are warm sooner. */
const warmUpShare = 0.1

async function measured(job: Job): Promise<Measured> {
  const knowledge: Knowledge = deserialize(readFileSync(job.content))
  const ids = new Set(entries(knowledge).map(({ id }) => id))
  const all = await questionsFrom(job.questions)
  const questions = all.filter(({ topics }) => topics.some((topic) => ids.has(topic)))
  const peer = job.peer && (await loadPeer(job.peer.name))
  const clock = peer?.elsewhere ? wall : cpu
  await peer?.start?.()
  const memoryBefore = memory()
  const started = clock()
  const engine = await open(peer, job.peer?.feed, knowledge)
  const build = clock() - started
  const added = engine.stored ?? Math.max(0, memory() - memoryBefore)
  const { times, outcomes } = await ask(engine, questions, job.seconds * 1000, clock)
  await engine.close?.()
  times.sort((one, other) => one - other)
  return { build, memory: added, times, outcomes, questions: questions.length }
}

async function open(peer: Peer | undefined, feed: Feed | undefined, knowledge: Knowledge): Promise<Opened> {
  if (peer && feed) {
    const { corpus, ask } = fedWith(feed, knowledge)
    const opened = await peer.open(corpus)
    return { ...opened, search: (question, limit) => opened.search(ask(question), limit) }
  }
  const { find } = createSearch(knowledge, weights)
  return {
    search: (question, limit) =>
      find(question)
        .hits.slice(0, limit)
        .map(({ entry }) => entry),
  }
}

async function ask(engine: Opened, questions: readonly Asked[], most: number, clock: () => number) {
  const started = clock()
  for (const { text } of questions.slice(0, warmUpQuestions)) {
    await engine.search(text, looked)
    if (clock() - started > most * warmUpShare) break
  }
  const times: number[] = []
  const outcomes: Outcome[] = []
  for (const { text, topics, column } of questions) {
    const before = clock()
    const found = await engine.search(text, looked)
    times.push(clock() - before)
    outcomes.push({ column, rank: found.findIndex((id) => topics.includes(id)) + 1 })
    if (clock() - started > most) break
  }
  return { times, outcomes }
}

/** Milliseconds; of all threads of this process. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function wall(): number {
  return performance.now()
}

/** Bytes in use: of JavaScript's heap what is alive, and all that the process holds outside of it. */
function memory(): number {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, heapTotal, rss } = process.memoryUsage()
  return rss - heapTotal + heapUsed
}
