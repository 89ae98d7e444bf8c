import type { Part } from '../../conversation/answer.ts'
import { type Facet, type Fee, facets, type Procedure, type Time } from '../../knowledge/schema.ts'
import { currentFees, currentPapers, currentTimes } from '../../knowledge/validity.ts'
import { fact, lengthOf, type Setting } from './card.ts'
import { briefDossier } from './papers.ts'
import { feeLines, inFull, timeLines } from './procedure-facts.ts'

/** What is said in brief when something else was asked, in this order. */
const always: readonly Facet[] = ['dossier', 'fee', 'time', 'place']

/** How much is said of what was not asked, most first: the first level that fits is taken. */
export const levels = [
  { lines: 2, paperNames: true, notes: true },
  { lines: 2, paperNames: false, notes: true },
  { lines: 1, paperNames: false, notes: true },
  { lines: 1, paperNames: false, notes: false },
] as const satisfies readonly Brevity[]

/** `notes`: with what is remarked beside a fee or a time. */
export type Brevity = { readonly lines: number; readonly paperNames: boolean; readonly notes: boolean }

/** Characters of a first answer: what a phone shows on two screens. What was asked is never cut for it. */
export const budget = 600

/** `details`: what is not said here in full. */
export type Layout = { readonly parts: readonly Part[]; readonly details: readonly Facet[] }

/** The first layout of so many characters, or the shortest. */
export function fitting(layouts: readonly Layout[], room: number): Layout {
  const fits = layouts.find(({ parts }) => lengthOf(parts) <= room)
  return fits ?? layouts.at(-1) ?? { parts: [], details: [] }
}

/** What was asked in full, then what people fear to miss, so briefly. */
export function answering(
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
