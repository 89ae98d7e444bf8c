import type { Alarm } from './desk/alerts.ts'
import { freshness } from './knowledge/freshness.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { daysBetween, today } from './lib/day.ts'

/** Staff are told this long before something changes, and no more often than once a week while nothing new has ended. */
const aheadDays = 30
const weekDays = 7

/** To be called now and then: tells the staff what time has done, or soon will do, to the content. */
export function createFreshnessNotice(
  knowledge: () => Knowledge,
  alarm: Alarm,
  now: () => number,
): () => Promise<void> {
  let told: { readonly day: string; readonly past: number } | undefined

  return async () => {
    const day = today(now(), knowledge().office.timeZone)
    const changes = freshness(knowledge(), day)
    const past = changes.filter((change) => change.past)
    const soon = changes.filter(
      ({ on, past: isPast }) => !isPast && on !== null && daysBetween(day, on) <= aheadDays,
    )
    const [first] = [...past, ...soon]
    if (!first || (told && past.length <= told.past && daysBetween(told.day, day) < weekDays)) return
    told = { day, past: past.length }
    alarm({
      kind: 'content-ages',
      channel: 'content',
      past: past.length,
      soon: soon.length,
      first: first.name,
      day,
    })
  }
}
