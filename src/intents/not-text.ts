import type { Outcome } from '../conversation/answer.ts'
import { decodeRatingLink } from '../conversation/satisfaction.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import type { Heard, Intent } from './intent.ts'
import { openRating } from './rate-service.ts'
import { mainMenu, reply, text } from './reply.ts'
import { show } from './show.ts'
import { welcome } from './talk.ts'

/** Somebody just came in, perhaps by a poster about one entry, or by «Quét để đánh giá». */
export const opened: Intent = (heard) => {
  const { said } = heard.message
  if (said.kind !== 'opened') return undefined
  const rated = decodeRatingLink(said.entry ?? '')
  if (rated) return openRating(heard, rated)
  const entry = said.entry === undefined ? undefined : findEntry(heard.knowledge, said.entry)
  return entry ? show(heard, entry, { asked: [] }) : welcome(heard)
}

/** The door knows what is left of the last answer; here only the turn is noted. */
export const continued: Intent = (heard) =>
  heard.message.said.kind === 'continued' ? reply(heard, { outcome: 'continued' }) : undefined

/** Pictures, voice, nothing at all, emoji only, or a book: a kind short reply. */
export const badInput: Intent = (heard) => {
  const { said } = heard.message
  const { bad } = heard.words
  if (said.kind === 'unreadable') return kindly(heard, 'error-unreadable', bad.unreadable)
  if (said.kind !== 'text') return undefined
  if (said.cut) return kindly(heard, 'error-too-long', bad.tooLong)
  return /[\p{L}\p{N}]/u.test(said.text) ? undefined : kindly(heard, 'error-empty', bad.empty)
}

function kindly(heard: Heard, outcome: Outcome, line: string) {
  return reply(heard, { outcome, parts: text(line), buttons: mainMenu(heard) })
}
