import type { Memory } from './desk/memory.ts'
import type { Library } from './intents/intent.ts'
import { communeName, entryName, findEntry } from './knowledge/knowledge.ts'
import { dayAfter, startOf } from './lib/day.ts'
import type { Figures } from './reports/figures.ts'
import { findGaps } from './reports/gaps.ts'
import { createReports, type Reports } from './reports/reports.ts'

/** More would be read by nobody. */
const mostGaps = 20

/** Reports from what is stored, named by the content of today. */
export function reportsFrom(library: Library, memory: Pick<Memory, 'events'>, figures: Figures): Reports {
  const { knowledge } = library
  const { name: office, timeZone } = knowledge.office
  return createReports({
    office,
    figures,
    unanswered: async ({ from, to }) => {
      const events = memory.events(startOf(from, timeZone), startOf(dayAfter(to, 1), timeZone))
      const { gaps } = await findGaps(events, library, { limit: mostGaps, all: false })
      return gaps
    },
    entryName: (id) => {
      const entry = findEntry(knowledge, id)
      return entry ? entryName(entry) : id
    },
    placeName: (code) => communeName(knowledge.office, code),
  })
}
