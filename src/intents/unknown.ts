import type { Answer } from '../conversation/answer.ts'
import { officeParts } from './card/guide.ts'
import type { Heard, Reply } from './intent.ts'
import { feedbackButton, mainMenu, menuButton, reply, text } from './reply.ts'

/** Says that it is not known, and who does know: the first time in words, then with a menu, then with a person. */
export function unknown(heard: Heard): Reply {
  return missed(heard, heard.words.unknown.first)
}

/** The person says that what we showed or offered is not it. */
export function misunderstood(heard: Heard): Reply {
  return missed(heard, heard.words.unknown.notThat)
}

function missed(heard: Heard, first: string): Reply {
  return reply(heard, {
    outcome: 'unknown',
    confidence: heard.found.confidence,
    ...said(heard, first),
  })
}

function said(heard: Heard, first: string): Pick<Answer, 'parts' | 'buttons'> {
  const { words, conversation, knowledge } = heard
  const office = officeParts(knowledge.office, heard)
  const feedback = feedbackButton(heard)
  if (conversation.misses === 0) {
    const parts = [...text(first, words.unknown.rephrase), ...office]
    return { parts, buttons: [menuButton(heard), ...feedback] }
  }
  if (conversation.misses === 1) {
    return { parts: [...text(words.unknown.second), ...office], buttons: [...mainMenu(heard), ...feedback] }
  }
  const parts = [...text(words.unknown.third), ...office, ...text(words.contact.counter)]
  return { parts, buttons: [...feedback, menuButton(heard)] }
}
