import { type Change, horizonDays } from '../knowledge/freshness.ts'
import { formatDay } from '../lib/day.ts'
import { changeWords } from '../words/changes.ts'

/** What time does to the content, one line a change: what is past first, then what comes. */
export function changeLines(changes: readonly Change[], today: string): string[] {
  const past = changes.filter((change) => change.past)
  const coming = changes.filter((change) => !change.past)
  return [
    `Đến ngày ${formatDay(today)}: ${past.length} điều đã đổi, cần sửa / changed by this day, to be mended`,
    ...past.map(line),
    `${horizonDays} ngày tiếp theo: ${coming.length} điều sẽ đổi / will change in the ${horizonDays} days after`,
    ...coming.map(line),
  ]
}

function line(change: Change): string {
  const day = change.on === null ? 'chưa rõ ngày' : formatDay(change.on)
  return `  ${day}  ${change.entry}: ${changeWords(change)}`
}
