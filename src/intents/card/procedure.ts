import type { Part } from '../../conversation/answer.ts'
import { type Facet, type Fee, facets, type Procedure, type Time } from '../../knowledge/schema.ts'
import { currentFees, currentPapers, currentTimes } from '../../knowledge/validity.ts'
import { formatDay } from '../../lib/day.ts'
import { capitalised } from '../../words/words.ts'
import { feeLine, timeLine } from './amounts.ts'
import { basisLines, documentName, legalLines } from './basis.ts'
import { type Asked, type Card, cite, fact, joined, lengthOf, list, type Setting } from './card.ts'
import { briefDossier, dossierParts } from './papers.ts'

/** What is said in brief when something else was asked, in this order. */
const always: readonly Facet[] = ['dossier', 'fee', 'time', 'place']

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
  const { words } = setting
  const english = words.language === 'en' ? procedure.english : undefined
  const open = asked === 'all' || asked.length === 0
  const heading: Part[] = [
    { kind: 'title', text: english?.name ?? procedure.name },
    ...(open ? [{ kind: 'text', text: english?.summary ?? procedure.summary } as const] : []),
    ...(words.onlyVietnamese ? [{ kind: 'text', text: words.onlyVietnamese } as const] : []),
  ]
  return {
    parts:
      asked === 'all'
        ? [...heading, ...joined(wholeOf(procedure, setting))]
        : fitting(
            levels.map((level) => [...heading, ...joined(answering(procedure, asked, level, setting))]),
          ),
    basis: basisLines(procedure, setting),
    sources: cite(procedure.sources),
    details: facets.filter((facet) => asked !== 'all' && !asked.includes(facet)),
  }
}

/** The first layout within the budget, or the shortest. */
function fitting(layouts: readonly (readonly Part[])[]): readonly Part[] {
  return layouts.find((parts) => lengthOf(parts) <= budget) ?? layouts.at(-1) ?? []
}

function answering(
  procedure: Procedure,
  asked: readonly Facet[],
  brevity: Brevity,
  setting: Setting,
): Part[] {
  const rest = always.filter((facet) => !asked.includes(facet))
  return [
    ...asked.flatMap((facet, at) =>
      at > 0 && facet === 'dossier' ? namedPapers(procedure, setting) : inFull(procedure, facet, setting),
    ),
    ...rest.flatMap((facet) => fact(setting.words.facet[facet], inBrief(procedure, facet, brevity, setting))),
  ]
}

/** Asked beside something else, a dossier is named; conditions and copies are behind its button. */
function namedPapers(procedure: Procedure, { today, words }: Setting): Part[] {
  return fact(words.facet.dossier, briefDossier(currentPapers(procedure, today), true, words))
}

function wholeOf(procedure: Procedure, setting: Setting): Part[] {
  const { words, knowledge } = setting
  const gone = procedure.simplifications.map(({ text, since, basis }) => {
    const dated = since === null ? text : words.simplificationSince(text, formatDay(since))
    return basis === null ? dated : words.withNote(dated, documentName(basis, knowledge))
  })
  return [
    ...facets.flatMap((facet) => inFull(procedure, facet, setting)),
    ...list(words.simplifications, gone),
    ...list(words.notes, procedure.notes),
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
      return briefly(feeLines(procedure, setting), brevity, setting)
    case 'time':
      return briefly(timeLines(procedure, setting), brevity, setting)
    case 'dossier':
      return briefDossier(currentPapers(procedure, setting.today), brevity.paperNames, setting.words)
    default:
      return procedure.where.slice(0, 1)
  }
}

function briefly(lines: readonly string[], brevity: Brevity, { words }: Setting): string[] {
  if (lines.length <= brevity.lines) return [...lines]
  return [...lines.slice(0, brevity.lines), words.more(lines.length - brevity.lines)]
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
  return level ? words.withNote(agency.name, level) : agency.name
}

function onlineParts({ online }: Procedure, { words }: Setting): Part[] {
  const lines = [words.online[online.level], ...(online.note === undefined ? [] : [capitalised(online.note)])]
  const link = online.url === null ? [] : [{ label: words.online.link, url: online.url }]
  return [
    ...fact(words.facet.online, lines),
    ...(link.length > 0 ? [{ kind: 'links', links: link } as const] : []),
  ]
}

function orUnknown(lines: readonly string[], { words }: Setting): readonly string[] {
  return lines.length > 0 ? lines : [words.noInformation]
}
