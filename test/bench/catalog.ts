import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableLine } from '../../src/knowledge/catalog-table.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { createCitizen } from '../helpers/citizen.ts'
import { contentDir, shippedLibrary } from '../helpers/library.ts'
import { nation } from './grown.ts'
import type { Row } from './row.ts'
import { ended, served } from './served.ts'

/** Under the web door's limit of questions a minute from one address. */
const questionCount = 400
const alone = 'shipped content'

/** Start and answers of the real service over HTTP, with a nation's procedures listed, against the shipped content alone. */
export async function benchCatalog(): Promise<Row[]> {
  const { knowledge } = await shippedLibrary()
  const questions = [...knowledge.procedures.values()].flatMap(({ checks }) => checks).slice(0, questionCount)
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  try {
    cpSync(contentDir, join(folder, 'content'), { recursive: true })
    mkdirSync(join(folder, 'content/catalog'), { recursive: true })
    for (const [path, text] of tables(knowledge)) writeFileSync(join(folder, 'content/catalog', path), text)
    const own = await measured(join(folder, 'own'), contentDir, questions)
    const all = await measured(join(folder, 'all'), join(folder, 'content'), questions)
    return [
      row(`${alone}: start`, own.startMs),
      row('start', all.startMs, own.startMs),
      row(`${alone}: answer over HTTP, p95`, own.p95),
      row('answer over HTTP, p95', all.p95, own.p95),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function row(name: string, value: number, against?: number): Row {
  const what = name.startsWith(alone) ? name : `${nation.toLocaleString('en')} listed procedures: ${name}`
  return {
    name: what,
    value,
    unit: 'ms',
    ...(against === undefined ? {} : { ratio: value / against, of: alone }),
  }
}

async function measured(dataDir: string, content: string, questions: readonly string[]) {
  const { child, url, startMs } = await served(dataDir, { MOTCUA_CONTENT: content })
  try {
    const times: number[] = []
    for (const question of questions) {
      const before = performance.now()
      const { status } = await createCitizen(url).say(question)
      if (status !== 200) throw new Error(`${status} for «${question}»`)
      times.push(performance.now() - before)
    }
    times.sort((one, other) => one - other)
    return { startMs, p95: times[Math.floor(times.length * 0.95)] ?? 0 }
  } finally {
    child.kill()
    await ended(child)
  }
}

/** Names as long as official ones, of real words in an order that means nothing, in two files below the limit of one. */
function tables(knowledge: Knowledge): [path: string, text: string][] {
  const names = [...knowledge.procedures.values()].map(({ officialName, name }) => officialName ?? name)
  const words = names.flatMap((name) => name.split(' '))
  const lines = Array.from({ length: nation }, (_, at) => {
    const length = 8 + (at % 17)
    const name = Array.from(
      { length },
      (_, place) => words[(at * 7_919 + place * 104_729) % words.length],
    ).join(' ')
    const code = `9.${String(at).padStart(6, '0')}`
    return `  ${tableLine({ code, name, agency: 'Ủy ban nhân dân cấp tỉnh', url: `https://example.gov.vn/${code}` })}`
  })
  const half = Math.ceil(lines.length / 2)
  return [lines.slice(0, half), lines.slice(half)].map((part, at) => [
    `bench-${at}.yaml`,
    `id: bench-${at}\nsources:\n  - {title: Bench, url: null, read: 2026-07-18}\ntable: |\n${part.join('\n')}\n`,
  ])
}
