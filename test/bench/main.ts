import { benchCatalog } from './catalog.ts'
import { benchGaps } from './gaps.ts'
import { benchReports } from './reports.ts'
import type { Row } from './row.ts'
import { benchSearch } from './search.ts'
import { benchTelegram } from './telegram/telegram.ts'
import { benchTurn } from './turn.ts'

/** Prints every figure of one run. Machines differ: compare the ratios, not the milliseconds. */
const rows: Row[] = [
  ...(await benchTelegram()),
  ...(await benchCatalog()),
  ...(await benchSearch()),
  ...(await benchTurn()),
  ...(await benchGaps()),
  ...(await benchReports()),
  memory(),
]

for (const { name, value, unit, ratio, of } of rows) {
  const figure = `${value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en')} ${unit}`
  const compared = ratio === undefined ? '' : `${ratio.toFixed(2)} × ${of ?? ''}`
  process.stdout.write(`${name.padEnd(58)} ${figure.padStart(14)}   ${compared}\n`)
}

function memory(): Row {
  return {
    name: 'resident memory after all of the above',
    value: process.memoryUsage().rss / 2 ** 20,
    unit: 'MB',
  }
}
