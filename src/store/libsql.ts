import type { SqliteDatabase } from 'kysely'
import Database from 'libsql'

/**
 * What libsql needs around it. A boolean, Date or object bound to a statement aborts the whole process, and text is cut at a NUL
 * when read (both seen with 0.5.29), so binds are checked first. `begin` becomes `begin immediate`: a transaction that starts by
 * reading could otherwise fail at once when another process wrote, without waiting for busy_timeout.
 */
export function checked(database: Database.Database, broken?: (error: Error) => void): SqliteDatabase {
  let dead: Error | undefined
  function watched<Result>(run: () => Result): Result {
    if (dead) throw dead
    try {
      return run()
    } catch (error) {
      if (error instanceof Database.SqliteError && syncFaults.has(error.rawCode)) {
        dead = new Error('the disk failed to sync: start again before anything is called saved', {
          cause: error,
        })
        broken?.(dead)
      }
      throw error
    }
  }
  return {
    close: () => void database.close(),
    prepare(sql) {
      const statement = watched(() => database.prepare(sql === 'begin' ? 'begin immediate' : sql))
      return {
        reader: statement.reader,
        all: (binds) => watched(() => statement.all(bindable(binds))),
        run: (binds) => watched(() => statement.run(bindable(binds))),
        iterate: (binds) => statement.iterate(bindable(binds)),
      }
    },
  }
}

/**
 * SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC (sqlite.org/rescode.html). After one, pages thought safe may be gone, and a later
 * commit may seem to succeed.
 */
const syncFaults: ReadonlySet<number | undefined> = new Set([1034, 1290])

/** The binds as they are; throws for what libsql cannot carry, without showing the value. */
export function bindable(binds: readonly unknown[]): readonly unknown[] {
  for (const [index, value] of binds.entries()) {
    const wrong = fault(value)
    if (wrong) throw new TypeError(`bind ${index + 1} is ${wrong}: store text, finite numbers or null`)
  }
  return binds
}

function fault(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.includes('\0') ? 'text with a NUL' : undefined
    case 'number':
      return Number.isFinite(value) ? undefined : 'not finite'
    case 'bigint':
      return undefined
  }
  return value === null ? undefined : `a ${value instanceof Date ? 'Date' : typeof value}`
}
