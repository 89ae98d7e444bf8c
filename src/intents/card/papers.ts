import type { Part } from '../../conversation/answer.ts'
import type { Paper } from '../../knowledge/schema.ts'
import { capitalised, uncapitalised, type Words } from '../../words/words.ts'
import { fact, list } from './card.ts'

/** The whole dossier: what to hand in, what to show, what only some people need. */
export function dossierParts(papers: readonly Paper[] | null, words: Words): Part[] {
  if (papers === null) return fact(words.facet.dossier, [words.noInformation])
  if (papers.length === 0) return fact(words.facet.dossier, [words.paper.none])
  const always = papers.filter((paper) => paper.when === undefined)
  const lines = (chosen: readonly Paper[]) => chosen.map((paper) => paperLine(paper, words))
  return [
    ...list(words.paper.submit, lines(always.filter((paper) => paper.use === 'submit'))),
    ...list(words.paper.show, lines(always.filter((paper) => paper.use === 'show'))),
    ...casesParts(papers, words),
  ]
}

/** How many papers; with `named`, those that everybody needs by name instead. */
export function briefDossier(papers: readonly Paper[] | null, named: boolean, words: Words): string[] {
  if (papers === null) return [words.noInformation]
  if (papers.length === 0) return [words.paper.none]
  const always = papers.filter((paper) => paper.when === undefined)
  const sometimes = papers.length - always.length
  if (always.length === 0) return [words.paper.only(sometimes)]
  if (!named) return [words.paper.count(always.length, sometimes)]
  return [...always.map((paper) => paper.name), ...(sometimes > 0 ? [words.paper.perhapsMore] : [])]
}

/** Each case once, with the papers it needs: nobody reads fourteen lines to find their own. */
function casesParts(papers: readonly Paper[], words: Words): Part[] {
  const cases = [...new Set(papers.flatMap((paper) => paper.when ?? []))]
  if (cases.length === 0) return []
  const facts = cases.map((when) => ({
    label: capitalised(when),
    lines: papers.filter((paper) => paper.when === when).map((paper) => paperLine(paper, words)),
  }))
  return [{ kind: 'facts', label: words.paper.sometimes, facts }]
}

/** «Tờ khai (1 bản chính)» */
export function paperLine(paper: Omit<Paper, 'use'>, words: Words): string {
  const counts = [
    paper.originals ? words.paper.originals(paper.originals) : undefined,
    paper.copies ? words.paper.copies(paper.copies) : undefined,
    paper.form && words.paper.form(uncapitalised(paper.form)),
  ].filter((each) => each !== undefined)
  const name = counts.length > 0 ? words.withNote(paper.name, counts.join('; ')) : paper.name
  return paper.note === undefined ? name : words.withNote(name, paper.note)
}
