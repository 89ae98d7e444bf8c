import type { Event } from '../conversation/event.ts'
import type { Voice } from '../conversation/opinion.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { createPhraseBook, findPhrases } from '../language/phrases.ts'
import { tokenize } from '../language/tokens.ts'
import type { Heard, Reply } from './intent.ts'
import { opinionButton, quiet } from './opinion-button.ts'
import { button, reply, shortName, text } from './reply.ts'

export type LawfulVoice = Extract<Voice, 'complaint' | 'denunciation'>

/** What tells who receives them; these ids are in every office's content that has such entries. */
const entriesFor: Readonly<Record<LawfulVoice, readonly string[]>> = {
  complaint: ['khieu-nai', 'tiep-cong-dan', 'cong-dich-vu-cong'],
  denunciation: ['to-cao', 'tiep-cong-dan', 'vneid-phan-anh'],
}

/** Explains where it must go by law. `heardIt`: its words stand in what was just typed, which nobody keeps. */
export function lawfulWay(heard: Heard, voice: LawfulVoice, heardIt: boolean): Reply {
  const { voice: said } = heard.words.satisfaction
  const buttons = entriesFor[voice].flatMap((id) => {
    const entry = findEntry(heard.knowledge, id)
    return entry ? [button(heard, shortName(entry, heard), { kind: 'show', entry: id })] : []
  })
  return reply(quiet(heard), {
    outcome: 'refused-complaint',
    parts: text(
      ...(heardIt ? [said.unkept] : []),
      said.lawful[voice],
      ...(heardIt ? [said.notMeant] : []),
      ...(buttons.length > 0 ? [said.where] : []),
    ),
    buttons: [...buttons, ...(heardIt ? [opinionButton(heard, said.button, { does: 'voices' })] : [])],
    ...(heardIt ? { unkept: true } : {}),
  })
}

/** Whether these words accuse somebody or contest a decision; a denunciation, which needs secrecy, before a complaint. */
export function lawfulVoiceIn({ knowledge, text: said }: Heard): LawfulVoice | undefined {
  const { denunciationWords, complaintWords } = knowledge.language
  const tokens = tokenize(said)
  const has = (lines: readonly string[]) =>
    findPhrases(tokens, createPhraseBook(lines.map((line) => [line, true] as const))).length > 0
  if (has(denunciationWords)) return 'denunciation'
  return has(complaintWords) ? 'complaint' : undefined
}

/** «Tố cáo ở đâu?» is a question; with more words it is likely to say of whom. */
const longestQuestion = 12

/** What nobody here may keep, although it was typed outside of any flow. */
export function isStory(heard: Heard): boolean {
  return tokenize(heard.text).length > longestQuestion && lawfulVoiceIn(heard) !== undefined
}

/** An accusation told outside of any flow is answered as well as we can, and not kept either. */
export function withholdStories(heard: Heard, { answer, events }: Reply): Reply {
  if (!isStory(heard)) return { answer, events }
  return { answer, events: events.filter(({ kind }) => kind !== 'ticket-opened').map(withheld) }
}

function withheld(event: Event): Event {
  if (event.kind !== 'turned') return event
  const { question: _, step: __, ...rest } = event
  return { ...rest, unkept: true }
}
