import pg from 'pg'
import { termName } from '../post-once.ts'
import { keyOf } from './dialect.ts'
import { connection } from './pool.ts'

/** A connection of this process's own that tells the others that it lives: what it holds goes with it, `kill -9` included. */
export type Line = {
  /** The others who live, ourselves included. Also tells the server that we do. */
  alive(): Promise<readonly number[]>
  /** Tries to become the leader; our term when that went well. */
  takeLead(): Promise<number | undefined>
  /** Resolves when the connection is gone, whoever ended it. */
  readonly ended: Promise<void>
  end(): Promise<void>
}

/** Names of advisory locks, in two numbers; keys of one number are names of rows to come (dialect.ts). */
export const replicaClass = 7_101
const leaderClass = 7_102

/** Of LISTEN and NOTIFY. */
export const channel = 'motcua'

const waits = { statement: 5_000, lock: 5_000 }

/**
 * The server ends a line of which it has heard nothing for so long: of a process that is frozen, or a machine that is gone. (It counts
 * sessions as idle between statements, and we make one each second.)
 */
const settings = [
  "set idle_session_timeout = '15s'",
  'set tcp_keepalives_idle = 5',
  'set tcp_keepalives_interval = 2',
  'set tcp_keepalives_count = 3',
  `listen ${channel}`,
]

/** Opens the line of the process `id`, and calls `heard` with what others notify. Throws when it cannot be had now. */
export async function openLine(url: string, id: number, heard: (payload: string) => void): Promise<Line> {
  const client = new pg.Client(connection(url, waits, 'line'))
  const ended = new Promise<void>((resolve) => client.once('end', resolve))
  client.on('error', () => {}) // 'end' follows.
  client.on('notification', ({ payload = '' }) => heard(payload))
  try {
    await client.connect()
    for (const setting of settings) await client.query(setting)
    await takePlace(client, id)
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
  return {
    ended,
    end: () => client.end(),
    async alive() {
      const { rows } = await client.query<{ objid: number }>(
        `select objid::int8 from pg_locks join pg_database on pg_database.oid = pg_locks.database
        where locktype = 'advisory' and classid = $1 and objsubid = 2 and granted and datname = current_database()`,
        [replicaClass],
      )
      return rows.map(({ objid }) => objid)
    },
    takeLead: () => takeLead(client),
  }
}

/** What the leader before us is just writing in its own name ends first. */
async function takeLead(client: pg.Client): Promise<number | undefined> {
  if (!(await tried(client, leaderClass, 0))) return undefined
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock($1)', [String(keyOf(termName))])
  const { rows } = await client.query<{ value: string }>(
    `insert into remembered (name, value) values ($1, '1')
    on conflict (name) do update set value = (remembered.value::bigint + 1)::text returning value`,
    [termName],
  )
  await client.query('commit')
  return Number(rows[0]?.value)
}

/** A line that broke may still hold our place at the server: that one is ended first. */
async function takePlace(client: pg.Client, id: number): Promise<void> {
  if (await tried(client, replicaClass, id)) return
  await client.query(
    `select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and classid = $1 and objid = $2 and objsubid = 2 and granted`,
    [replicaClass, id],
  )
  throw new Error('our place is still held by a line that broke')
}

async function tried(client: pg.Client, name: number, key: number): Promise<boolean> {
  const { rows } = await client.query<{ isOurs: boolean }>(
    'select pg_try_advisory_lock($1::int, $2::int) as "isOurs"',
    [name, key],
  )
  return rows[0]?.isOurs === true
}
