import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'
import { openPostgres } from '../../src/store/postgres.ts'
import { type PostgresServer, startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Gives a database with empty tables to whoever asks. */
    readonly databases: string
  }
}

/** One PostgreSQL for all tests of a run, started for the first that asks. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<Prepared> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const desk = createServer((_, response) => {
    server ??= prepare()
    const next = Promise.all([server, last]).then(([{ server, template }]) => server.database(template))
    last = next.catch(() => {})
    next.then(
      (url) => response.end(url),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve))
  const address = desk.address()
  project.provide('databases', `http://127.0.0.1:${typeof address === 'object' && address?.port}`)
  return async () => {
    desk.close()
    desk.closeAllConnections()
    await (await server)?.server.remove()
  }
}

type Prepared = { readonly server: PostgresServer; readonly template: string }

/** Tables are made once: copying them takes a third of the time. */
async function prepare(): Promise<Prepared> {
  const server = await startPostgres({ durable: false })
  const template = await server.database()
  await (await openPostgres(template, { serving: false })).close()
  return { server, template }
}
