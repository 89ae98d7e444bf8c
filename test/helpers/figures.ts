import type { Happened } from '../../src/conversation/event.ts'
import { createCount } from '../../src/reports/count.ts'
import type { Figures, Range } from '../../src/reports/figures.ts'
import { breakdownOf, overviewOf, topicsOf, trendOf } from '../../src/reports/fold.ts'

/** Figures of these events without a store; people are not counted, so there are none. */
export function figuresOf(events: readonly Happened[]): Figures {
  const count = createCount('Asia/Ho_Chi_Minh')
  for (const happened of events) count.take(happened)
  const { tallies } = count.counted()
  const within = ({ from, to }: Range) => tallies.filter(({ day }) => day >= from && day <= to)
  return {
    overview: async (range) => overviewOf(within(range), range),
    satisfaction: async (range, by) => breakdownOf(within(range), range, by),
    trend: async (range, step) => trendOf(within(range), range, step),
    missed: async () => [],
    topics: async (range, limit) =>
      topicsOf(
        within(range).filter(({ what }) => what === 'about'),
        limit,
      ),
  }
}
