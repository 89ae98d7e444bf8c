import type { Cited } from '../conversation/answer.ts'
import type { News } from '../conversation/news.ts'
import { changedKinds, type Facts } from '../knowledge/facts.ts'
import { faultFields, type Log } from '../lib/log.ts'
import { automatic } from './broadcasts.ts'
import type { Memory } from './memory.ts'
import type { Act } from './staff.ts'

/** A procedure as its followers are told of it. */
export type Followed = { readonly name: string; readonly facts: Facts; readonly sources: readonly Cited[] }

export type ChangesOptions = {
  readonly memory: Pick<Memory, 'broadcasts'>
  /** Every procedure in force now, by id. */
  readonly current: () => ReadonlyMap<string, Followed>
  readonly log: Log
  readonly now: () => number
}

/** Content is often mended in several steps: what is changed back meanwhile is told nobody. Staff may call it off as well. */
export const changeDelayMs = 10 * 60_000

/** Rows of one statement. */
const notedAtOnce = 200

/**
 * To be called when other content is in force, and each day: facts begin and end by themselves. What was told last is remembered in the
 * store, so that what changed while nobody ran is told too, and nothing twice.
 */
export function createChanges(options: ChangesOptions): () => Promise<void> {
  const { memory, current, log } = options
  return async () => {
    const told = await memory.broadcasts.toldFacts()
    const fresh: { entry: string; facts: string }[] = []
    for (const [entry, followed] of current()) {
      const before = told.get(entry)
      if (before === undefined) fresh.push({ entry, facts: JSON.stringify(followed.facts) })
      else
        await tellChange(options, entry, followed, before).catch((error) =>
          log.error(
            { ...faultFields(error), entry },
            'a change of content was not told, the next look tries again',
          ),
        )
    }
    for (let at = 0; at < fresh.length; at += notedAtOnce)
      await memory.broadcasts.noteFacts(fresh.slice(at, at + notedAtOnce), options.now())
  }
}

async function tellChange(
  { memory, log, now }: ChangesOptions,
  entry: string,
  { name, facts, sources }: Followed,
  before: string,
): Promise<void> {
  const known: Facts = JSON.parse(before)
  if (changedKinds(known, facts).length === 0) return
  const newsSince = (pending: News | undefined): News | undefined => {
    const since = pending?.kind === 'change' ? pending.before : known
    const isOther = changedKinds(since, facts).length > 0
    return isOther ? { kind: 'change', entry, name, before: since, after: facts, sources } : undefined
  }
  const at = now()
  const done = {
    at,
    who: automatic,
    source: '-',
    action: 'broadcast change',
    outcome: 'done',
    detail: entry,
  } as const
  const act = (target: string): Act => ({ ...done, target })
  const startsAt = at + changeDelayMs
  const id = await memory.broadcasts.change(entry, JSON.stringify(facts), startsAt, newsSince, act)
  if (id !== undefined) log.info({ entry, broadcast: id }, 'followers will be told what changed')
}
