import type { Part } from '../../conversation/answer.ts'
import { type Facet, type Fee, facets, type Procedure, type Time } from '../../knowledge/schema.ts'
import { currentFees, currentPapers, currentTimes } from '../../knowledge/validity.ts'
import { formatDay } from '../../lib/day.ts'
import { feeLine, timeLine } from './amounts.ts'
import { basisLines, documentName, legalLines } from './basis.ts'
import { type Asked, type Card, cite, englishOf, fact, joined, lengthOf, list, type Setting } from './card.ts'
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
const levels: readonly Brevity[] = [
  { lines: 2, paperNames: true },
  { lines: 2, paperNames: false },
  { lines: 1, paperNames: false },
]

type Brevity = { readonly lines: number; readonly paperNames: boolean }

/** Characters of a first answer: what a phone shows on two screens. What was asked is never cut for it. */
const budget = 600

export function procedureCard(procedure: Procedure, asked: Asked, setting: Setting): Card {
  const heading = headingOf(procedure, asked, setting)
  const { parts, details } =
    asked === 'all'
      ? { parts: wholeOf(procedure, setting), details: [] }
      : fitting(
          levels.map((level) => answering(procedure, asked, level, setting)),
          budget - lengthOf(heading),
        )
  return {
    parts: [...heading, ...joined(parts)],
    basis: basisLines(procedure, setting),
    sources: cite(procedure.sources),
    details,
    more: asked !== 'all',
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
function isWhole(procedure: Procedure, facet: Facet, { lines }: Brevity, { today }: Setting): boolean {
  switch (facet) {
    case 'fee':
      return currentFees(procedure, today).length <= lines
    case 'time':
      return currentTimes(procedure, today).length <= lines
    case 'place':
      return procedure.where.length === 1
    case 'dossier':
      return currentPapers(procedure, today).length === 0
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
      return briefly(facet, feeLines(procedure, setting), brevity, setting)
    case 'time':
      return briefly(facet, timeLines(procedure, setting), brevity, setting)
    case 'dossier':
      return briefDossier(currentPapers(procedure, setting.today), brevity.paperNames, setting.words)
    default:
      return procedure.where.slice(0, 1)
  }
}

/** What is left out stands behind the button named here (see show.ts). */
function briefly(facet: Facet, lines: readonly string[], brevity: Brevity, { words }: Setting): string[] {
  if (lines.length <= brevity.lines) return [...lines]
  return [...lines.slice(0, brevity.lines), words.more(lines.length - brevity.lines, words.facet[facet])]
}

function feeLines(procedure: Procedure, { today, words }: Setting): string[] {
  const fees = currentFees(procedure, today)
  return fees.length === 0 ? [words.stale.factEnded] : generalFirst(fees).map((fee) => feeLine(fee, words))
}

function timeLines(procedure: Procedure, { today, words }: Setting): string[] {
  const times = currentTimes(procedure, today)
  return times.length === 0
    ? [words.stale.factEnded]
    : generalFirst(times).map((time) => timeLine(time, words))
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
