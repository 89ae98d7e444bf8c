import { acknowledgeInWords, doneByDocument } from './acknowledge.ts'
import { ask } from './ask.ts'
import { duties } from './duties.ts'
import { followWords } from './follow-words.ts'
import type { Intent } from './intent.ts'
import { documentNumber, procedureCode } from './lookup.ts'
import { redeem } from './member.ts'
import { badInput, continued, opened } from './not-text.ts'
import { outOfScope } from './out-of-scope.ts'
import { ownWords } from './own-words.ts'
import { pickByAnswer, pickByNumber, pickByWord } from './pick.ts'
import { pickStars } from './pick-stars.ts'
import { place } from './place.ts'
import { press } from './press.ts'
import { request } from './request.ts'
import { sibling } from './sibling.ts'
import { talk } from './talk.ts'
import { lookUpTicket } from './ticket.ts'

/** The order in which we try to understand. This list is the policy; what none of them takes is unknown. */
export const intents: readonly Intent[] = [
  redeem,
  press,
  opened,
  continued,
  badInput,
  lookUpTicket,
  pickByNumber,
  doneByDocument,
  pickStars,
  pickByAnswer,
  acknowledgeInWords,
  request,
  ownWords,
  followWords,
  talk,
  pickByWord,
  procedureCode,
  duties,
  documentNumber,
  outOfScope,
  place,
  sibling,
  ask,
]
