import { officeParts } from './card/guide.ts'
import type { Heard, Reply } from './intent.ts'
import { button, mainMenu, reply, text } from './reply.ts'

/** Says that it is not known, and who does know: the first time in words, then with a menu, then with a person. */
export function unknown(heard: Heard): Reply {
  const { words, conversation, knowledge } = heard
  const { confidence } = heard.found
  const office = officeParts(knowledge.office, heard)
  const lines = [
    [words.unknown.first, words.unknown.rephrase],
    [words.unknown.second],
    [words.unknown.third],
  ][Math.min(conversation.misses, 2)]
  return reply(heard, {
    outcome: 'unknown',
    confidence,
    parts: [...text(...(lines ?? [])), ...office],
    buttons: [
      ...(conversation.misses === 1 ? mainMenu(heard) : []),
      button(heard, words.contact.label, { kind: 'human' }),
    ],
  })
}
