import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Memory } from '../../src/desk/memory.ts'
import type { News } from '../../src/desk/replicas.ts'
import { StoreUnavailable } from '../../src/desk/unavailable.ts'
import { eventsName } from '../../src/store/dialect.ts'
import { keyOf } from '../../src/store/postgres/dialect.ts'
import { createObserved } from '../../src/store/postgres/observed.ts'
import { connectPostgres, openPostgres } from '../../src/store/postgres.ts'
import { tallied, tallyNext } from '../../src/store/tallying.ts'
import { newDatabase } from '../helpers/database.ts'
import { type PostgresServer, startPostgres } from '../helpers/postgres.ts'
import { echoTurn, lan, minh, monday, plainAnswer, says, takeTurn } from '../helpers/talk.ts'
import { eventually } from '../helpers/time.ts'

/** Longer than from one look to the next. */
const graceMs = 2_500

async function open(url: string): Promise<Memory> {
  const memory = await openPostgres(url, { serving: true, graceMs })
  onTestFinished(() => memory.close())
  return memory
}

async function two(): Promise<readonly [Memory, Memory, string]> {
  const url = await newDatabase()
  return [await open(url), await open(url), url]
}

async function connection(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

/** As the server sees a process that dies: its connections end. */
function endLines(client: pg.Client): Promise<unknown> {
  return client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'motcua line' and datname = current_database()`,
  )
}

describe('of several processes', () => {
  test('one leads, and another when that one closes: a later term, and nothing more in the name of the earlier', async () => {
    const url = await newDatabase()
    const first = await openPostgres(url, { serving: true })
    const second = await open(url)
    expect([first.replicas.term(), second.replicas.term()]).toEqual([1, undefined])
    await eventually(() => expect(first.replicas.count()).toBe(2))
    await first.close()
    await eventually(() => expect(second.replicas.term()).toBe(2))
    const notices = [{ person: lan, answer: plainAnswer('news') }]
    expect(await second.postOnce({ name: 'digest', value: 'a' }, 1, notices, monday)).toBe(false)
    expect(await second.recall('digest')).toBeUndefined()
    expect(await second.postOnce({ name: 'digest', value: 'a' }, 2, notices, monday)).toBe(true)
  })

  test('the leader does its work until its line breaks, and whoever leads then begins it anew', async () => {
    const [first, second, url] = await two()
    const done: string[] = []
    for (const [name, memory] of Object.entries({ first, second }))
      onTestFinished(
        memory.replicas.lead(async (signal) => {
          done.push(`${name} begins`)
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
          done.push(`${name} ends`)
        }),
      )
    await eventually(() => expect(done).toEqual(['first begins']))
    await endLines(await connection(url))
    await eventually(() => expect(done.length).toBeGreaterThanOrEqual(3))
    expect(done.slice(0, 2)).toEqual(['first begins', 'first ends'])
    expect(done[2]).toMatch(/begins$/)
  })

  test('each hears what the others tell, and that something may have been missed', async () => {
    const [first, second, url] = await two()
    const heard: News[] = []
    const own: News[] = []
    second.replicas.hear((news) => void heard.push(news))
    first.replicas.hear((news) => void own.push(news))
    await eventually(() => expect(first.replicas.count()).toBe(2))
    const news = Array.from({ length: 500 }, (_, id): News => ({ kind: 'answered', person: lan, id }))
    for (const each of news) first.replicas.tell(each)
    await eventually(() => expect(heard).toEqual(news))
    expect(own).toEqual([])
    await endLines(await connection(url))
    await eventually(() => expect(heard).toContainEqual({ kind: 'missed' }))
  })

  test('one message that comes to both is answered once, and the answers of a person go out one at a time', async () => {
    const [first, second] = await two()
    const messages = Array.from({ length: 12 }, (_, at) => says(at % 2 ? lan : minh, String(at), 'a'))
    const accepted = await Promise.all([first, second].map((each) => each.accept(messages)))
    expect(accepted.flat().filter(Boolean)).toHaveLength(12)
    const rounds = Array.from({ length: 8 }, () =>
      [first, second].map((each) => each.turns(['web:lan', 'web:minh'], echoTurn)),
    )
    const taken = (await Promise.all(rounds.flat())).flat()
    expect(taken.filter(({ kind }) => kind === 'answered')).toHaveLength(12)
    for (let left = 12; left > 0; left -= 2) {
      const claims = [first, second, first, second].map((each) => each.claimOutgoing('web', 9, monday))
      const claimed = await Promise.all(claims)
      expect(claimed.flat().map(({ person }) => person.id)).toEqual(expect.arrayContaining(['lan', 'minh']))
      expect(claimed.flat()).toHaveLength(2)
      for (const [at, memory] of [first, second, first, second].entries())
        await memory.settle((claimed[at] ?? []).map(({ id }) => ({ id, sent: { kind: 'sent' }, at: monday })))
    }
  })

  test('what a process is sending is its own until it is gone, and not its any more when it was taken for gone', async () => {
    const url = await newDatabase()
    const [first, second] = [await openPostgres(url, { serving: true, graceMs }), await open(url)]
    await first.accept([says(lan, '1', 'a')])
    await takeTurn(first, 'web:lan', echoTurn)
    const [outgoing] = await first.claimOutgoing('web', 1, monday)
    const settled = [{ id: outgoing?.id ?? 0, sent: { kind: 'sent' }, at: monday }] as const
    await eventually(() => expect(second.replicas.count()).toBe(2))
    expect(await second.reclaimOutgoing()).toBe(0)
    await second.settle(settled)
    expect((await second.exportPerson(lan)).outbox).toMatchObject([{ state: 'sending' }])
    await first.close()
    await eventually(async () => expect(await second.reclaimOutgoing()).toBe(1))
    expect(await second.claimOutgoing('web', 1, monday)).toMatchObject([{ attempts: 2 }])
  })

  test('events of a transaction that is still open are counted when it has ended', async () => {
    const [memory, , url] = await two()
    const db = connectPostgres(url)
    onTestFinished(() => db.destroy())
    const early = await connection(url)
    await early.query('begin')
    await early.query('select pg_advisory_xact_lock_shared($1)', [String(keyOf(eventsName))])
    await early.query(`insert into events (channel, person_id, at, event) values
      ('web', 'early', ${monday}, '{"kind":"turned","outcome":"answered","menu":[]}')`)
    const late = memory.accept([says(lan, '1', 'a')]).then(() => takeTurn(memory, 'web:lan', echoTurn))
    await late
    let counted: number | undefined
    const counting = tallyNext(db, 100, 'Asia/Ho_Chi_Minh').then((events) => {
      counted = events
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(counted).toBeUndefined()
    await early.query('commit')
    await counting
    expect([counted, (await tallied(db)).after]).toEqual([2, 2])
  })
})

describe('a database that restarts', () => {
  test.each(['fast', 'crash'] as const)(
    '(%s) costs nothing that was acknowledged, and ends no process',
    async (how) => {
      const server: PostgresServer = await startPostgres({ durable: true })
      const url = await server.database()
      const memory = await openPostgres(url, { serving: true })
      onTestFinished(async () => {
        await memory.close()
        await server.remove()
      })
      await memory.accept([says(lan, '1', 'a')])
      await takeTurn(memory, 'web:lan', echoTurn)
      const [sending] = await memory.claimOutgoing('web', 1, monday)
      await server.stop(how)
      await expect(memory.accept([says(lan, '2', 'b')])).rejects.toThrow(StoreUnavailable)
      expect(await memory.healthy()).toBe(false)
      await eventually(() => expect(memory.replicas.term()).toBeUndefined())
      await server.start()
      await eventually(async () => expect(await memory.healthy()).toBe(true))
      await eventually(() => expect(memory.replicas.term()).toBe(2))
      expect(await memory.accept([says(lan, '1', 'a'), says(lan, '2', 'b')])).toEqual([false, true])
      expect(await memory.reclaimOutgoing()).toBe(0)
      await memory.settle([{ id: sending?.id ?? 0, sent: { kind: 'sent' }, at: monday }])
      expect((await memory.exportPerson(lan)).outbox).toMatchObject([{ state: 'sent' }])
    },
  )
})

describe('who is gone', () => {
  test('is who was not seen for as long as we looked, whatever happened while we could not', () => {
    let now = 0
    const observed = createObserved(1, 5_000, () => now)
    expect(observed.gone([null, 1, 2])).toEqual([])
    observed.saw([1, 2])
    now = 4_999
    observed.saw([1])
    expect(observed.gone([null, 1, 2, 3])).toEqual([null])
    now = 5_000
    expect(observed.gone([1, 2, 3])).toEqual([2, 3])
    observed.lostSight()
    now = 60_000
    expect(observed.gone([2, 3])).toEqual([])
    observed.saw([1])
    now = 64_000
    observed.saw([1, 2])
    now = 66_000
    expect(observed.gone([2, 3])).toEqual([3])
  })
})

test('an erased person leaves no row, and what PostgreSQL keeps in free room of its pages is given back to be written over', async () => {
  const url = await newDatabase()
  const memory = await open(url)
  for (let n = 0; n < 50; n++) await memory.accept([says(lan, String(n), `canary ${n}`)])
  await memory.erasePerson(lan)
  const client = await connection(url)
  const { rows } = await client.query(
    `select pg_relation_size('inbox')::int as bytes, (select count(*)::int from inbox) as rows`,
  )
  // VACUUM has cut off the pages that held nothing else.
  expect(rows).toEqual([{ bytes: 0, rows: 0 }])
})
