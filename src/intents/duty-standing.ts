import type { Part } from '../conversation/answer.ts'
import type { Entry } from '../knowledge/knowledge.ts'
import { formatDay, today } from '../lib/day.ts'
import { isOwnDuty } from './duty-buttons.ts'
import type { Heard } from './intent.ts'
import { text } from './reply.ts'
import { standingOf } from './unit-work.ts'

/** How a duty of one's own unit stands; empty for everybody else. */
export function howItStands(heard: Heard, entry: Entry): Part[] {
  return isOwnDuty(heard, entry) ? text(standingLine(heard, entry.id)) : []
}

/** A manager sees how many have received it. */
export function standingLine({ words, work, member, knowledge }: Heard, id: string): string {
  const { standing } = words.duty
  const { received, done } = standingOf(id, work ?? { acknowledged: [], reminded: [] })
  if (done) {
    const on = formatDay(today(done.at, knowledge.office.timeZone))
    return done.document === null ? standing.done(on) : standing.doneBy(on, done.document)
  }
  if (member?.role === 'manager') return standing.receivedBy(received.length)
  return received.some(({ own }) => own) ? standing.received : standing.open
}
