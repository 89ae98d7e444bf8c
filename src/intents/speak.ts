import { wordsFor } from '../words/words.ts'
import type { Heard, Reply } from './intent.ts'
import { mainMenu, reply, text } from './reply.ts'

/** From this answer on, our own words are in this language. */
export function speak(heard: Heard, language: 'vi' | 'en'): Reply {
  const spoken = { ...heard, words: wordsFor(language) }
  return reply(spoken, {
    outcome: 'smalltalk-language',
    parts: text(spoken.words.talk.speak),
    buttons: mainMenu(spoken),
    also: [{ kind: 'language-chosen', language }],
  })
}
