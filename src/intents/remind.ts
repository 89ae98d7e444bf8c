import type { Button, Part } from '../conversation/answer.ts'
import type { Event } from '../conversation/event.ts'
import { workCalendar } from '../knowledge/working-days.ts'
import { shorten } from '../lib/shorten.ts'
import { list } from './card/card.ts'
import { leftLine } from './card/duty.ts'
import { digestDay } from './digest-time.ts'
import { acknowledgeButtons } from './duty-buttons.ts'
import type { Heard, Reply } from './intent.ts'
import { quiet } from './opinion-button.ts'
import { button, reply, shortName } from './reply.ts'
import { type Due, dueOn } from './unit-work.ts'

/** More buttons than these no phone shows well. */
const buttons = 8

/** What this member must be told at the latest digest and has not been. */
export function remindersOf({ member, work, knowledge, message }: Heard): readonly Due[] {
  if (!member || !work) return []
  const calendar = workCalendar(knowledge)
  return dueOn(member, work, knowledge, calendar, digestDay(message.at, knowledge.office.timeZone, calendar))
}

/** The morning's digest, which nobody asked for; undefined: there is nothing to be reminded of. */
export function remind(heard: Heard): Reply | undefined {
  const due = remindersOf(heard)
  const [first] = due
  if (!first || !heard.member) return undefined
  return reply(quiet(heard), {
    outcome: 'notice',
    parts: digest(heard, due),
    buttons:
      due.length === 1
        ? [...openButtons(heard, due), ...acknowledgeButtons(heard, first)]
        : openButtons(heard, due.slice(0, buttons)),
    also: due.map(reminded),
  })
}

/** Reminders that could not be sent come first when the member writes, once. */
export function tellReminders(heard: Heard, { answer, events }: Reply): Reply {
  const isNoTime = answer.outcome === 'continued' || answer.outcome === 'smalltalk-emergency'
  if (isNoTime || events.some(({ kind }) => kind === 'forgotten')) return { answer, events }
  const settled = new Set(events.flatMap((event) => (event.kind === 'duty-acknowledged' ? [event.duty] : [])))
  const due = remindersOf(heard).filter(({ id }) => !settled.has(id))
  if (due.length === 0) return { answer, events }
  return {
    answer: { ...answer, parts: [...digest(heard, due), ...answer.parts] },
    events: [...due.map(reminded), ...events],
  }
}

/** What falls due in full, what is overdue in a line each: every duty that counts as told is named. */
function digest(heard: Heard, due: readonly Due[]): Part[] {
  const { words, member, today } = heard
  const isLate = ({ duty }: Due) => (duty.deadline ?? '') < today
  const late = due
    .filter(isLate)
    .map((each) => words.duty.digest.line(nameOf(each), leftLine(heard, each.duty.deadline ?? '')))
  return [
    { kind: 'title', text: words.duty.digest.title(member?.unitName ?? '', due.length) },
    ...due.filter((each) => !isLate(each)).map((each, at) => partOf(heard, each, at + 1)),
    ...list(words.duty.digest.overdue, late),
  ]
}

function partOf(heard: Heard, each: Due, at: number): Part {
  const { words } = heard
  const { duty, directive } = each
  const from = [duty.clause, directive.number ?? directive.name].filter((part) => part !== null).join(', ')
  return {
    kind: 'facts',
    label: `${at}. ${nameOf(each)}`,
    facts: [
      { label: words.duty.deadline, lines: [leftLine(heard, duty.deadline ?? '')] },
      { label: words.duty.of, lines: [from] },
    ],
  }
}

function nameOf({ duty }: Due): string {
  return shorten(duty.text.replace(/\.$/, ''), 160)
}

function openButtons(heard: Heard, due: readonly Due[]): Button[] {
  return due.map((each) => button(heard, shortName(each, heard), { kind: 'show', entry: each.id }))
}

function reminded({ id, occasion }: Due): Event {
  return { kind: 'reminded', duty: id, occasion }
}
