import { decodeAction } from '../conversation/action.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { pressed } from './press.ts'
import { reply, text } from './reply.ts'
import { show } from './show.ts'
import { misunderstood } from './unknown.ts'

/** «2»: the second button of the last answer, where a channel has no buttons. */
export const pickByNumber: Intent = (heard) => {
  const number = /^\s*(?:số\s*|so\s*|câu\s*|cau\s*)?([1-9]\d?)\s*[.)]?\s*$/iu.exec(heard.text)?.[1]
  const data = number && heard.conversation.menu[Number(number) - 1]
  return data ? pressed(heard, data) : undefined
}

/** «Ừ», «không phải», «xem thêm» after a menu or an answer. */
export const pickByWord: Intent = (heard) => {
  const { talk } = heard.found
  const { topic } = heard.conversation
  if (!talk || talk.share < 1) return undefined
  if (talk.kind === 'yes') return agreed(heard)
  if (talk.kind === 'no' || talk.kind === 'wrong') return refused(heard, talk.kind === 'wrong')
  const entry = talk.kind === 'more' && topic ? findEntry(heard.knowledge, topic.entry) : undefined
  return entry && show(heard, entry, { asked: 'all' })
}

/** «Ừ» takes what was asked about; after an answer «ok» asks for nothing. */
function agreed(heard: Heard): Reply {
  const [first] = heard.conversation.menu
  const wasAsked = first !== undefined && declining(heard.conversation) !== undefined
  return wasAsked ? pressed(heard, first) : nothingMore(heard)
}

/** «Không» declines what the last menu offered; after an answer it only means that nothing more is needed, unless it was wrong. */
function refused(heard: Heard, isWrong: boolean): Reply {
  const no = declining(heard.conversation)
  if (no !== undefined) return pressed(heard, no)
  return isWrong ? misunderstood(heard) : nothingMore(heard)
}

function nothingMore(heard: Heard): Reply {
  return reply(heard, { outcome: 'smalltalk-goodbye', parts: text(heard.words.talk.nothingMore) })
}

/** The button that says no; a menu with one was a question. */
function declining({ menu, key }: Conversation): string | undefined {
  return menu.find((data) => {
    const action = decodeAction(key, data)
    return action?.kind === 'none-of-these' || (action?.kind === 'forget' && !action.sure)
  })
}
