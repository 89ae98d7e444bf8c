import { decodeRatingLink } from '../conversation/satisfaction.ts'
import type { RequestKind } from '../knowledge/schema.ts'
import { tokenize } from '../language/tokens.ts'
import { followTopic, showFollowing, stopFollowingTopic } from './follow.ts'
import type { Heard, Intent } from './intent.ts'
import { leaveStaff, whoAmI } from './member.ts'
import { setAsking, showMyData } from './my-data.ts'
import { openRating, openRatingOfTopic } from './rate-service.ts'
import { askVoice } from './voice.ts'

/** «Đánh giá dịch vụ», «góp ý», «dữ liệu của tôi», «dừng»: the whole message is one of the lines of content/language. */
export const request: Intent = (heard) => {
  if (heard.text === '') return undefined
  const place = typedPlace.exec(heard.text)?.[1]
  const scanned = place === undefined ? decodeRatingLink(heard.text) : ({ place, way: 'counter' } as const)
  if (scanned) return openRating(heard, scanned)
  const kind = requestIn(heard)
  return kind && answers[kind](heard)
}

/** «Đánh giá 14524», as a poster at a counter asks where a code cannot say it (Zalo). */
const typedPlace = /^(?:đánh giá|danh gia)(?: dịch vụ| dich vu)? (\d{5})$/iu

const answers: Readonly<Record<RequestKind, Intent>> = {
  'rate-service': openRatingOfTopic,
  'give-feedback': askVoice,
  'my-data': showMyData,
  'stop-asking': (heard) => setAsking(heard, false),
  'allow-asking': (heard) => setAsking(heard, true),
  'who-am-i': whoAmI,
  'leave-staff': leaveStaff,
  'follow-this': followTopic,
  following: showFollowing,
  'stop-following': stopFollowingTopic,
}

/** More words are a question or a story. */
const mostWords = 8

function requestIn({ knowledge, text }: Heard): RequestKind | undefined {
  const { requests, fillers } = knowledge.language
  const polite = new Set(fillers.map(wordsOf))
  const typed = tokenize(text)
  if (typed.length > mostWords) return undefined
  const said = typed.map(({ folded }) => folded)
  const bare = said.filter((word) => !polite.has(word)).join(' ')
  // Object.entries forgets that the keys are the record's own.
  const entries = Object.entries(requests) as [RequestKind, string[]][]
  return entries.find(([, lines]) =>
    lines.some((line) => [bare, said.join(' ')].includes(wordsOf(line))),
  )?.[0]
}

function wordsOf(line: string): string {
  return tokenize(line)
    .map(({ folded }) => folded)
    .join(' ')
}
