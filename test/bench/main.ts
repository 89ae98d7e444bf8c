import { benchCatalog } from './catalog.ts'
import { benchGaps } from './gaps.ts'
import { benchReports } from './reports.ts'
import type { Row } from './row.ts'
import { benchSearch } from './search.ts'
import { benchReplicas } from './telegram/replicas.ts'
import { benchTelegram } from './telegram/telegram.ts'
import { benchTurn } from './turn.ts'

const benches: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  telegram: benchTelegram,
  replicas: benchReplicas,
  catalog: benchCatalog,
  search: benchSearch,
  turn: benchTurn,
  gaps: benchGaps,
  reports: benchReports,
}

/**
 * Prints every figure of one run, or of those that are named: `npm run bench -- reports turn`. Machines differ: compare the ratios, not
 * the milliseconds.
 */
const named = process.argv.slice(2)
const unknown = named.find((name) => !Object.hasOwn(benches, name))
if (unknown !== undefined)
  throw new Error(`no bench «${unknown}»: there are ${Object.keys(benches).join(', ')}`)
const rows: Row[] = []
for (const [name, bench] of Object.entries(benches))
  if (named.length === 0 || named.includes(name)) rows.push(...(await bench()))
rows.push(memory())

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
