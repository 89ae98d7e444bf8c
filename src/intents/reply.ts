import { type Action, encodeAction } from '../conversation/action.ts'
import type { Answer, Button, Outcome, Part } from '../conversation/answer.ts'
import type { Event } from '../conversation/event.ts'
import type { Step } from '../conversation/step.ts'
import { type Entry, entryName, findEntry } from '../knowledge/knowledge.ts'
import type { Facet } from '../knowledge/schema.ts'
import { shorten } from '../lib/shorten.ts'
import { englishOf } from './card/card.ts'
import type { Heard, Reply } from './intent.ts'

/** An answer being written; what is left out is empty. */
export type Draft = Partial<Omit<Answer, 'outcome'>> & {
  readonly outcome: Outcome
  readonly also?: readonly Event[]
  /** As in the `turned` event. */
  readonly step?: Step
  readonly offered?: true
  readonly unkept?: true
}

/** Finishes an answer and says what happened: the one place where the `turned` event is made. */
export function reply(heard: Heard, { also = [], step, offered, unkept, ...draft }: Draft): Reply {
  const { language } = heard.words
  const answer: Answer = {
    parts: [],
    basis: [],
    sources: [],
    choices: [],
    buttons: [],
    ...draft,
    ...(language === 'vi' ? {} : { language }),
  }
  const { outcome, entry, facet, confidence } = answer
  const turned: Event = {
    kind: 'turned',
    outcome,
    ...(entry === undefined ? {} : { entry }),
    ...(facet === undefined ? {} : { facet }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(heard.text === '' ? {} : { question: heard.text }),
    menu: answer.buttons.map((button) => button.data),
    ...(step ? { step } : {}),
    ...(offered ? { offered } : {}),
    ...(unkept ? { unkept } : {}),
  }
  return { answer, events: [...also, turned] }
}

export function text(...lines: readonly string[]): Part[] {
  return lines.map((line) => ({ kind: 'text', text: line }))
}

export function button(heard: Heard, label: string, action: Action, role: Button['role'] = 'choice'): Button {
  return { label, data: encodeAction(heard.conversation.key, action), role }
}

/** Names on buttons are cut at a word: phones show about this many characters on two lines. */
const labelLength = 70

export function shortName(entry: Entry, heard: Heard): string {
  return shorten(englishOf(entry, heard.words)?.name ?? plainName(entry, heard), labelLength)
}

function plainName(entry: Entry, { words }: Heard): string {
  return entry.kind === 'duty'
    ? words.variant(words.duty.heading(entry.duty.id), entryName(entry))
    : entryName(entry)
}

export function menuButton(heard: Heard): Button {
  return button(heard, heard.words.greeting.menuButton, { kind: 'menu' })
}

export function humanButton(heard: Heard): Button {
  return button(heard, heard.words.contact.button, { kind: 'human' })
}

/** The guide on complaints and suggestions has this id in every office's content. */
const feedbackGuide = 'phan-anh-kien-nghi'

export function feedbackButton(heard: Heard): Button[] {
  const guide = heard.knowledge.guides.get(feedbackGuide)
  return guide ? [button(heard, heard.words.feedback.button, { kind: 'show', entry: guide.id })] : []
}

/** A choice of entries as numbered buttons, the way out last. */
export function offer(
  heard: Heard,
  ids: readonly string[],
  facet?: Facet,
): Pick<Answer, 'buttons' | 'choices'> {
  const chosen = ids.flatMap((id) => findEntry(heard.knowledge, id) ?? [])
  const choices = chosen.map((entry) => ({ label: shortName(entry, heard), entry: entry.id }))
  const buttons = choices.map(({ label, entry }) =>
    button(heard, label, facet ? { kind: 'show', entry, facet } : { kind: 'show', entry }),
  )
  const out = button(heard, heard.words.choices.noneOfThese, { kind: 'none-of-these' })
  return { choices, buttons: [...buttons, out] }
}

/** What newcomers and the lost are offered: what the office says is often asked, or the first procedures. */
const menuSize = 4

export function mainMenu(heard: Heard): Button[] {
  const { office, procedures } = heard.knowledge
  const ids = office.oftenAsked.length > 0 ? office.oftenAsked : [...procedures.keys()]
  return ids.slice(0, menuSize).flatMap((id) => {
    const entry = findEntry(heard.knowledge, id)
    return entry ? [button(heard, shortName(entry, heard), { kind: 'show', entry: id })] : []
  })
}
