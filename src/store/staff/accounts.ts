import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Account, AccountRefusal, Act, StaffStore } from '../../desk/staff.ts'
import { atomically, lock } from '../dialect.ts'
import type { Tables } from '../schema.ts'
import { appendAct } from './audit.ts'
import type { StaffAccountsTable } from './tables.ts'

type Accounts = Pick<
  StaffStore,
  | ('accounts' | 'account' | 'addAccount' | 'setRole' | 'disable' | 'enable' | 'setPassword')
  | ('setTotp' | 'resetTotp' | 'useTotpStep' | 'useRecovery')
>

export function createAccounts(db: Kysely<Tables>): Accounts {
  const change = (id: number, values: Change, act: Act) =>
    atomically(db, (trx) => changeAndSignOut(trx, id, values, act))
  return {
    async accounts() {
      const rows = await db.selectFrom('staff_accounts').selectAll().orderBy('name').execute()
      return rows.map(toAccount)
    },
    async account(name) {
      const row = await db
        .selectFrom('staff_accounts')
        .selectAll()
        .where('name', '=', name)
        .executeTakeFirst()
      return row && toAccount(row)
    },
    addAccount: (account, act) => atomically(db, (trx) => addAccount(trx, account, act)),
    setRole: (id, role, act) =>
      atomically(
        db,
        async (trx) =>
          (role === 'admin' ? undefined : await lastAdmin(trx, id)) ??
          changeAndSignOut(trx, id, { role }, act),
      ),
    disable: (id, at, act) =>
      atomically(
        db,
        async (trx) => (await lastAdmin(trx, id)) ?? changeAndSignOut(trx, id, { disabled_at: at }, act),
      ),
    // The days of absence count anew, or the account would be off again at once.
    enable: (id, at, act) => change(id, { disabled_at: null, active_at: at }, act),
    setPassword: (id, password, setAt, act) => change(id, { password, password_set_at: setAt }, act),
    setTotp: (id, totp, recovery, step, act) =>
      change(id, { totp, recovery: JSON.stringify(recovery), totp_step: step }, act),
    resetTotp: (id, act) => change(id, { totp: null, recovery: '[]', password_set_at: 0 }, act),
    async useTotpStep(id, step) {
      const used = await db
        .updateTable('staff_accounts')
        .set({ totp_step: step })
        .where('id', '=', id)
        .where('totp_step', '<', step)
        .returning('id')
        .executeTakeFirst()
      return used !== undefined
    },
    useRecovery: (id, hash) => atomically(db, (trx) => useRecovery(trx, id, hash)),
  }
}

async function addAccount(
  trx: Transaction<Tables>,
  { name, role, password, passwordSetAt, madeAt }: Parameters<Accounts['addAccount']>[0],
  act: Act,
): Promise<AccountRefusal | undefined> {
  const added = await trx
    .insertInto('staff_accounts')
    .values({
      name,
      role,
      password,
      password_set_at: passwordSetAt,
      made_at: madeAt,
      active_at: madeAt,
      recovery: '[]',
      totp_step: 0,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return 'name'
  await appendAct(trx, act)
  return undefined
}

type Change = Partial<Selectable<StaffAccountsTable>>

async function changeAndSignOut(
  trx: Transaction<Tables>,
  id: number,
  values: Change,
  act: Act,
): Promise<undefined> {
  await trx.updateTable('staff_accounts').set(values).where('id', '=', id).execute()
  await trx.deleteFrom('staff_sessions').where('account_id', '=', id).execute()
  await appendAct(trx, act)
}

/** Whether nobody but this account could manage accounts. */
async function lastAdmin(trx: Transaction<Tables>, id: number): Promise<AccountRefusal | undefined> {
  await lock(trx, 'staff admins')
  const admins = await trx
    .selectFrom('staff_accounts')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .execute()
  return admins.length === 1 && admins[0]?.id === id ? 'last-admin' : undefined
}

async function useRecovery(trx: Transaction<Tables>, id: number, hash: string): Promise<boolean> {
  await lock(trx, `staff recovery ${id}`)
  const row = await trx
    .selectFrom('staff_accounts')
    .select('recovery')
    .where('id', '=', id)
    .executeTakeFirst()
  const codes = row ? hashes(row.recovery) : []
  if (!codes.includes(hash)) return false
  const left = codes.filter((code) => code !== hash)
  await trx
    .updateTable('staff_accounts')
    .set({ recovery: JSON.stringify(left) })
    .where('id', '=', id)
    .execute()
  return true
}

export function toAccount(row: Selectable<StaffAccountsTable>): Account {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    password: row.password,
    passwordSetAt: row.password_set_at,
    totp: row.totp,
    recovery: hashes(row.recovery),
    madeAt: row.made_at,
    signedInAt: row.signed_in_at,
    activeAt: row.active_at,
    disabledAt: row.disabled_at,
  }
}

function hashes(json: string): readonly string[] {
  const parsed: unknown = JSON.parse(json)
  return Array.isArray(parsed) ? parsed.map(String) : []
}
