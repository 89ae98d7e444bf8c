import { begin, follow } from './conversation/conversation.ts'
import type { DecideNews } from './desk/broadcasts.ts'
import { createChanges } from './desk/changes.ts'
import type { Memory } from './desk/memory.ts'
import type { House } from './doors.ts'
import { cite } from './intents/card/card.ts'
import type { Library } from './intents/intent.ts'
import { tellNews } from './intents/news.ts'
import { newKey } from './key.ts'
import { factsOf } from './knowledge/facts.ts'
import { today } from './lib/day.ts'

/** What each recipient of a message to many is told, from the content in force at that moment. */
export function newsFrom(library: () => Library, now: () => number): DecideNews {
  return (broadcast, person, before, stopped) => {
    const at = now()
    const talk = before ?? begin(newKey(), stopped)
    const { answer, events } = tellNews(library(), person, broadcast, talk, at)
    return { answer, events, conversation: events.reduce((after, event) => follow(after, event, at), talk) }
  }
}

/** To be called each second: all that messages to many need besides being sent. Between two steps others have their turn. */
export function broadcasting({ broadcasts }: Memory, now: () => number): () => Promise<void> {
  return async () => {
    while (await broadcasts.advance(now())) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Tells followers what changed in the content; to be called when other content is in force, and each day. */
export function contentChanges(
  { memory, shelf, log }: Pick<House, 'memory' | 'shelf' | 'log'>,
  now: () => number,
) {
  return createChanges({
    memory,
    log,
    now,
    current() {
      const { office, procedures } = shelf.library().knowledge
      const day = today(now(), office.timeZone)
      return new Map(
        [...procedures].map(([id, procedure]) => [
          id,
          { name: procedure.name, facts: factsOf(procedure, day), sources: cite(procedure.sources) },
        ]),
      )
    },
  })
}
