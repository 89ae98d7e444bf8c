import { type Action, decodeAction } from '../conversation/action.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { chosenBy, nextQuestion } from '../knowledge/cases.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { fold } from '../language/fold.ts'
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

/** «Không có», «ông bà đi thay», «dạ có» typed after a question of a case: the option of that name. */
export const pickByAnswer: Intent = (heard) => {
  const { menu, key } = heard.conversation
  const options = menu.flatMap((data) => {
    const label = optionLabel(heard, decodeAction(key, data))
    return label === undefined ? [] : [{ data, label: fold(label) }]
  })
  const typed = fold(heard.text).trim()
  if (options.length === 0 || typed === '') return undefined
  const meant =
    options.find(({ label }) => label === typed) ?? only(options, [typed]) ?? byYesOrNo(heard, options)
  return meant && pressed(heard, meant.data)
}

type Option = { readonly data: string; readonly label: string }

/** The one option that begins with one of these words. */
function only(options: readonly Option[], beginnings: readonly string[]): Option | undefined {
  const begun = options.filter(({ label }) => beginnings.some((each) => `${label} `.startsWith(`${each} `)))
  return begun.length === 1 ? begun[0] : undefined
}

function byYesOrNo({ found }: Heard, options: readonly Option[]): Option | undefined {
  if (found.talk?.kind === 'yes') return only(options, ['co', 'da', 'dung', 'roi'])
  if (found.talk?.kind === 'no') return only(options, ['khong', 'chua'])
  return undefined
}

/** The option that a button of a question chooses. */
function optionLabel({ knowledge }: Heard, action: Action | undefined): string | undefined {
  if (action?.kind !== 'case') return undefined
  const cases = knowledge.procedures.get(action.entry)?.cases ?? []
  const asked = chosenBy(cases, action.answers.slice(0, -1))
  return asked && nextQuestion(cases, asked)?.options[(action.answers.at(-1) ?? 0) - 1]?.label
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
