import type { RatingReason } from '../../src/conversation/action.ts'
import { ratingReasons } from '../../src/conversation/action.ts'
import type { Outcome } from '../../src/conversation/answer.ts'
import type { Event, Happened } from '../../src/conversation/event.ts'
import { type ChannelName, channelNames } from '../../src/conversation/message.ts'
import { type Factor, type Stars, stars, ticketKinds, ways } from '../../src/conversation/satisfaction.ts'
import { dayMs, startOf } from '../../src/lib/day.ts'
import { lehmer } from '../bench/random.ts'

export type MonthOptions = {
  readonly seed?: number
  /** Some nine events each. */
  readonly conversations?: number
  /** First day, in Hanoi. */
  readonly from?: string
  readonly days?: number
}

/** Conversations as an office might have in November 2026, oldest first; the same for the same options. */
export function generateMonth(options: MonthOptions = {}): readonly Happened[] {
  const { seed = 7, conversations = 10_000, from = '2026-11-01', days = 30 } = options
  const draw = lehmer(seed)
  const start = startOf(from, 'Asia/Ho_Chi_Minh')
  return Array.from({ length: conversations }, () => {
    // Half as many people as talks: some come again, on other days.
    const channel = pick(
      draw,
      channelNames.filter((name) => name !== 'console'),
    )
    const id = `person-${Math.floor((draw() * conversations) / 2)}`
    const at = start + Math.floor(draw() * days * dayMs)
    return talk(draw, channel).map(
      (event, place): Happened => ({
        person: { channel, id },
        at: Math.min(at + place * 20_000, start + days * dayMs - 1),
        event,
      }),
    )
  })
    .flat()
    .sort((one, other) => one.at - other.at)
}

type Draw = () => number

export const entries = [
  'khai-sinh',
  'khai-tu',
  'ket-hon',
  'thuong-tru',
  'ho-kinh-doanh',
  'cap-gplx',
  'nhan-cha-me-con',
]
export const places = ['14524', '14527', '14530', '37001']

/** The last of each is rare: a cell of fewer than ten. */
function skewed<T>(draw: Draw, list: readonly T[]): T {
  return draw() < 0.0007 ? (list.at(-1) as T) : pick(draw, list.slice(0, -1))
}

function talk(draw: Draw, channel: ChannelName): readonly Event[] {
  const entry = skewed(draw, entries)
  const events: Event[] = []
  const turns = 1 + Math.floor(draw() * 5)
  for (let turn = 1; turn <= turns; turn++) {
    events.push(turned(draw, entry))
    if (draw() < 0.25) events.push(...rated(draw, turn, entry))
  }
  if (draw() < 0.3) events.push({ kind: 'turned', outcome: 'notice', menu: [] }, ...wish(turns))
  if (draw() < 0.02) events.push({ kind: 'language-chosen', language: channel === 'web' ? 'en' : 'vi' })
  if (draw() < 0.3) events.push(...opinion(draw, entry))
  if (draw() < 0.01) events.push({ kind: 'forgotten' })
  return events
}

const ends: readonly Outcome[] = [
  ...(['answered', 'answered', 'answered', 'answered', 'answered-stale', 'choices', 'choices-case'] as const),
  ...(['clarify', 'unknown', 'unknown-not-written', 'refused-out-of-scope', 'smalltalk-greeting'] as const),
  ...(['error-too-long', 'rated', 'continued', 'privacy-asked'] as const),
]

function turned(draw: Draw, entry: string): Event {
  const outcome = pick(draw, ends)
  const isAbout = outcome.startsWith('answered') || outcome === 'choices-case'
  return {
    kind: 'turned',
    outcome,
    ...(isAbout ? { entry } : {}),
    ...(draw() < 0.6 ? { question: 'làm giấy khai sinh cho con cần gì' } : {}),
    ...(draw() < 0.05 ? { offered: true as const } : {}),
    menu: ['abc123.r.1.1', 'abc123.r.1.0', `abc123.s.${entry}.fee`],
  }
}

function rated(draw: Draw, turn: number, entry: string): readonly Event[] {
  if (draw() < 0.8) return [{ kind: 'rated', turn, useful: true, entry }]
  const reason: RatingReason = pick(draw, ratingReasons)
  return [
    { kind: 'rated', turn, useful: false, entry },
    { kind: 'rated', turn, useful: false, entry, reason },
  ]
}

function wish(turn: number): readonly Event[] {
  return [
    { kind: 'wished', turn, question: 'bao giờ có thẻ' },
    { kind: 'wish-ended', turn, how: 'told' },
    { kind: 'refused' },
  ]
}

const questions: readonly (readonly [string, Factor])[] = [
  ['noi-cho', 'access'],
  ['chi-dan', 'access'],
  ['niem-yet', 'procedure'],
  ['thai-do', 'staff'],
  ['dung-hen', 'result'],
  ['gop-y', 'feedback'],
]

function opinion(draw: Draw, entry: string): readonly Event[] {
  const where = {
    ...(draw() < 0.9 ? { entry } : {}),
    ...(draw() < 0.8 ? { place: skewed(draw, places) } : {}),
    ...(draw() < 0.7 ? { way: pick(draw, ways) } : {}),
  }
  const given = star(draw)
  const surveyed = Array.from({ length: Math.floor(draw() * 4) }, (): Event => {
    const [question, factor] = pick(draw, questions)
    return { kind: 'surveyed', question, factor, score: draw() < 0.1 ? 0 : star(draw), ...where }
  })
  const ticket: Event = {
    kind: 'ticket-opened',
    code: 'GY-7K2M',
    about: pick(draw, ticketKinds),
    text: 'chờ lâu quá',
    ...where,
  }
  return [
    { kind: 'service-rated', stars: given, ...where },
    ...surveyed,
    ...(given <= 2 ? [ticket] : []),
    ...(given === 1 ? ([{ kind: 'ticket-ended', code: 'GY-7K2M', how: 'told' }] as const) : []),
    ...(draw() < 0.05 ? ([{ kind: 'asking-set', wanted: false }] as const) : []),
  ]
}

/** More are satisfied than not. */
function star(draw: Draw): Stars {
  return pick(draw, [...stars, 4, 5, 5])
}

function pick<T>(draw: Draw, list: readonly T[]): T {
  return list[Math.floor(draw() * list.length)] as T
}
