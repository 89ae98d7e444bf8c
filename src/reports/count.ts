import type { Happened } from '../conversation/event.ts'
import { conversationId, type Person } from '../conversation/message.ts'
import { today } from '../lib/day.ts'
import { isVisit, type Tally, talliesOf } from './tally.ts'

/** Somebody and the days on which they came, each with an instant of it (epoch milliseconds). */
export type Visitor = { readonly person: Person; readonly days: ReadonlyMap<string, number> }

/** What events add up to; visits become tallies only where it is known when else these people came (see visits.ts). */
export type Counted = { readonly tallies: readonly Tally[]; readonly visitors: readonly Visitor[] }

export type Count = {
  take(happened: Happened): void
  counted(): Counted
}

/** Counts events, in any order, by the days of this IANA time zone. */
export function createCount(timeZone: string): Count {
  const dayOf = dayReader(timeZone)
  const sums: Sums = new Map()
  const visitors = new Map<string, { person: Person; days: Map<string, number> }>()

  function visit(person: Person, day: string, at: number): void {
    const id = conversationId(person)
    const known = visitors.get(id)
    if (!known) visitors.set(id, { person, days: new Map([[day, at]]) })
    else if (!known.days.has(day)) known.days.set(day, at)
  }

  return {
    take(happened) {
      for (const tally of talliesOf(happened, dayOf)) add(sums, tally)
      if (isVisit(happened.event)) visit(happened.person, dayOf(happened.at), happened.at)
    },
    counted: () => ({ tallies: summed(sums), visitors: [...visitors.values()] }),
  }
}

/** The same tallies added up, each key once; those that come to nothing are left out. */
export function addUp(tallies: Iterable<Tally>): readonly Tally[] {
  const sums: Sums = new Map()
  for (const tally of tallies) add(sums, tally)
  return summed(sums).filter(({ count }) => count !== 0)
}

/** Added to in place: a year is a million times. */
type Sums = Map<string, { readonly tally: Tally; count: number }>

function add(sums: Sums, tally: Tally): void {
  const { what, day, channel, item, value, entry, place, way, count } = tally
  const key = `${what} ${day} ${channel} ${item} ${value} ${entry} ${place} ${way}`
  const known = sums.get(key)
  if (known) known.count += count
  else sums.set(key, { tally, count })
}

function summed(sums: Sums): readonly Tally[] {
  return [...sums.values()].map(({ tally, count }) => (tally.count === count ? tally : { ...tally, count }))
}

/** Every time zone of today changes its day on a quarter of an hour of UTC. */
const quarterMs = 900_000

/** Events come in the order of time: most have the day of the one before. */
function dayReader(timeZone: string): (at: number) => string {
  let quarter: number | undefined
  let day = ''
  return (at) => {
    const now = Math.floor(at / quarterMs)
    if (now !== quarter) day = today(at, timeZone)
    quarter = now
    return day
  }
}
