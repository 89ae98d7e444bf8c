import { expect, it } from 'vitest'
import { createFreshnessNotice } from '../src/freshness-notice.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { dayMs } from '../src/lib/day.ts'
import { type Alert, alertText } from '../src/words/alerts.ts'
import { changed, contentFolder } from './helpers/content.ts'

const law = 'documents/luat-60-2014.yaml'

/** What the staff hear over the days from `first` on, one look a day. */
async function heard(first: string, days: number): Promise<string[]> {
  const loaded = await loadKnowledge(
    contentFolder({ [law]: changed(law, 'until: null', 'until: 2026-12-31') }),
  )
  if (loaded.kind === 'broken') throw new Error(loaded.problems.map((each) => each.en).join('\n'))
  const alerts: Alert[] = []
  let now = Date.parse(`${first}T09:00:00+07:00`)
  const look = createFreshnessNotice(
    () => loaded.knowledge,
    (alert) => alerts.push(alert),
    () => now,
  )
  for (let day = 0; day < days; day += 1) {
    await look()
    now += dayMs
  }
  return alerts.map(alertText)
}

it('tells nobody anything while nothing changes within a month', async () => {
  expect(await heard('2026-11-20', 11)).toEqual([])
})

it('tells once a week what comes, with where to begin and how to see all', async () => {
  const told = await heard('2026-12-01', 14)
  expect(told).toHaveLength(2)
  expect(told[0]).toBe(
    '⚠ Nội dung: 0 điều đã hết hạn hoặc đến hạn rà soát, 3 điều sẽ đổi trong một tháng tới. Bắt đầu từ «Chỉ đạo cải cách hành chính». Chạy «motcua check --as-of 2026-12-01» để xem từng điều.',
  )
})

it('tells at once when something has ended', async () => {
  const told = await heard('2026-12-30', 4)
  expect(told.map((each) => each.slice(0, 20))).toEqual(['⚠ Nội dung: 0 điều đ', '⚠ Nội dung: 3 điều đ'])
})
