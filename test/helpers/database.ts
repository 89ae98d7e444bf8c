import { inject } from 'vitest'

/** The address of a PostgreSQL database with empty tables of this test's own; it goes with the server, after all tests. */
export async function newDatabase(): Promise<string> {
  const response = await fetch(inject('databases'))
  const said = await response.text()
  if (!response.ok) throw new Error(`no database: ${said}`)
  return said
}
