import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/conversation/answer.ts'
import { begin, type Conversation, follow } from '../../src/conversation/conversation.ts'
import type { Known } from '../../src/conversation/known.ts'
import type { Invited } from '../../src/conversation/member.ts'
import { conversationId, type Message, type Person } from '../../src/conversation/message.ts'
import { createDutyDigest } from '../../src/desk/duty-digest.ts'
import type { Memory, Turned } from '../../src/desk/memory.ts'
import { digestRound } from '../../src/intents/digest-time.ts'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { respond } from '../../src/intents/respond.ts'
import { tellOfDuties } from '../../src/intents/told.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { contentFolder } from '../helpers/content.ts'
import { fictionalDirective, fictionalPath } from '../helpers/directive.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { libraryOf } from '../helpers/library.ts'
import { keepLog } from '../helpers/talk.ts'

const minuteMs = 60_000
const start = Date.parse('2026-07-01T00:00:00+07:00')
const end = Date.parse('2027-07-01T00:00:00+07:00')

/** Holidays of a made-up year, with a long Tết, a Saturday worked instead of a Monday, and a holiday on a Wednesday. */
const off = [
  '2026-08-31',
  '2026-09-02',
  '2027-01-01',
  '2027-02-05',
  '2027-02-08',
  '2027-02-09',
  '2027-02-10',
  '2027-02-11',
  '2027-02-12',
  '2027-04-16',
  '2027-04-30',
  '2027-05-03',
]
const extra = ['2026-08-22']

const calendarOf = (year: string) => `id: "${year}"
year: ${year}
daysOff:
${off
  .filter((day) => day.startsWith(year))
  .map((day) => `  - {day: "${day}", name: Nghỉ}`)
  .join('\n')}
workdays: [${extra
  .filter((day) => day.startsWith(year))
  .map((day) => `{day: "${day}", name: Bù}`)
  .join(', ')}]
sources: [{title: Bịa ra để thử, url: null, read: "2026-06-01"}]
reviewed: "2026-06-01"
`

/** Deadlines all over the year: weekends, holidays and the days around them among them. */
const deadlines = [
  '2026-07-06',
  '2026-07-18',
  '2026-08-01',
  '2026-08-23',
  '2026-09-02',
  '2026-09-03',
  '2026-10-04',
  '2026-11-20',
  '2026-11-30',
  '2026-12-10',
  '2026-12-31',
  '2027-01-01',
  '2027-01-04',
  '2027-02-07',
  '2027-02-10',
  '2027-02-15',
  '2027-03-01',
  '2027-04-16',
  '2027-05-01',
  '2027-05-04',
  '2027-06-28',
]
const kinds = ['department', 'commune', 'any'] as const

const duties = deadlines.map((deadline, at) => ({
  id: String(at + 1),
  clause: null,
  text: `Việc giả số ${at + 1} để thử.`,
  who: ['Đơn vị giả'],
  units: [kinds[at % kinds.length] ?? 'any'],
  deadline,
  topics: [],
  phrases: [`việc giả ${at + 1}`, `việc thử ${at + 1}`, `việc bịa ${at + 1}`],
}))

const invited = (unit: string, unitName: string): Invited => ({
  ...{ unit, unitName },
  role: 'member',
  name: 'Người thử',
  madeBy: 'admin',
})

type Seat = { readonly person: Person; readonly invited: Invited }

const seats: readonly Seat[] = [
  { person: { channel: 'telegram', id: '1' }, invited: invited('so-thu', 'Sở Thử') },
  { person: { channel: 'telegram', id: '2' }, invited: invited('so-thu', 'Sở Thử') },
  { person: { channel: 'zalo-oa', id: '3' }, invited: invited('ubnd-xa-thu', 'UBND xã Thử') },
]

/** A generator that gives the same numbers for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What happened to the machine and the people, in order; `at` is what its clock said. */
type Happening =
  | { readonly kind: 'poll'; readonly at: number; readonly open: readonly boolean[] }
  | { readonly kind: 'writes'; readonly at: number; readonly seat: number }
  | { readonly kind: 'done'; readonly at: number; readonly seat: number; readonly duty: number }
  | { readonly kind: 'restart' }

/** A year of polls a few minutes apart, with days without power, clocks that leap both ways, restarts, and doors that are closed. */
function year(seed: number): Happening[] {
  const draw = random(seed)
  const all: Happening[] = []
  let zaloOpen = true
  for (let at = start; at < end; ) {
    all.push({ kind: 'poll', at, open: [true, true, zaloOpen] })
    const what = draw()
    if (what < 0.004) all.push({ kind: 'restart' })
    else if (what < 0.008) all.push({ kind: 'writes', at, seat: Math.floor(draw() * seats.length) })
    else if (what < 0.0085)
      all.push({
        kind: 'done',
        at,
        seat: Math.floor(draw() * seats.length),
        duty: Math.floor(draw() * duties.length),
      })
    else if (what < 0.01) zaloOpen = !zaloOpen
    if (what > 0.9995)
      at += Math.floor(draw() * 6 * 24 * 60) * minuteMs // no power, or a leap ahead
    else if (what > 0.999)
      at = Math.max(start, at - Math.floor(draw() * 4 * 24 * 60) * minuteMs) // a leap back
    else at += (3 + Math.floor(draw() * 25)) * minuteMs
  }
  return all
}

/** The reminders of this year, counted another way: by listing the working days one by one and going through what happened. */
function expected(happenings: readonly Happening[]): string[] {
  const workdays: string[] = []
  for (let at = Date.UTC(2026, 4, 1); at < Date.UTC(2027, 8, 1); at += 86_400_000) {
    const day = new Date(at)
    const text = day.toISOString().slice(0, 10)
    if (extra.includes(text) || (![0, 6].includes(day.getUTCDay()) && !off.includes(text)))
      workdays.push(text)
  }
  const told: string[] = []
  const reached = new Map<string, number>()
  const finished = new Set<string>()
  const tell = (seat: number, day: string) => {
    for (const [index, deadline] of deadlines.entries()) {
      const unit = seats[seat]?.invited.unit
      const kind = kinds[index % kinds.length]
      if (kind !== 'any' && (kind === 'department') !== (unit === 'so-thu')) continue
      if (finished.has(`${unit} ${index}`)) continue
      const stage = stageOn(deadline, day, workdays)
      const key = `${seat} ${index}`
      if (stage <= (reached.get(key) ?? 0)) continue
      reached.set(key, stage)
      told.push(`${seat} vi-du-2026#${index + 1} ${stage}`)
    }
  }
  for (const each of happenings) {
    if (each.kind === 'restart') continue
    const local = new Date(each.at + 7 * 3_600_000).toISOString()
    const [day, minutes] = [
      local.slice(0, 10),
      Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)),
    ]
    if (each.kind === 'done') finished.add(`${seats[each.seat]?.invited.unit} ${each.duty}`)
    else if (each.kind === 'poll') {
      if (!workdays.includes(day) || minutes < 450 || minutes >= 1080) continue
      for (const seat of seats.keys()) if (each.open[seat]) tell(seat, day)
    } else {
      const begun = workdays.filter((one) => one < day || (one === day && minutes >= 450))
      tell(each.seat, begun.at(-1) ?? '')
    }
  }
  return told.sort()
}

/** 0: nothing yet; 1, 2, 3: seven, three, one working day; from 4 on a week each. */
function stageOn(deadline: string, day: string, workdays: readonly string[]): number {
  if (day > deadline) {
    if (!workdays.some((one) => one > deadline && one <= day)) return 0
    const week = (text: string) => Math.floor((Date.parse(text) / 86_400_000 + 3) / 7)
    return 4 + week(day) - week('2026-01-01')
  }
  const left = workdays.filter((one) => one > day && one <= deadline).length
  return left <= 1 ? 3 : left <= 3 ? 2 : left <= 7 ? 1 : 0
}

/** «2026-12-10/3» → the stage above. */
function stageOf(occasion: string): number {
  const which = occasion.split('/')[1] ?? ''
  if (which.startsWith('late-'))
    return (
      4 +
      Math.floor((Date.parse(which.slice(5)) / 86_400_000 + 3) / 7) -
      Math.floor((Date.parse('2026-01-01') / 86_400_000 + 3) / 7)
    )
  return { '7': 1, '3': 2, '1': 3 }[which] ?? 0
}

/** The service as far as duties go, on a real file that is closed and opened again. */
async function live(library: Library, happenings: readonly Happening[]) {
  const file = join(temporaryFolder(), 'motcua.db')
  const log = keepLog()
  let now = start
  let open: readonly boolean[] = []
  let count = 0
  const begun = async () => {
    const memory = await openSqlite(file, { lock: true })
    const digest = createDutyDigest({
      memory,
      round: (at) => digestRound(library, at),
      say: (person, member, work, conversation, at) =>
        tellOfDuties(library, person, member, work, conversation, at),
      mayTell: ({ id }) => open[seats.findIndex(({ person }) => person.id === id)] ?? false,
      newKey: () => 'abc123',
      log,
      now: () => now,
    })
    return { memory, digest }
  }
  let { memory, digest } = await begun()
  for (const { person, invited } of seats)
    await turn(memory, person, { id: `code-${person.id}`, at: start }, () => ({
      answer: said,
      events: [{ kind: 'member-joined', invited }],
    }))
  for (const each of happenings) {
    if (each.kind === 'restart') {
      await memory.close()
      ;({ memory, digest } = await begun())
      continue
    }
    now = each.at
    if (each.kind === 'poll') {
      open = each.open
      await digest()
    } else await write(memory, library, each, String(count++))
  }
  return { memory, log }
}

const said: Answer = { outcome: 'duty-done', parts: [], basis: [], sources: [], choices: [], buttons: [] }

/** A member writes «xin chào», or says that a duty is done. */
async function write(
  memory: Memory,
  library: Library,
  happening: Extract<Happening, { kind: 'writes' | 'done' }>,
  id: string,
): Promise<void> {
  const seat = seats[happening.seat]
  if (!seat) throw new Error('no seat')
  await turn(memory, seat.person, { id, at: happening.at }, (message, conversation, known) => {
    if (happening.kind === 'writes') return respond(library, message, conversation, undefined, known)
    const duty = `vi-du-2026#${happening.duty + 1}`
    const { unit } = seat.invited
    return { answer: said, events: [{ kind: 'duty-acknowledged', duty, unit, state: 'done' }] }
  })
}

/** A turn as the desk takes it. */
async function turn(
  memory: Memory,
  person: Person,
  { id, at }: { readonly id: string; readonly at: number },
  decide: (message: Message, conversation: Conversation, known: Known) => Reply,
): Promise<void> {
  await memory.accept([{ id, person, said: { kind: 'text', text: 'xin chào' }, at }])
  const [taken] = await memory.turns([conversationId(person)], (message, before, known): Turned => {
    const conversation = before ?? begin('abc123')
    const { answer, events } = decide(message, conversation, known)
    const after = events.reduce((then, event) => follow(then, event, at), conversation)
    return { conversation: after, events, answer, parked: false, erase: false }
  })
  if (taken?.kind !== 'answered') throw new Error('no turn was taken')
}

/** How often this person was told of each duty, as they read it. */
async function toldOf(memory: Memory, person: Person): Promise<string[]> {
  const told: string[] = []
  for (let after = 0; ; ) {
    const page = await memory.outgoingAfter(person, after)
    for (const { answer } of page)
      for (const part of answer.parts) {
        const lines = part.kind === 'facts' ? [part.label ?? ''] : part.kind === 'list' ? part.items : []
        for (const line of lines) {
          const number = /Việc giả số (\d+) để thử/.exec(line)?.[1]
          if (number !== undefined) told.push(`vi-du-2026#${number}`)
        }
      }
    if (page.length === 0) return told.sort()
    after = page.at(-1)?.id ?? after
  }
}

describe('a year of duties', () => {
  const content = {
    [fictionalPath]: fictionalDirective('public', duties, '2026-06-01'),
    'calendar/2026.yaml': calendarOf('2026'),
    'calendar/2027.yaml': calendarOf('2027'),
  }

  it.each([1, 2, 3])(
    'reminds of each deadline once, whatever clocks and power do (%i)',
    async (seed) => {
      const happenings = year(seed)
      const { memory, log } = await live(await libraryOf(contentFolder(content)), happenings)
      const reminders = expected(happenings)
      for (const [seat, { person, invited }] of seats.entries()) {
        const own = reminders.filter((each) => each.startsWith(`${seat} `)).map((each) => each.slice(2))
        const { reminded } = await memory.duties.work(person, invited.unit)
        expect(reminded.map(({ duty, occasion }) => `${duty} ${stageOf(occasion)}`).sort()).toEqual(own)
        expect(await toldOf(memory, person)).toEqual(own.map((each) => each.split(' ')[0]).sort())
      }
      expect(log.entries.filter(({ level }) => level === 'error')).toEqual([])
      const kindsOf = (kind: Happening['kind']) => happenings.filter((each) => each.kind === kind).length
      console.info(
        `year ${seed}: ${kindsOf('poll')} polls, ${kindsOf('restart')} restarts, ${reminders.length} reminders, each once`,
      )
      await memory.close()
    },
    120_000,
  )
})
