import { type Action, type RatingReason, ratingReasons } from '../conversation/action.ts'
import type { Button } from '../conversation/answer.ts'
import type { Rateable } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import type { Heard, Reply } from './intent.ts'
import { opinionButton } from './opinion-button.ts'
import { button, humanButton, reply, text } from './reply.ts'

/** «Hữu ích» or «chưa hữu ích» under an answer; undefined: it is too old. */
export function rate(heard: Heard, { turn, useful }: Extract<Action, { kind: 'rate' }>): Reply | undefined {
  const answer = rateable(heard, turn)
  if (!answer) return undefined
  const { rating } = heard.words
  return reply(heard, {
    outcome: 'rated',
    parts: text(useful ? rating.thanks : rating.why),
    buttons: useful
      ? []
      : [
          ...ratingReasons.map((reason) =>
            button(heard, rating.reasons[reason], { kind: 'rate-reason', turn, reason }),
          ),
          moreButton(heard, turn),
        ],
    // Who taps twice has rated once.
    also: answer.useful === useful ? [] : [rated(answer, { useful })],
  })
}

/** Why it was not useful. */
export function rateReason(
  heard: Heard,
  { turn, reason }: Extract<Action, { kind: 'rate-reason' }>,
): Reply | undefined {
  const answer = rateable(heard, turn)
  if (!answer) return undefined
  return reply(heard, {
    outcome: 'rated',
    parts: text(heard.words.rating.reasonThanks),
    buttons: [moreButton(heard, turn), humanButton(heard)],
    also: reasoned(heard, answer, reason),
  })
}

/** A reason follows a rating, even where its button was kept and the rating was not. */
function reasoned({ message }: Heard, answer: Rateable, reason: RatingReason): readonly Event[] {
  const now = { useful: false, reason }
  if (answer.useful === undefined) {
    const first = { useful: false }
    return [rated(answer, first), rated({ ...answer, ...first, ratedAt: message.at }, now)]
  }
  return answer.useful || answer.reason !== reason ? [rated(answer, now)] : []
}

/** What an answer was rated without a time (a talk from before) cannot be taken back from its day. */
function rated(
  { turn, entry, useful, reason, ratedAt }: Rateable,
  now: { readonly useful: boolean; readonly reason?: RatingReason },
): Event {
  const event = { kind: 'rated', turn, ...now, entry } as const
  if (useful === undefined || ratedAt === undefined) return event
  return { ...event, was: { useful, at: ratedAt, ...(reason === undefined ? {} : { reason }) } }
}

function rateable({ conversation }: Heard, turn: number): Rateable | undefined {
  return conversation.rateable.find((answer) => answer.turn === turn)
}

function moreButton(heard: Heard, turn: number): Button {
  return opinionButton(heard, heard.words.satisfaction.rating.more, { does: 'more', turn })
}
