import type { Button } from '../conversation/answer.ts'
import { unansweredOf } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import { mostWishes, type Unanswered, wishDays } from '../conversation/wish.ts'
import { fold } from '../language/fold.ts'
import { quoted } from '../lib/shorten.ts'
import type { Heard, Reply } from './intent.ts'
import { isStory } from './lawful.ts'
import { button, humanButton, reply, text } from './reply.ts'

/** A longer story is not kept for months, and trying it again takes longer than 50 ms: 3,600 letters took 226 (measured). */
const longestQuestion = 500

/** Under a typed question without an answer: «Báo tôi khi có câu trả lời», where the door can do so. */
export function tellMeButton(heard: Heard): Button[] {
  const { manner, text: question, conversation, words } = heard
  if (!manner.tellLater || question === '' || question.length > longestQuestion || isStory(heard)) return []
  const turn = conversation.turns + 1
  return [button(heard, words.wish.button, { kind: 'tell-me', turn, wanted: true })]
}

/** Agreed: noted once, however often it is pressed. undefined: not a question of this talk, or told of already. */
export function wish(heard: Heard, turn: number): Reply | undefined {
  const unanswered = unansweredOf(heard.conversation)
  const asked = unanswered.find((each) => each.turn === turn)
  if (!asked) return undefined
  const wishes = unanswered.filter((each) => each.wished)
  const known = wishes.find((each) => fold(each.question) === fold(asked.question))
  if (known) return noted(heard, known)
  if (wishes.length >= mostWishes) return full(heard)
  return noted(heard, asked, { kind: 'wished', turn, question: asked.question })
}

/** No longer wanted; said again, it is still so. */
export function dropWish(heard: Heard, turn: number): Reply {
  const isOpen = unansweredOf(heard.conversation).some((each) => each.turn === turn && each.wished)
  return reply(heard, {
    outcome: 'wish-dropped',
    parts: text(heard.words.wish.dropped),
    also: isOpen ? [{ kind: 'wish-ended', turn, how: 'dropped' }] : [],
  })
}

/** Whoever asks the same again and is answered need not be told any more. */
export function settleWish(heard: Heard, { answer, events }: Reply): Reply {
  const open = unansweredOf(heard.conversation).find(
    (each) => each.wished && fold(each.question) === fold(heard.text),
  )
  if (!open || answer.outcome !== 'answered') return { answer, events }
  return { answer, events: [{ kind: 'wish-ended', turn: open.turn, how: 'told' }, ...events] }
}

function noted(heard: Heard, { turn, question }: Unanswered, ...also: readonly Event[]): Reply {
  const { wish: said } = heard.words
  return reply(heard, {
    outcome: 'wish-noted',
    parts: text(said.noted(quoted(question)), said.stop(wishDays)),
    buttons: [button(heard, said.drop, { kind: 'tell-me', turn, wanted: false })],
    also,
  })
}

function full(heard: Heard): Reply {
  return reply(heard, {
    outcome: 'wish-full',
    parts: text(heard.words.wish.full(mostWishes)),
    buttons: [humanButton(heard)],
  })
}

/** So much of a question is enough to know one's own again. */
