import type { Button, Part } from '../conversation/answer.ts'
import { mayAskUnasked, mayRate, questionsLeft } from '../conversation/asking.ts'
import { askingOf } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import type { Opinion } from '../conversation/opinion.ts'
import { isLow, type Stars, stars, type Transaction } from '../conversation/satisfaction.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { hourOf } from '../lib/day.ts'
import type { Heard, Reply } from './intent.ts'
import { opinionButton, quiet } from './opinion-button.ts'
import { reply, shortName, text } from './reply.ts'
import { starsName } from './stars-name.ts'
import { beginSurvey } from './survey.ts'
import { openTopic } from './topic.ts'

/** «Đánh giá dịch vụ»: one tap on the ministry's scale, about what is talked of unless something else is named. */
export function openRating(heard: Heard, of: Transaction): Reply {
  const { words, conversation, message } = heard
  const { rating } = words.satisfaction
  const known = procedureOf(heard, of.entry) === undefined ? withoutEntry(of) : of
  if (!mayRate(askingOf(conversation), known.entry, message.at)) {
    return reply(quiet(heard), { outcome: 'rating-again', parts: text(rating.again) })
  }
  const turn = conversation.turns + 1
  const { entry } = known
  return reply(quiet(heard), {
    outcome: 'rating-asked',
    parts: text(...nameLine(heard, entry), rating.ask, rating.free),
    buttons: [
      ...stars.map((given) =>
        opinionButton(heard, starsName(heard, given), { does: 'stars', turn, stars: given }),
      ),
      opinionButton(heard, rating.leave, { does: 'leave' }),
      ...(entry === undefined ? [] : [opinionButton(heard, rating.other, { does: 'open' })]),
    ],
    step: { kind: 'stars', turn, of: known },
  })
}

/** Typed: about the procedure that the talk is about, if any. */
export function openRatingOfTopic(heard: Heard): Reply {
  const entry = openTopic(heard)
  return openRating(heard, entry === undefined ? {} : { entry })
}

/** undefined: nothing is open to be rated by this button, or it was rated before. */
export function giveStars(
  heard: Heard,
  { turn, stars: given }: Extract<Opinion, { does: 'stars' }>,
): Reply | undefined {
  const { step } = heard.conversation
  if (step?.kind !== 'stars' || step.turn !== turn) return undefined
  const { of } = step
  const rated = { kind: 'service-rated', stars: given, ...of } as const
  const thanks = text(heard.words.satisfaction.rating.thanks(starsName(heard, given)))
  return isLow(given)
    ? askWhy(heard, of, given, thanks, rated)
    : beginSurvey(heard, { of, stars: given }, thanks, [rated])
}

function askWhy(heard: Heard, of: Transaction, given: Stars, thanks: readonly Part[], rated: Event): Reply {
  const { conversation, message, words } = heard
  const { rating } = words.satisfaction
  const turn = conversation.turns + 1
  const maySurvey =
    questionsLeft(askingOf(conversation), message.at) > 0 && heard.knowledge.surveys.length > 0
  return reply(quiet(heard), {
    outcome: 'rating-given',
    parts: [...thanks, ...text(rating.sorry)],
    buttons: [
      opinionButton(heard, rating.more, { does: 'more', turn }),
      ...(maySurvey ? [opinionButton(heard, rating.quick, { does: 'quick', turn })] : []),
      opinionButton(heard, rating.leave, { does: 'leave' }),
    ],
    also: [rated],
    step: { kind: 'rated', turn, of, stars: given },
  })
}

/** Under everything there is to say of a procedure. */
export function rateServiceButton(heard: Heard, entry: string): Button[] {
  if (procedureOf(heard, entry) === undefined) return []
  return [opinionButton(heard, heard.words.satisfaction.rating.button, { does: 'open', entry }, 'detail')]
}

/** After «cảm ơn», when it is seemly (conversation/asking.ts): an offer to rate; undefined: not now. */
export function offerRating(
  heard: Heard,
): { readonly parts: Part[]; readonly buttons: Button[] } | undefined {
  const { conversation, message, knowledge, words } = heard
  const entry = openTopic(heard)
  const hour = hourOf(message.at, knowledge.office.timeZone)
  const moment = { at: message.at, hour, after: conversation.latest }
  if (entry === undefined || !mayAskUnasked(askingOf(conversation), moment)) return undefined
  const buttons = rateServiceButton(heard, entry)
  if (buttons.length === 0) return undefined
  const stop = opinionButton(
    heard,
    words.satisfaction.asking.stop,
    { does: 'asking', wanted: false },
    'detail',
  )
  return { parts: text(words.satisfaction.rating.offer), buttons: [...buttons, stop] }
}

function nameLine(heard: Heard, id: string | undefined): string[] {
  const entry = procedureOf(heard, id)
  return entry ? [heard.words.satisfaction.rating.of(shortName(entry, heard))] : []
}

function procedureOf({ knowledge }: Heard, id: string | undefined) {
  const entry = id === undefined ? undefined : findEntry(knowledge, id)
  return entry?.kind === 'procedure' ? entry : undefined
}

function withoutEntry({ entry: _, ...rest }: Transaction): Transaction {
  return rest
}
