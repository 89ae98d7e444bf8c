import type { Figures, Range, Topic } from './figures.ts'
import { channelName, factorName, inOrder } from './key-names.ts'
import { type NameOf, satisfactionTable } from './satisfaction-table.ts'
import { type Summary, type SummarySources, stepFor, summaryOf, type Unanswered } from './summary.ts'
import type { Table } from './table.ts'
import { overviewTable, starsTable, topicsTable, trendTable, unansweredTable } from './tables.ts'

/** Everything a report needs. Days of the office, both count; of days of which nothing is known it gives zeros. */
export interface Reports {
  summaryOf(range: Range): Promise<Summary>
  reportOf(range: Range): Promise<Report>
}

/** A summary, what was asked about most, and all tables, the overview first. */
export type Report = {
  readonly summary: Summary
  readonly factors: readonly { readonly name: string; readonly score: Summary['now']['survey'] }[]
  readonly topics: readonly { readonly name: string; readonly count: number }[]
  readonly tables: readonly Table[]
}

export type Sources = Omit<SummarySources, 'figures'> & {
  readonly figures: Figures
  /** Name of an entry. */
  readonly entryName: NameOf
  /** Name of a commune unit by its code. */
  readonly placeName: NameOf
}

const mostTopics = 20
/** In a picture. */
const shownTopics = 10

export function createReports(sources: Sources): Reports {
  return {
    summaryOf: (range) => summaryOf(range, sources),
    reportOf: async (range) => {
      const summary = await summaryOf(range, sources)
      const topics = await sources.figures.topics(range, mostTopics)
      const factors = await sources.figures.satisfaction(range, 'factor')
      return {
        summary,
        factors: inOrder(factors.cells).map(({ key, survey }) => ({ name: factorName(key), score: survey })),
        topics: namedTopics(topics.slice(0, shownTopics), sources.entryName),
        tables: await tablesOf(summary, topics, await sources.unanswered(range), sources),
      }
    },
  }
}

async function tablesOf(
  { range, now, before, trend }: Summary,
  topics: readonly Topic[],
  unanswered: readonly Unanswered[],
  { figures, entryName, placeName }: Sources,
): Promise<readonly Table[]> {
  const by = (what: Parameters<Figures['satisfaction']>[1]) => figures.satisfaction(range, what)
  const asIs: NameOf = (key) => key
  const factors = await by('factor')
  return [
    overviewTable(now, before),
    trendTable(trend),
    starsTable(now.service),
    satisfactionTable({ ...factors, cells: inOrder(factors.cells) }, 'factor', 'survey', factorName),
    satisfactionTable(await by('entry'), 'entry', 'service', entryName),
    satisfactionTable(await by('place'), 'place', 'service', placeName),
    satisfactionTable(await by('channel'), 'channel', 'service', channelName),
    ...(stepFor(range) === 'day' ? [] : [satisfactionTable(await by('month'), 'month', 'service', asIs)]),
    topicsTable(topics, entryName),
    unansweredTable(unanswered),
  ]
}

function namedTopics(topics: readonly Topic[], nameOf: NameOf): Report['topics'] {
  return topics.map(({ entry, count }) => ({ name: nameOf(entry), count }))
}
