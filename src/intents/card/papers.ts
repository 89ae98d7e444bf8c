import type { Part } from '../../conversation/answer.ts'
import type { Paper } from '../../knowledge/schema.ts'
import { capitalised, type Words } from '../../words/words.ts'
import { list } from './card.ts'

/** The whole dossier: what to hand in, what to show, what only some people need. */
export function dossierParts(papers: readonly Paper[], words: Words): Part[] {
  if (papers.length === 0)
    return [{ kind: 'facts', facts: [{ label: words.facet.dossier, lines: [words.paper.none] }] }]
  const always = papers.filter((paper) => paper.when === undefined)
  const lines = (chosen: readonly Paper[]) => chosen.map((paper) => paperLine(paper, words))
  return [
    ...list(words.paper.submit, lines(always.filter((paper) => paper.use === 'submit'))),
    ...list(words.paper.show, lines(always.filter((paper) => paper.use === 'show'))),
    ...list(words.paper.sometimes, lines(papers.filter((paper) => paper.when !== undefined))),
  ]
}

/** How many papers; with `named`, also the ones that everybody needs. */
export function briefDossier(papers: readonly Paper[], named: boolean, words: Words): string[] {
  if (papers.length === 0) return [words.paper.none]
  const always = papers.filter((paper) => paper.when === undefined)
  const count = words.paper.count(always.length, papers.length - always.length)
  return named ? [count, ...always.map((paper) => paper.name)] : [count]
}

function paperLine(paper: Paper, words: Words): string {
  const counts = [
    paper.form && words.paper.form(paper.form),
    paper.originals ? words.paper.originals(paper.originals) : undefined,
    paper.copies ? words.paper.copies(paper.copies) : undefined,
    paper.note,
  ].filter((each) => each !== undefined)
  const name = counts.length > 0 ? words.withNote(paper.name, counts.join('; ')) : paper.name
  return paper.when === undefined ? name : words.variant(capitalised(paper.when), name)
}
