import type { Kysely } from 'kysely'
import type { StaffStore } from '../../desk/staff.ts'
import { atomically } from '../dialect.ts'
import type { Tables } from '../schema.ts'
import { toAccount } from './accounts.ts'
import { appendAct } from './audit.ts'

type Sessions = Pick<
  StaffStore,
  | ('openSession' | 'session' | 'touchSession' | 'setFlash' | 'setPending')
  | ('closeSession' | 'closeSessionsOf')
>

export function createSessions(db: Kysely<Tables>): Sessions {
  const one = (id: string) => db.updateTable('staff_sessions').where('id', '=', id)
  return {
    openSession: ({ id, accountId, stage, at }, instead, signIn) =>
      atomically(db, async (trx) => {
        if (instead !== undefined) await trx.deleteFrom('staff_sessions').where('id', '=', instead).execute()
        await trx
          .insertInto('staff_sessions')
          .values({ id, account_id: accountId, stage, at, seen_at: at, flash: null, pending: null })
          .execute()
        if (!signIn) return
        await trx
          .updateTable('staff_accounts')
          .set({ signed_in_at: at, active_at: at })
          .where('id', '=', accountId)
          .execute()
        await appendAct(trx, signIn)
      }),
    async session(id) {
      const row = await db.selectFrom('staff_sessions').selectAll().where('id', '=', id).executeTakeFirst()
      if (!row) return undefined
      const account = await db
        .selectFrom('staff_accounts')
        .selectAll()
        .where('id', '=', row.account_id)
        .executeTakeFirst()
      if (!account) return undefined
      const { account_id: accountId, seen_at: seenAt, ...rest } = row
      return { session: { ...rest, accountId, seenAt }, account: toAccount(account) }
    },
    touchSession: async (id, seenAt) => void (await one(id).set({ seen_at: seenAt }).execute()),
    setFlash: async (id, flash) => void (await one(id).set({ flash }).execute()),
    setPending: async (id, pending) => void (await one(id).set({ pending }).execute()),
    closeSession: (id, signOut) =>
      atomically(db, async (trx) => {
        await trx.deleteFrom('staff_sessions').where('id', '=', id).execute()
        if (signOut) await appendAct(trx, signOut)
      }),
    closeSessionsOf: (accountId, act) =>
      atomically(db, async (trx) => {
        await trx.deleteFrom('staff_sessions').where('account_id', '=', accountId).execute()
        await appendAct(trx, act)
      }),
  }
}
