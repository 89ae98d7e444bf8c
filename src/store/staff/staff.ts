import type { Kysely } from 'kysely'
import type { StaffStore } from '../../desk/staff.ts'
import type { Tables } from '../schema.ts'
import { createAccounts } from './accounts.ts'
import { claimTry, goodTry, recordStop } from './attempts.ts'
import { createAudit } from './audit.ts'
import { createSessions } from './sessions.ts'

export function createStaffStore(db: Kysely<Tables>): StaffStore {
  return {
    ...createAccounts(db),
    ...createSessions(db),
    ...createAudit(db),
    claimTry: (limits, now) => claimTry(db, limits, now),
    recordStop: (stop, act) => db.transaction().execute((trx) => recordStop(trx, stop, act)),
    goodTry: (limits) => db.transaction().execute((trx) => goodTry(trx, limits)),
  }
}
