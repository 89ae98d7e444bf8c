import type { Event } from '../conversation/event.ts'
import type { Topic } from '../conversation/step.ts'
import { consents, ticketsADay, writtenCode } from '../conversation/ticket.ts'
import { dayMs } from '../lib/day.ts'
import { inShort } from '../lib/shorten.ts'
import { emergency } from './emergency.ts'
import { onlyInPrivate } from './in-private.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { lawfulVoiceIn, lawfulWay } from './lawful.ts'
import { opinionButton, quiet } from './opinion-button.ts'
import { feedbackButton, humanButton, reply, text } from './reply.ts'
import { isQuestion, writingOf } from './writing.ts'

/** The next typed message is for staff: says so, what becomes of it, and how to leave. */
export function askWords(heard: Heard, topic: Topic): Reply {
  const { manner, tickets, message, words, conversation } = heard
  const { ticket } = words.satisfaction
  const refusal = onlyInPrivate(heard)
  if (refusal) return refusal
  if (manner.ticketCode === undefined) return elsewhere(heard, ticket.nowhere)
  const today = tickets.filter(({ at }) => message.at - at < dayMs)
  if (today.length >= ticketsADay) return elsewhere(heard, ticket.full(ticketsADay))
  return reply(quiet(heard), {
    outcome: 'ticket-asked',
    parts: text(ticket.write[topic.about], ticket.consent),
    buttons: [opinionButton(heard, ticket.leave, { does: 'leave' })],
    step: { kind: 'write', turn: conversation.turns + 1, topic },
  })
}

/** «Kể thêm cho cán bộ» under a service or an answer that was rated. */
export function tellMore(heard: Heard, turn: number): Reply | undefined {
  const { step, rateable } = heard.conversation
  if (step?.kind === 'rated' && step.turn === turn) {
    const { of, stars } = step
    const { entry, place } = of
    return askWords(heard, {
      about: 'comment',
      ...(entry === undefined ? {} : { entry }),
      ...(place === undefined ? {} : { place }),
      ...(stars === undefined ? {} : { stars }),
    })
  }
  const rated = rateable.find((answer) => answer.turn === turn)
  return rated && askWords(heard, { about: 'comment', entry: rated.entry })
}

/** What was typed when own words were asked for. What is plainly something else is left to the other intents. */
export const ownWords: Intent = (heard) => {
  const step = writingOf(heard)
  if (!step || heard.text === '') return undefined
  const { talk } = heard.found
  if (talk?.kind === 'emergency') return emergency(quiet(heard))
  if (talk?.share === 1) {
    if (talk.kind === 'yes' && step.kind === 'confirm') return send(heard, step.turn)
    return talk.kind === 'no' || talk.kind === 'goodbye' || talk.kind === 'wrong' ? leave(heard) : undefined
  }
  const lawful = lawfulVoiceIn(heard)
  if (lawful) return lawfulWay(heard, lawful, true)
  if (isQuestion(heard)) return undefined
  return step.topic.about === 'comment'
    ? openTicket(heard, step.topic, heard.text)
    : confirm(heard, step.topic)
}

/** «Gửi» */
export function send(heard: Heard, turn: number): Reply | undefined {
  const { step } = heard.conversation
  if (step?.kind !== 'confirm' || step.turn !== turn) return undefined
  return openTicket(heard, step.topic, step.text)
}

/** «Thôi» */
export function leave(heard: Heard): Reply {
  const { ticket, rating } = heard.words.satisfaction
  const isWriting = writingOf(heard) !== undefined
  return reply(quiet(heard), {
    outcome: isWriting ? 'ticket-left' : 'rating-left',
    parts: text(isWriting ? ticket.left : rating.left),
  })
}

function confirm(heard: Heard, topic: Topic): Reply {
  const { ticket } = heard.words.satisfaction
  const turn = heard.conversation.turns + 1
  return reply(quiet(heard), {
    outcome: 'ticket-confirm',
    parts: text(ticket.confirm(inShort(heard.text)), ticket.confirmAsk),
    buttons: [
      opinionButton(heard, ticket.send, { does: 'send', turn }),
      opinionButton(heard, ticket.leave, { does: 'leave' }),
    ],
    step: { kind: 'confirm', turn, topic, text: heard.text },
  })
}

function openTicket(heard: Heard, topic: Topic, own: string): Reply {
  const { manner, words } = heard
  const { ticket } = words.satisfaction
  const refusal = onlyInPrivate(heard)
  if (refusal) return refusal
  if (manner.ticketCode === undefined) return elsewhere(heard, ticket.nowhere)
  const code = manner.ticketCode
  const opened: Event = {
    kind: 'ticket-opened',
    code,
    ...topic,
    text: own,
    consent: consents[words.language],
  }
  return reply(quiet(heard), {
    outcome: 'ticket-opened',
    parts: text(ticket.received(writtenCode(code)), ticket.receivedHow),
    buttons: [opinionButton(heard, ticket.withdraw, { does: 'withdraw', code }, 'detail')],
    also: [opened],
  })
}

function elsewhere(heard: Heard, line: string): Reply {
  return reply(quiet(heard), {
    outcome: 'ticket-full',
    parts: text(line),
    buttons: [...feedbackButton(heard), humanButton(heard)],
  })
}
