import { findEntry } from '../knowledge/knowledge.ts'
import { draw } from './card/draw.ts'
import { emergencyChannel } from './card/feedback-channel.ts'
import type { Heard, Reply } from './intent.ts'
import { reply } from './reply.ts'

/** The numbers to call, before anything else. */
export function emergency(heard: Heard): Reply {
  const entry = findEntry(heard.knowledge, emergencyChannel)
  const card = entry && draw(entry, [], heard)
  return reply(heard, {
    outcome: 'smalltalk-emergency',
    parts: [{ kind: 'warning', text: heard.words.talk.emergency }, ...(card?.parts ?? [])],
    basis: card?.basis ?? [],
    sources: card?.sources ?? [],
  })
}
