import type { Generated } from 'kysely'
import type { Act, Role, Stage } from '../../desk/staff.ts'

/** See desk/staff.ts. */
export type StaffAccountsTable = {
  id: Generated<number>
  name: string
  role: Role
  password: string
  password_set_at: number
  totp: string | null
  /** Time step of the latest code used: none counts twice */
  totp_step: Generated<number>
  /** JSON of hashes */
  recovery: Generated<string>
  made_at: number
  signed_in_at: number | null
  active_at: number
  disabled_at: number | null
}

/** `id` is the hash of what the browser holds. */
export type StaffSessionsTable = {
  id: string
  account_id: number
  stage: Stage
  at: number
  seen_at: number
  flash: string | null
  pending: string | null
}

/** Failed sign-ins by the hash of what they are counted for; `at` is the latest. */
export type StaffAttemptsTable = {
  key: string
  failures: number
  at: number
  blocked_until: number
  /** The `blocked_until` of which it has been written down that it stopped a try; 0: of none */
  recorded_until: Generated<number>
}

/** Who did what: rows are only ever added. `hash` seals a row and all before it (lib/chain.ts). */
export type AuditTable = {
  seq: number
  at: number
  who: string
  source: string
  action: string
  target: string
  outcome: Act['outcome']
  detail: string
  previous: string
  hash: string
}
