import type { Part } from '../../conversation/answer.ts'
import { type Facet, type Fee, facets, type Procedure, type Time } from '../../knowledge/schema.ts'
import { sentencesOf } from '../../knowledge/texts.ts'
import { currentFees, currentPapers, currentTimes } from '../../knowledge/validity.ts'
import { formatDay } from '../../lib/day.ts'
import { plainText } from '../../words/plain-text.ts'
import { feeLine, timeLine } from './amounts.ts'
import { basisLines, briefBasis, documentName, legalLines } from './basis.ts'
import {
  type Asked,
  asAnswer,
  type Card,
  cite,
  englishOf,
  fact,
  joined,
  lengthOf,
  list,
  type Setting,
} from './card.ts'
import { briefDossier, dossierParts } from './papers.ts'

/** What is said in brief when something else was asked, in this order. */
const always: readonly Facet[] = ['dossier', 'fee', 'time', 'place']

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

/** How much is said of what was not asked, most first: the first level that fits is taken. */
const levels = [
  { lines: 2, paperNames: true, notes: true },
  { lines: 2, paperNames: false, notes: true },
  { lines: 1, paperNames: false, notes: true },
  { lines: 1, paperNames: false, notes: false },
] as const satisfies readonly Brevity[]

/** `notes`: with what is remarked beside a fee or a time. */
type Brevity = { readonly lines: number; readonly paperNames: boolean; readonly notes: boolean }

/** Characters of a first answer: what a phone shows on two screens. What was asked is never cut for it. */
const budget = 600

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

/** `details`: what is not said here in full. */
type Layout = { readonly parts: readonly Part[]; readonly details: readonly Facet[] }

/** The first layout of so many characters, or the shortest. */
function fitting(layouts: readonly Layout[], room: number): Layout {
  const fits = layouts.find(({ parts }) => lengthOf(parts) <= room)
  return fits ?? layouts.at(-1) ?? { parts: [], details: [] }
}

function answering(
  procedure: Procedure,
  asked: readonly Facet[],
  brevity: Brevity,
  setting: Setting,
): Layout {
  const first = answerParts(procedure, asked, setting)
  const unasked = facets.filter((facet) => !asked.includes(facet))
  const full = setting.only || lengthOf(first) > budget
  const rest = full ? [] : always.filter((facet) => unasked.includes(facet))
  const said = rest.filter((facet) => isWhole(procedure, facet, brevity, setting))
  return {
    parts: [
      ...first,
      ...rest.flatMap((facet) =>
        fact(setting.words.facet[facet], inBrief(procedure, facet, brevity, setting)),
      ),
    ],
    details: [
      ...(asked.indexOf('dossier') > 0 ? (['dossier'] as const) : []),
      ...unasked.filter((facet) => !said.includes(facet)),
    ],
  }
}

/** What was asked, the first thing in full; a dossier asked beside something else by its names. */
function answerParts(procedure: Procedure, asked: readonly Facet[], setting: Setting): Part[] {
  return asked.flatMap((facet, at) =>
    at > 0 && facet === 'dossier' ? namedPapers(procedure, setting) : inFull(procedure, facet, setting),
  )
}

/** Is nothing left to say of it after these few lines? */
function isWhole(procedure: Procedure, facet: Facet, brevity: Brevity, { today }: Setting): boolean {
  const allSaid = (variants: readonly (Fee | Time)[]) =>
    variants.length <= brevity.lines && (brevity.notes || variants.every((each) => each.note === undefined))
  switch (facet) {
    case 'fee':
      return allSaid(currentFees(procedure, today))
    case 'time':
      return allSaid(currentTimes(procedure, today))
    case 'place':
      return procedure.where.length === 1
    case 'dossier':
      return (currentPapers(procedure, today) ?? []).length === 0
    default:
      return false
  }
}

/** Asked beside something else, a dossier is named; conditions and copies are behind its button. */
function namedPapers(procedure: Procedure, { today, words }: Setting): Part[] {
  return fact(words.facet.dossier, briefDossier(currentPapers(procedure, today), true, words))
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

function inFull(procedure: Procedure, facet: Facet, setting: Setting): Part[] {
  const { words, today } = setting
  const label = words.facet[facet]
  switch (facet) {
    case 'fee':
      return fact(label, feeLines(procedure, setting))
    case 'time':
      return fact(label, timeLines(procedure, setting))
    case 'dossier':
      return dossierParts(currentPapers(procedure, today), words)
    case 'place':
      return [...fact(label, procedure.where), ...fact(words.agency, [agencyLine(procedure, setting)])]
    case 'online':
      return onlineParts(procedure, setting)
    case 'legal':
      return fact(label, orUnknown(legalLines(procedure.legalBasis, setting), setting))
    case 'steps':
      return list(label, procedure.steps, true)
    case 'result':
      return fact(label, orUnknown(procedure.results, setting))
    case 'eligibility':
      return fact(label, orUnknown(procedure.applicants, setting))
  }
}

function inBrief(procedure: Procedure, facet: Facet, brevity: Brevity, setting: Setting): string[] {
  switch (facet) {
    case 'fee':
      return briefly(feeLines(procedure, setting, brevity.notes), brevity, setting)
    case 'time':
      return briefly(timeLines(procedure, setting, brevity.notes), brevity, setting)
    case 'dossier':
      return briefDossier(currentPapers(procedure, setting.today), brevity.paperNames, setting.words)
    default:
      return procedure.where.slice(0, 1)
  }
}

/** What is left out stands behind the button of its name (see show.ts). */
function briefly(lines: readonly string[], brevity: Brevity, { words }: Setting): string[] {
  const kept = lines.slice(0, brevity.lines)
  if (kept.length === lines.length) return kept
  const more = words.more(lines.length - kept.length)
  const [only, ...others] = kept
  return only !== undefined && others.length === 0 ? [`${only.replace(/\.$/, '')}; ${more}`] : [...kept, more]
}

function feeLines(procedure: Procedure, { today, words }: Setting, notes = true): string[] {
  const fees = currentFees(procedure, today)
  if (fees.length === 0) return [words.stale.factEnded]
  return generalFirst(fees).map((fee) => feeLine(notes ? fee : withoutNote(fee), words))
}

function timeLines(procedure: Procedure, { today, words }: Setting, notes = true): string[] {
  const times = currentTimes(procedure, today)
  if (times.length === 0) return [words.stale.factEnded]
  return generalFirst(times).map((time) => timeLine(notes ? time : withoutNote(time), words))
}

function withoutNote<Variant extends Fee | Time>({ note: _, ...rest }: Variant): Omit<Variant, 'note'> {
  return rest
}

/** What holds for everybody before what holds in one case. */
function generalFirst<Variant extends Fee | Time>(variants: readonly Variant[]): Variant[] {
  return [...variants].sort((one, other) => Number(one.when !== undefined) - Number(other.when !== undefined))
}

function agencyLine({ agency }: Procedure, { words }: Setting): string {
  const level = words.level[agency.level]
  const told = level === '' || agency.name.toLocaleLowerCase('vi').includes(level)
  return told ? agency.name : words.withNote(agency.name, level)
}

function onlineParts({ online }: Procedure, { words }: Setting): Part[] {
  const { level, note } = online
  const lines = [...(level === 'unknown' && note ? [] : [words.online[level]]), ...(note ? [note] : [])]
  const link = online.url === null ? [] : [{ label: words.online.link, url: online.url }]
  return [
    ...fact(words.facet.online, lines),
    ...(link.length > 0 ? [{ kind: 'links', links: link } as const] : []),
  ]
}

function orUnknown(lines: readonly string[], { words }: Setting): readonly string[] {
  return lines.length > 0 ? lines : [words.noInformation]
}
