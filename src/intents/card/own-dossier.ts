import { type Chosen, papersFor } from '../../knowledge/cases.ts'
import type { Paper, Procedure } from '../../knowledge/schema.ts'
import { currentPapers } from '../../knowledge/validity.ts'
import { basisLines } from './basis.ts'
import { type Card, cite, englishOf, list, type Setting } from './card.ts'
import { dossierParts } from './papers.ts'

/** The papers that this one case needs, after what was chosen. */
export function ownDossierCard(procedure: Procedure, chosen: Chosen, setting: Setting): Card {
  const { words, today } = setting
  const english = englishOf({ kind: 'procedure', id: procedure.id, procedure }, words)
  const papers = papersFor(currentPapers(procedure, today) ?? [], chosen).map(withoutCase)
  return {
    parts: [
      { kind: 'title', text: english?.name ?? procedure.name },
      ...(words.onlyVietnamese ? [{ kind: 'text', text: words.onlyVietnamese } as const] : []),
      ...list(words.cases.chosen, choices(procedure, chosen)),
      ...dossierParts(papers, words),
    ],
    basis: basisLines(procedure, setting),
    sources: cite(procedure.sources),
    details: ['fee', 'time', 'place', 'online', 'steps'],
    more: true,
  }
}

/** Its condition holds: it has just been said. */
function withoutCase({ when, ...paper }: Paper): Paper {
  return paper.only === undefined && when !== undefined ? { ...paper, when } : paper
}

function choices({ cases }: Procedure, chosen: Chosen): string[] {
  return cases.flatMap(({ id, question, options }) => {
    const option = options.find((each) => each.id === chosen.get(id))
    return option ? [`${question} ${option.label}`] : []
  })
}
