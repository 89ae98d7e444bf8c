import type { Part } from '../../conversation/answer.ts'
import type { Facet, Procedure } from '../../knowledge/schema.ts'
import { sentencesOf } from '../../knowledge/texts.ts'
import { formatDay } from '../../lib/day.ts'
import { plainText } from '../../words/plain-text.ts'
import { basisLines, briefBasis, documentName } from './basis.ts'
import {
  type Asked,
  asAnswer,
  type Card,
  cite,
  englishOf,
  joined,
  lengthOf,
  list,
  type Setting,
} from './card.ts'
import { answering, type Brevity, budget, fitting, levels } from './procedure-brief.ts'
import { inFull } from './procedure-facts.ts'

/** The whole card as a person uses it; the long list of laws comes after everything else. */
const readingOrder: readonly Facet[] = [
  'dossier',
  'fee',
  'time',
  'place',
  'online',
  'steps',
  'eligibility',
  'result',
]

export function procedureCard(procedure: Procedure, asked: Asked, setting: Setting): Card {
  if (asked === 'all') return wholeCard(procedure, setting)
  const heading = headingOf(procedure, asked, setting)
  return asked.length === 0
    ? firstCard(procedure, heading, setting)
    : answeringCard(procedure, asked, heading, setting)
}

function wholeCard(procedure: Procedure, setting: Setting): Card {
  return {
    parts: [...headingOf(procedure, 'all', setting), ...joined(wholeOf(procedure, setting))],
    basis: basisLines(procedure, setting),
    sources: cite(procedure.sources),
    details: [],
    more: false,
  }
}

/** Nothing in particular was asked: everything in brief, its sources included, on two screens of a phone. */
function firstCard(procedure: Procedure, heading: readonly Part[], setting: Setting): Card {
  const shorter = [heading, heading.map(firstSentence), heading.filter((part) => part.kind === 'title')]
  let card = briefCard(procedure, heading, levels[0], setting)
  for (const shown of shorter) {
    for (const level of levels) {
      card = briefCard(procedure, shown, level, setting)
      if (plainText(asAnswer(card), setting.words).length <= budget) return card
    }
  }
  return card
}

function briefCard(procedure: Procedure, heading: readonly Part[], level: Brevity, setting: Setting): Card {
  const { parts, details } = answering(procedure, [], level, setting)
  return {
    parts: [...heading, ...joined(parts)],
    basis: briefBasis(procedure, setting),
    sources: cite(procedure.sources),
    brief: true,
    details,
    more: true,
  }
}

function firstSentence(part: Part): Part {
  return part.kind === 'text' ? { ...part, text: sentencesOf(part.text)[0] ?? part.text } : part
}

function answeringCard(
  procedure: Procedure,
  asked: readonly Facet[],
  heading: readonly Part[],
  setting: Setting,
): Card {
  const { parts, details } = fitting(
    levels.map((level) => answering(procedure, asked, level, setting)),
    budget - lengthOf(heading),
  )
  return {
    parts: [...heading, ...joined(parts)],
    basis: basisLines(procedure, setting),
    sources: cite(procedure.sources),
    details,
    more: true,
  }
}

function headingOf(procedure: Procedure, asked: Asked, { words }: Setting): Part[] {
  const english = englishOf({ kind: 'procedure', id: procedure.id, procedure }, words)
  const open = asked === 'all' || asked.length === 0
  return [
    { kind: 'title', text: english?.name ?? procedure.name },
    ...(open || english ? [{ kind: 'text', text: english?.summary ?? procedure.summary } as const] : []),
    ...(words.onlyVietnamese ? [{ kind: 'text', text: words.onlyVietnamese } as const] : []),
  ]
}

function wholeOf(procedure: Procedure, setting: Setting): Part[] {
  const { words, knowledge } = setting
  const gone = procedure.simplifications.map(({ text, since, basis }) => {
    const why = [
      ...(since === null ? [] : [words.since(formatDay(since))]),
      ...(basis === null ? [] : [documentName(basis, knowledge)]),
    ]
    return why.length === 0 ? text : words.withNote(text.replace(/\.$/, ''), why.join(', '))
  })
  return [
    ...readingOrder.flatMap((facet) => inFull(procedure, facet, setting)),
    ...list(words.simplifications, gone),
    ...list(words.notes, procedure.notes),
    ...inFull(procedure, 'legal', setting),
  ]
}
