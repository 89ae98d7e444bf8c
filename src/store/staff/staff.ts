import type { Kysely } from 'kysely'
import type { StaffStore } from '../../desk/staff.ts'
import { atomically } from '../dialect.ts'
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
    recordStop: (stop, act) => atomically(db, (trx) => recordStop(trx, stop, act)),
    goodTry: (limits) => atomically(db, (trx) => goodTry(trx, limits)),
  }
}
