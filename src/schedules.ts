import { broadcasting, contentChanges } from './broadcasting.ts'
import type { Channel } from './channels/channel.ts'
import type { Config } from './config.ts'
import type { Memory } from './desk/memory.ts'
import { poll } from './desk/poll.ts'
import { createRounds } from './desk/rounds.ts'
import type { House } from './doors.ts'
import { createFreshnessNotice } from './freshness-notice.ts'
import { dayMs } from './lib/day.ts'
import { tellAuditHead } from './open-staff.ts'
import { reportsFrom } from './reporting.ts'
import type { Figures } from './reports/figures.ts'
import { openDutyDigest, openReplyTelling, openTelling } from './telling.ts'
import { createWeeklyDigest } from './weekly-digest.ts'

/** Staff may reply from any process; nobody notices three seconds. */
const repliesMs = 3_000

/** How far the list of recipients is made, and how sends ended, is looked at so often. */
const broadcastMs = 1_000

/** Facts begin and end at midnight. */
const changesMs = 3_600_000

/** Content ages by the day; the first look comes an hour after a start, so that restarts tell nobody anything. */
const freshnessMs = 3_600_000

/** A staff chat may hear a minute after eight, a member a minute after half past seven. */
const digestMs = 60_000

/** Begins what is done again and again without anybody asking, by the process that leads. Returns how to end it. */
export function openSchedules(
  config: Config,
  house: House,
  doors: readonly Channel[],
  figures: Figures,
): () => Promise<void> {
  const { memory, shelf, log, alarm } = house
  const every = (ms: number, work: () => Promise<void>) => poll(whileLeading(memory, work), ms, log).stop
  const telling = openTelling(house, doors)
  const replying = openReplyTelling(house, doors)
  const changes = createRounds(contentChanges(house, Date.now), log, 'changes of content')
  shelf.whenLoaded(() => void whileLeading(memory, async () => changes.wake())())
  const digest = createWeeklyDigest({
    ...{ memory, chats: config.alertChats, log, now: Date.now },
    reports: () => reportsFrom(shelf.library(), figures),
    timeZone: () => shelf.library().knowledge.office.timeZone,
  })
  const stops = [
    ...[telling.stop, replying.stop, changes.stop],
    every(dayMs, async () => telling.wake()),
    every(repliesMs, async () => replying.wake()),
    every(broadcastMs, broadcasting(memory, Date.now)),
    every(changesMs, async () => changes.wake()),
    every(
      freshnessMs,
      createFreshnessNotice(() => shelf.library().knowledge, alarm, Date.now),
    ),
    every(dayMs, () => tellAuditHead(house)),
    // Tells once by itself, whoever leads.
    poll(digest, digestMs, log).stop,
    every(digestMs, openDutyDigest(house, doors)),
  ]
  return async () => {
    for (const stop of stops.reverse()) await stop()
  }
}

/** What one process does for all. Whoever leads next does what this one missed, at the latest the next time. */
export function whileLeading({ replicas }: Memory, work: () => Promise<void>): () => Promise<void> {
  return async () => {
    if (replicas.term() !== undefined) await work()
  }
}
