import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createFigures } from '../../src/store/reports.ts'
import type { openReports as Open } from '../../src/store/reports-in-worker.ts'
import { connect, openSqlite } from '../../src/store/sqlite.ts'
import { tallied, tallyNext } from '../../src/store/tallying.ts'
import { storeEvents } from '../helpers/events.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { generateMonth } from '../helpers/month.ts'

/** Node 20 cannot start a .ts worker: this is the compiled one. */
const compiled = new URL('../../dist/store/reports-in-worker.js', import.meta.url).href
const { openReports }: { readonly openReports: typeof Open } = await import(compiled)

const hanoi = 'Asia/Ho_Chi_Minh'
const november = { from: '2026-11-01', to: '2026-11-30' }

describe('reports in a thread', () => {
  test('are those of this thread, and talk goes on meanwhile', async () => {
    const { path, last } = await stored(1000)
    const reports = open(path)
    let ticks = 0
    const ticking = setInterval(() => {
      ticks += 1
    }, 1)
    const overview = await reports.overview(november)
    await reports.tally()
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(20)
    expect(await reports.overview(november)).toEqual(overview)
    const { db, figures } = here(path)
    expect(await figures.overview(november)).toEqual(overview)
    expect(await reports.trend(november, 'week')).toEqual(await figures.trend(november, 'week'))
    expect(await reports.satisfaction(november, 'place')).toEqual(
      await figures.satisfaction(november, 'place'),
    )
    expect(await reports.topics(november, 5)).toEqual(await figures.topics(november, 5))
    expect(await tallied(db)).toEqual({ after: last, timeZone: hanoi })
  })

  test('read what was asked in vain there: this thread is never held up, and finds the same itself', async () => {
    const { path } = await stored(6000)
    const reports = open(path)
    await reports.overview(november)
    let longest = 0
    let last = performance.now()
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const missed = await reports.missed(november)
    clearInterval(ticking)
    const began = performance.now()
    const { figures } = here(path)
    expect(missed).toEqual(await figures.missed(november))
    expect(missed[0]?.askers.size).toBeGreaterThan(100)
    expect(longest).toBeLessThan((performance.now() - began) / 2)
  })

  test('tell what failed, and go on', async () => {
    const { path } = await stored(5)
    const reports = open(path)
    const { db } = here(path)
    await db.schema.alterTable('tallies').renameTo('away').execute()
    await expect(reports.overview(november)).rejects.toThrow('no such table: tallies')
    await db.schema.alterTable('away').renameTo('tallies').execute()
    expect((await reports.overview(november)).usage.turns).toBeGreaterThan(0)
  })

  test('end at once while they count, and another goes on', async () => {
    const { path, last } = await stored(2000)
    const reports = open(path)
    const counting = reports.tally()
    await pause(300)
    await reports.close()
    await counting
    await expect(reports.overview(november)).rejects.toThrow('closed')
    const { db } = here(path)
    expect((await tallied(db)).after).toBeLessThan(last)
    await open(path).tally()
    expect((await tallied(db)).after).toBe(last)
  })
})

test('counting that is killed again and again, and done by two at once, counts everything once', async () => {
  const { path } = await stored(1000)
  const whole = await stored(1000)
  let kills = 0
  for (let isDone = false; !isDone; ) {
    const children = [counter(path, 40), counter(path, 90)]
    const exits = children.map((child) => once(child, 'exit'))
    await Promise.all(children.map((child) => once(child, 'message')))
    await pause(30 + (kills % 5) * 40)
    for (const child of children) kills += Number(child.kill('SIGKILL'))
    isDone = (await Promise.all(exits)).some(([code]) => code === 0) || kills >= 14
  }
  expect(kills).toBeGreaterThan(2)
  const [{ db }, { db: other }] = [here(path), here(whole.path)]
  for (const each of [db, other]) while ((await tallyNext(each, 5000, hanoi)) > 0);
  const counted = (each: typeof db) =>
    each
      .selectFrom('tallies')
      .selectAll()
      .where('count', '!=', 0)
      .orderBy('what')
      .orderBy('day')
      .orderBy('channel')
      .orderBy('item')
      .orderBy('value')
      .orderBy('entry')
      .orderBy('place')
      .orderBy('way')
      .execute()
  expect(await counted(db)).toEqual(await counted(other))
})

function counter(path: string, batch: number) {
  const child = fork(new URL('../helpers/tally.mjs', import.meta.url), [path, String(batch)])
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function stored(conversations: number): Promise<{ readonly path: string; readonly last: number }> {
  const path = join(temporaryFolder(), 'motcua.db')
  await (await openSqlite(path, { lock: true })).close()
  const events = generateMonth({ conversations })
  await storeEvents(path, events)
  return { path, last: events.length }
}

function open(path: string) {
  const reports = openReports(path, () => hanoi)
  onTestFinished(() => reports.close())
  return reports
}

function here(path: string) {
  const db = connect(path)
  onTestFinished(() => db.destroy())
  return { db, figures: createFigures(db, () => hanoi) }
}
