import type { Channel } from './channels/channel.ts'
import type { Load, Memory } from './desk/memory.ts'
import { freshness } from './knowledge/freshness.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { today } from './lib/day.ts'
import type { Meters } from './lib/meters.ts'

const stateValues = { up: 1, degraded: 1, starting: 0, down: 0 } as const

/** What is looked up when somebody reads the metrics. */
export function addGauges(
  meters: Meters,
  memory: Memory,
  doors: readonly Channel[],
  knowledge: () => Knowledge,
  now: () => number,
): void {
  const seconds = (at: number | null): number => (at === null ? 0 : Math.max(0, now() - at) / 1000)
  let loading: Promise<Load> | undefined
  /** All gauges of one reading look once. */
  const load = () => {
    loading ??= memory.load().finally(() => {
      loading = undefined
    })
    return loading
  }
  meters.gauge('motcua_inbox_waiting', 'Messages waiting for an answer', [], async () => [
    { labels: {}, value: (await load()).waiting },
  ])
  meters.gauge('motcua_inbox_oldest_seconds', 'Age of the longest waiting message', [], async () => [
    { labels: {}, value: seconds((await load()).oldestWaitingAt) },
  ])
  meters.gauge(
    'motcua_outbox',
    'Answers that are not known to have arrived, by where they stand',
    ['channel', 'state'],
    async () =>
      (await load()).outbox.map(({ channel, state, count }) => ({
        labels: { channel, state },
        value: count,
      })),
  )
  meters.gauge('motcua_outbox_oldest_seconds', 'Age of the oldest unsent answer', ['channel'], async () =>
    (await load()).outbox
      .filter(({ state }) => state === 'pending')
      .map(({ channel, oldestAt }) => ({ labels: { channel }, value: seconds(oldestAt) })),
  )
  meters.gauge('motcua_token_age_seconds', 'Age of tokens that renew themselves', ['channel'], async () => {
    const credential = await memory.credentials.read('zalo-oa')
    return credential ? [{ labels: { channel: 'zalo-oa' }, value: seconds(credential.obtainedAt) }] : []
  })
  addContentGauge(meters, knowledge, now)
  meters.gauge('motcua_channel_up', '1 when the channel serves', ['channel'], async () =>
    doors.flatMap(({ channel, health }) =>
      health ? [{ labels: { channel }, value: stateValues[health().state] }] : [],
    ),
  )
}

function addContentGauge(meters: Meters, knowledge: () => Knowledge, now: () => number): void {
  meters.gauge('motcua_content_changes', 'Facts, bases and reviews that time ends', ['state'], async () => {
    const changes = freshness(knowledge(), today(now(), knowledge().office.timeZone))
    const past = changes.filter((change) => change.past).length
    return [
      { labels: { state: 'past' }, value: past },
      { labels: { state: 'coming' }, value: changes.length - past },
    ]
  })
}
