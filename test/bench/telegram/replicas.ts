import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../helpers/postgres.ts'
import type { Row } from '../row.ts'
import { ended } from '../served.ts'
import { run, type Took } from './load.ts'
import { forked, secret, service } from './telegram.ts'

const load = { people: 400, each: 18, firstUpdate: 100_000 }
const warmUp = { people: 100, each: 6, firstUpdate: 1 }
const one = 'one replica on PostgreSQL'

/**
 * The whole line with 1, 2 and 4 replicas on one PostgreSQL that waits for the disk, all on this machine with whoever asks them: a machine of
 * few cores shows what replicas cost, not what they bring.
 */
export async function benchReplicas(): Promise<Row[]> {
  const rows: Row[] = []
  let first: number | undefined
  for (const count of [1, 2, 4]) {
    const { seconds, storedP99Ms } = await measured(count)
    const perSecond = (load.people * load.each) / seconds
    first ??= perSecond
    const name = `PostgreSQL, ${count} replica${count === 1 ? '' : 's'}`
    const compared = count === 1 ? {} : { ratio: perSecond / first, of: one }
    rows.push({ name: `${name}: updates`, value: perSecond, unit: '/s', ...compared })
    rows.push({ name: `${name}: stored, p99`, value: storedP99Ms, unit: 'ms' })
  }
  return rows
}

async function measured(count: number): Promise<Took> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  const postgres = await startPostgres({ durable: true })
  const sink = await forked('sink')
  const env = { DATABASE_URL: await postgres.database() }
  const replicas = await Promise.all(
    Array.from({ length: count }, () => service(sink.url.slice(0, -1), folder, env)),
  )
  const urls = replicas.map(({ url }) => url)
  try {
    await run(urls, sink.url, secret, warmUp)
    return await run(urls, sink.url, secret, load)
  } finally {
    for (const { child } of [...replicas, sink]) child.kill()
    await Promise.all([...replicas, sink].map(({ child }) => ended(child)))
    await postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}
