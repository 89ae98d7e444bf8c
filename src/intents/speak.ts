import { wordsFor } from '../words/words.ts'
import type { Heard, Reply } from './intent.ts'
import { button, mainMenu, reply, text } from './reply.ts'

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

/** Words that no Vietnamese question is written with, marked or not: «can», «the» and «do» are cần, thẻ and đổ. */
const english =
  /\b(how|what|where|when|which|should|does|need|want|would|please|much|my|for|register|registration|birth|newborn|marriage|residence|temporary|permanent|licen[cs]e|driving|renew|replace|lost|certificate|certified|household|papers|documents|office|open|complain|official)\b/gi

/** Two different English words and no Vietnamese letter: somebody who will not read a Vietnamese answer. */
export function looksEnglish(text: string): boolean {
  if (/[^\p{ASCII}]/u.test(text)) return false
  return new Set(text.toLowerCase().match(english)).size >= 2
}

/** The answer in English, the choice remembered, and a way back. */
export function inEnglish(heard: Heard, answerIt: (heard: Heard) => Reply): Reply {
  const { answer, events } = answerIt({ ...heard, words: wordsFor('en') })
  const back = button(heard, wordsFor('vi').talk.language, { kind: 'speak', language: 'vi' }, 'detail')
  return {
    answer: { ...answer, buttons: [...answer.buttons, back] },
    events: [
      { kind: 'language-chosen', language: 'en' },
      ...events.map((event) =>
        event.kind === 'turned' ? { ...event, menu: [...event.menu, back.data] } : event,
      ),
    ],
  }
}
