import type { Library } from './intents/intent.ts'
import { communeName, entryName, findEntry } from './knowledge/knowledge.ts'
import type { Figures } from './reports/figures.ts'
import { findGaps } from './reports/gaps.ts'
import { createReports, type Reports } from './reports/reports.ts'

/** More would be read by nobody. */
const mostGaps = 20

/** Reports from what is stored, named by the content of today. */
export function reportsFrom(library: Library, figures: Figures): Reports {
  const { knowledge } = library
  const { name: office } = knowledge.office
  return createReports({
    office,
    figures,
    unanswered: async (range) => {
      const { gaps } = await findGaps(await figures.missed(range), library, { limit: mostGaps, all: false })
      return gaps
    },
    entryName: (id) => {
      const entry = findEntry(knowledge, id)
      return entry ? entryName(entry) : id
    },
    placeName: (code) => communeName(knowledge.office, code),
  })
}
