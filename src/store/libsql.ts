import type { SqliteDatabase, SqliteStatement } from 'kysely'
import Database from 'libsql'

/**
 * What libsql 0.5.29 needs around it:
 * - a boolean, Date or object bound to a statement aborts the whole process, and text is cut at a NUL when read: binds are
 *   checked first;
 * - a prepared statement that failed as busy stays in progress until it is garbage-collected, and no COMMIT succeeds meanwhile
 *   (github.com/tursodatabase/libsql-js/pull/237): locks are taken by `exec`, which leaves nothing behind;
 * - a failed sync must end all: pages thought safe may be gone, and a later commit may seem to succeed.
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
    prepare: (sql) => watched(() => prepare(database, sql, watched)),
  }
}

/** SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC (sqlite.org/rescode.html). */
const syncFaults: ReadonlySet<number | undefined> = new Set([1034, 1290])

/**
 * Run by `exec`. `begin` takes the lock at once: a transaction that starts by reading could otherwise fail when another process
 * wrote, without waiting for busy_timeout. `begin deferred`: only reads, all as of one instant, and holds up nobody.
 */
const controls: Readonly<Record<string, string>> = {
  begin: 'begin immediate',
  'begin deferred': 'begin deferred',
  commit: 'commit',
  rollback: 'rollback',
  vacuum: 'vacuum',
}

type Watched = <Result>(run: () => Result) => Result

function prepare(database: Database.Database, sql: string, watched: Watched): SqliteStatement {
  const control = controls[sql]
  if (control) {
    return controlling(() => {
      // A full disk has rolled back by itself; a second rollback would hide what went wrong.
      if (control === 'rollback' && !database.inTransaction) return
      watched(() => database.exec(control))
    })
  }
  const statement = database.prepare(sql)
  const locked = /^\s*select\b|^\s*pragma\b/i.test(sql) ? watched : withLock(database, watched)
  return {
    reader: statement.reader,
    all: (binds) => locked(() => statement.all(bindable(binds))),
    run: (binds) => locked(() => statement.run(bindable(binds))),
    iterate: (binds) => statement.iterate(bindable(binds)),
  }
}

function controlling(run: () => void): SqliteStatement {
  return {
    reader: false,
    all: () => [],
    iterate: () => [].values(),
    run() {
      run()
      return { changes: 0, lastInsertRowid: 0 }
    },
  }
}

/** A write on its own becomes a transaction, so that the lock is always taken by `exec`. */
function withLock(database: Database.Database, watched: Watched): Watched {
  return (run) =>
    watched(() => {
      if (database.inTransaction) return run()
      database.exec('begin immediate')
      try {
        const result = run()
        database.exec('commit')
        return result
      } catch (error) {
        if (database.inTransaction) database.exec('rollback')
        throw error
      }
    })
}

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
  return value === null ? undefined : `of type ${value instanceof Date ? 'Date' : typeof value}`
}
