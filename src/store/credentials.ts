import type { Kysely, Selectable } from 'kysely'
import type { Credential, Credentials } from '../desk/credentials.ts'
import type { CredentialsTable, Tables } from './schema.ts'

/** Each method is one statement, so that of many processes only one can win a claim. */
export function createCredentials(db: Kysely<Tables>): Credentials {
  const version = (name: string, number: number) =>
    db.updateTable('credentials').where('name', '=', name).where('version', '=', number)
  return {
    async read(name) {
      const row = await db.selectFrom('credentials').selectAll().where('name', '=', name).executeTakeFirst()
      return row && toCredential(row)
    },
    async put(name, sealed, now) {
      const fresh = { sealed, state: 'good', obtained_at: now, renewing_since: null, tries: 0 } as const
      await db
        .insertInto('credentials')
        .values({ name, version: 1, ...fresh })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet((row) => ({
            ...fresh,
            version: row('credentials.version', '+', 1),
          })),
        )
        .execute()
    },
    async claim(name, number, now, staleMs) {
      const row = await version(name, number)
        .set((column) => ({ state: 'renewing', renewing_since: now, tries: column('tries', '+', 1) }))
        .where((each) =>
          each.or([
            each('state', '=', 'good'),
            each.and([each('state', '=', 'renewing'), each('renewing_since', '<=', now - staleMs)]),
          ]),
        )
        .returningAll()
        .executeTakeFirst()
      return row && toCredential(row)
    },
    async renewed(name, number, sealed, now) {
      const row = await version(name, number)
        .set((column) => ({
          sealed,
          version: column('version', '+', 1),
          state: 'good',
          obtained_at: now,
          renewing_since: null,
          tries: 0,
        }))
        .returning('name')
        .executeTakeFirst()
      return row !== undefined
    },
    async release(name, number) {
      await version(name, number).set({ state: 'good', renewing_since: null, tries: 0 }).execute()
    },
    async consentNeeded(name, number) {
      await version(name, number).set({ state: 'consent-needed', renewing_since: null }).execute()
    },
  }
}

function toCredential(row: Selectable<CredentialsTable>): Credential {
  return {
    sealed: row.sealed,
    version: row.version,
    state: row.state,
    obtainedAt: row.obtained_at,
    renewingSince: row.renewing_since,
    tries: row.tries,
  }
}
