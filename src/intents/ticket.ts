import type { Part } from '../conversation/answer.ts'
import type { Event } from '../conversation/event.ts'
import { isPrivate } from '../conversation/message.ts'
import { readTicketCode, type Ticket, writtenCode } from '../conversation/ticket.ts'
import { formatDay, today } from '../lib/day.ts'
import { inShort } from '../lib/shorten.ts'
import { onlyInPrivate } from './in-private.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { opinionButton, quiet } from './opinion-button.ts'
import { reply, text } from './reply.ts'

/** A code, typed: how it stands with what was written, for who wrote it. */
export const lookUpTicket: Intent = (heard) => {
  const code = readTicketCode(heard.text)
  if (code === undefined) return undefined
  const refusal = onlyInPrivate(heard)
  if (refusal) return refusal
  const ticket = heard.tickets.find((each) => each.code === code)
  if (!ticket) return notFound(heard, code)
  const { ticket: said } = heard.words.satisfaction
  return reply(quiet(heard), {
    outcome: 'ticket-shown',
    parts: [
      { kind: 'title', text: said.about(writtenCode(code), dayOf(heard, ticket.at)) },
      ...text(said.yours(inShort(ticket.text)), said.states[ticket.state], ...replyLine(heard, ticket)),
    ],
    buttons: [opinionButton(heard, said.withdraw, { does: 'withdraw', code }, 'detail')],
    also: ticket.state === 'replied' ? [told(ticket)] : [],
  })
}

export function withdraw(heard: Heard, code: string): Reply {
  const ticket = heard.tickets.find((each) => each.code === code)
  if (!ticket) return notFound(heard, code)
  return reply(quiet(heard), {
    outcome: 'ticket-withdrawn',
    parts: text(heard.words.satisfaction.ticket.withdrawn(writtenCode(code))),
    also: [{ kind: 'ticket-ended', code, how: 'withdrawn' }],
  })
}

function notFound(heard: Heard, code: string): Reply {
  return reply(quiet(heard), {
    outcome: 'ticket-none',
    parts: text(heard.words.satisfaction.ticket.none(writtenCode(code))),
  })
}

/** Replies that could not be told before come first, once; never in a group. */
export function tellReplies(heard: Heard, { answer, events }: Reply): Reply {
  // The door shows the rest of an earlier answer; and in danger nothing else matters.
  const isNoTime = answer.outcome === 'continued' || answer.outcome === 'smalltalk-emergency'
  if (isNoTime || !isPrivate(heard.message.person) || events.some(({ kind }) => kind === 'forgotten'))
    return { answer, events }
  const ended = new Set(events.flatMap((event) => (event.kind === 'ticket-ended' ? [event.code] : [])))
  const waiting = heard.tickets.filter(({ state, code }) => state === 'replied' && !ended.has(code))
  if (waiting.length === 0) return { answer, events }
  return {
    answer: { ...answer, parts: [...waiting.flatMap((ticket) => newsOf(heard, ticket)), ...answer.parts] },
    events: [...waiting.map(told), ...events],
  }
}

/** What a person is told, once, when staff replied to what they wrote. */
export function replyNotice(heard: Heard, ticket: Ticket): Reply {
  return reply(quiet(heard), { outcome: 'notice', parts: newsOf(heard, ticket), also: [told(ticket)] })
}

function newsOf(heard: Heard, ticket: Ticket): Part[] {
  const { ticket: said } = heard.words.satisfaction
  return text(said.news(writtenCode(ticket.code)), ...replyLine(heard, ticket))
}

function replyLine({ words }: Heard, { reply: line }: Ticket): string[] {
  return line === null ? [] : [words.satisfaction.ticket.reply(line)]
}

function told({ code }: Ticket): Event {
  return { kind: 'ticket-ended', code, how: 'told' }
}

export function dayOf({ knowledge }: Heard, at: number): string {
  return formatDay(today(at, knowledge.office.timeZone))
}
