import type { Answer, Button } from '../conversation/answer.ts'
import { officeParts } from './card/guide.ts'
import type { Heard, Reply } from './intent.ts'
import { feedbackButton, mainMenu, menuButton, reply, text } from './reply.ts'
import { tellMeButton } from './wish.ts'

/** Says that it is not known, and who does know: the first time in words, then with a menu, then with a person. */
export function unknown(heard: Heard): Reply {
  return missed(heard, heard.words.unknown.first, tellMeButton(heard))
}

/** The person says that what we showed or offered is not it. */
export function misunderstood(heard: Heard): Reply {
  const { answer, events } = missed(heard, heard.words.unknown.notThat, [])
  return { answer, events: [{ kind: 'refused' }, ...events] }
}

function missed(heard: Heard, first: string, tellMe: readonly Button[]): Reply {
  return reply(heard, {
    outcome: 'unknown',
    confidence: heard.found.confidence,
    ...said(heard, first, tellMe),
  })
}

/** More than a phone shows at once are not chosen from. */
const mostChoices = 5

function said(heard: Heard, first: string, tellMe: readonly Button[]): Pick<Answer, 'parts' | 'buttons'> {
  const { words, conversation, knowledge } = heard
  const office = officeParts(knowledge.office, heard)
  const ways = [...tellMe, ...feedbackButton(heard)]
  if (conversation.misses === 0) {
    const parts = [...text(first, words.unknown.rephrase), ...office]
    return { parts, buttons: [menuButton(heard), ...ways] }
  }
  if (conversation.misses === 1) {
    const menu = mainMenu(heard).slice(0, mostChoices - ways.length)
    return { parts: [...text(words.unknown.second), ...office], buttons: [...menu, ...ways] }
  }
  const parts = [...text(words.unknown.third), ...office, ...text(words.contact.counter)]
  return { parts, buttons: [...ways, menuButton(heard)] }
}
