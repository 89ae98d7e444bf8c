import type { Library } from '../../intents/intent.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Io } from '../io.ts'
import type { LabelledTalk } from './questions.ts'
import { play, type Rate, rate, type Turn } from './score.ts'

/** What becomes of questions whose entry nobody has written: each is played without its right entries. */
export type RemovedScores = {
  readonly n: number
  /** A neighbour was given as the answer. */
  readonly answered: Rate
  readonly choices: Rate
  readonly unknown: Rate
}

/** Plays every single question about an entry against an index that lacks it: an index for each entry takes a minute or two. */
export function playRemoved(
  talks: readonly LabelledTalk[],
  knowledge: Knowledge,
  libraryOf: (knowledge: Knowledge) => Library,
  at: number,
  io: Io,
): RemovedScores {
  const groups = byTopics(talks.filter((talk) => talk.turns.length === 1))
  const turns: Turn[] = []
  for (const [done, { topics, asked }] of groups.entries()) {
    io.err(`${done + 1}/${groups.length} without ${topics.join(', ')}`)
    turns.push(...play(asked, libraryOf(without(knowledge, topics)), at))
  }
  return {
    n: turns.length,
    answered: rate(turns, ({ answer }) => answer.entry !== undefined),
    choices: rate(turns, ({ answer, named }) => answer.entry === undefined && named.length > 0),
    unknown: rate(turns, ({ named }) => named.length === 0),
  }
}

/** Questions about the same entries together. Duties and what is no entry are left out. */
function byTopics(talks: readonly LabelledTalk[]) {
  const groups = new Map<string, { readonly topics: readonly string[]; readonly asked: LabelledTalk[] }>()
  for (const talk of talks) {
    const topics = talk.turns.flatMap((turn) => turn.topics)
    if (!topics.every((topic) => /^[a-z0-9-]+$/.test(topic))) continue
    const key = [...topics].sort().join(' ')
    const group = groups.get(key) ?? { topics, asked: [] }
    group.asked.push(talk)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function without(knowledge: Knowledge, topics: readonly string[]): Knowledge {
  const kept = <T>(entries: ReadonlyMap<string, T>) =>
    new Map([...entries].filter(([id]) => !topics.includes(id)))
  return {
    ...knowledge,
    procedures: kept(knowledge.procedures),
    guides: kept(knowledge.guides),
    documents: kept(knowledge.documents),
    feedbackChannels: kept(knowledge.feedbackChannels),
    directives: kept(knowledge.directives),
    catalog: kept(knowledge.catalog),
  }
}
