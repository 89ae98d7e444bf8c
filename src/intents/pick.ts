import { findEntry } from '../knowledge/knowledge.ts'
import type { Intent } from './intent.ts'
import { pressed } from './press.ts'
import { show } from './show.ts'
import { unknown } from './unknown.ts'

/** «2»: the second button of the last menu, where a channel has no buttons. */
export const pickByNumber: Intent = (heard) => {
  const number = /^\s*(?:số\s*|so\s*|câu\s*|cau\s*)?([1-9])\s*[.)]?\s*$/iu.exec(heard.text)?.[1]
  const data = number && heard.conversation.menu[Number(number) - 1]
  return data ? pressed(heard, data) : undefined
}

/** «Ừ», «không phải», «xem thêm» after a menu or an answer. */
export const pickByWord: Intent = (heard) => {
  const { talk } = heard.found
  const { menu, topic } = heard.conversation
  if (!talk || talk.share < 1) return undefined
  if (talk.kind === 'yes' && menu[0] !== undefined) return pressed(heard, menu[0])
  if (talk.kind === 'no') return unknown(heard)
  const entry = talk.kind === 'more' && topic ? findEntry(heard.knowledge, topic.entry) : undefined
  return entry && show(heard, entry, { asked: 'all' })
}
