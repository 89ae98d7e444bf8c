import { type Kysely, type Migration, Migrator } from 'kysely'
import { createMemoryTables } from './migrations/001-memory.ts'
import { createChannelTables } from './migrations/002-channels.ts'
import { createWishesTable } from './migrations/003-wishes.ts'
import { createTicketsTable } from './migrations/004-tickets.ts'
import { createStaffTables } from './migrations/005-staff.ts'
import { createTalliesTables } from './migrations/006-tallies.ts'
import { addStops } from './migrations/007-stops.ts'
import { createMembersTables } from './migrations/008-members.ts'
import { createDutiesTables } from './migrations/009-duties.ts'
import { createBroadcastTables } from './migrations/010-broadcasts.ts'
import { allowReplicas } from './migrations/011-replicas.ts'
import type { Columns } from './migrations/columns.ts'
import type { Tables } from './schema.ts'

/** Brings the database up to date, or up to this step, all in one transaction; throws when a step fails. */
export async function migrate(db: Kysely<Tables>, columns: Columns, step?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(columns) } })
  // `results` call steps a success that were rolled back with a later one; only `error` tells.
  const { error } = await (step === undefined ? migrator.migrateToLatest() : migrator.migrateTo(step))
  if (error) throw new Error(whyNot(error), { cause: error })
}

/** A step that the store has had and we do not know is a later version's. */
function whyNot(error: unknown): string {
  const why = 'the store could not be brought up to date'
  const [, step] = (error instanceof Error && /executed migration (\S+) is missing/.exec(error.message)) || []
  return step === undefined ? why : `${why}: it has had the step ${step} of a newer motcua; use that version`
}

/** In order of their names; a shipped one never changes again. */
function migrations(columns: Columns): Record<string, Migration> {
  return {
    '001-memory': { up: (db) => createMemoryTables(db, columns) },
    '002-channels': { up: createChannelTables },
    '003-wishes': { up: (db) => createWishesTable(db, columns) },
    '004-tickets': { up: (db) => createTicketsTable(db, columns) },
    '005-staff': { up: (db) => createStaffTables(db, columns) },
    '006-tallies': { up: (db) => createTalliesTables(db, columns) },
    '007-stops': { up: addStops },
    '008-members': { up: (db) => createMembersTables(db, columns) },
    '009-duties': { up: (db) => createDutiesTables(db, columns) },
    '010-broadcasts': { up: (db) => createBroadcastTables(db, columns) },
    '011-replicas': { up: (db) => allowReplicas(db, columns) },
  }
}
