import { changedKinds, type Facts, type factKinds } from '../../knowledge/facts.ts'
import type { Facet } from '../../knowledge/schema.ts'
import { shorten } from '../../lib/shorten.ts'
import type { Words } from '../../words/words.ts'
import { feeLine, timeLine } from './amounts.ts'
import { briefDossier, paperLine } from './papers.ts'

type Kind = (typeof factKinds)[number]
type Papers = NonNullable<Facts['papers']>

const facetOf: Readonly<Record<Kind, Facet>> = { fees: 'fee', papers: 'dossier', times: 'time' }

/** One line each, of what changed only: «Phí, lệ phí: 8.000 đồng. Giấy tờ: 3 giấy tờ, có …». */
export function changedLines(before: Facts, after: Facts, words: Words): { before: string; after: string } {
  const kinds = changedKinds(before, after)
  const lines = (of: (kind: Kind) => string) =>
    kinds.map((kind) => words.follow.fact(words.facet[facetOf[kind]], of(kind))).join('. ')
  return {
    before: lines((kind) => said(kind, before, words, leftOut(before, after, words))),
    after: lines((kind) => said(kind, after, words, comings(before, after, words))),
  }
}

/** A phone shows about so many letters on four lines. */
const longest = 240

function said(kind: Kind, facts: Facts, words: Words, papers: readonly string[]): string {
  switch (kind) {
    case 'fees':
      return shorten(facts.fees.map((fee) => feeLine(fee, words)).join('; ') || words.noInformation, longest)
    case 'times':
      return shorten(
        facts.times.map((time) => timeLine(time, words)).join('; ') || words.noInformation,
        longest,
      )
    case 'papers':
      return [...briefDossier(facts.papers && [...facts.papers], false, words), ...papers].join(', ')
  }
}

/** Papers that are not asked for any more. */
function leftOut(before: Facts, after: Facts, words: Words): string[] {
  const gone = missing(before.papers, after.papers)
  return gone.length === 0 ? [] : [words.follow.paperLeft(named(gone, words))]
}

function comings(before: Facts, after: Facts, words: Words): string[] {
  const { paperNew, paperGone } = words.follow
  const [fresh, gone] = [missing(after.papers, before.papers), missing(before.papers, after.papers)]
  return [
    ...(fresh.length === 0 ? [] : [paperNew(named(fresh, words))]),
    ...(gone.length === 0 ? [] : [paperGone(named(gone, words))]),
  ]
}

/** Those of `some` that are not among `others` as they are. */
function missing(some: Facts['papers'], others: Facts['papers']): Papers {
  const known = new Set((others ?? []).map((paper) => JSON.stringify(paper)))
  return (some ?? []).filter((paper) => !known.has(JSON.stringify(paper)))
}

const mostNamed = 3
const longestName = 70

function named(papers: Papers, words: Words): string {
  const names = papers
    .slice(0, mostNamed)
    .map((paper) => `«${shorten(paperLine(paper, words), longestName)}»`)
  const more = papers.length - names.length
  return [...names, ...(more > 0 ? [words.follow.paperMore(more)] : [])].join(', ')
}
