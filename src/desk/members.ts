import type { Invited, Member } from '../conversation/member.ts'
import type { Act } from './staff.ts'

/** A civil servant as an admin sees them: by which channel, never by which id there. Instants are epoch milliseconds. */
export type MemberRow = Member & {
  readonly id: number
  readonly channel: string
  readonly at: number
  readonly madeBy: string
  /** null: not. */
  readonly revokedAt: number | null
}

/** A code that has been made and not used yet; `until` is when it ends. */
export type Invitation = Invited & { readonly id: number; readonly until: number }

/** The side of the office; persons redeem in their turn (Memory.turns). Who may do what is decided by its caller. `act` is written down in the transaction in which it is done. */
export type Members = {
  /** Newest first, those whose year is over left out. */
  list(now: number): Promise<readonly MemberRow[]>
  /** From this instant on no turn and no answer on its way shows anything for staff. false: no such member (any more). */
  revoke(id: number, at: number, act: Act): Promise<boolean>
  /** `hash`: of the code (lib/one-time-code.ts), which is stored nowhere. */
  invite(invited: Invited, hash: string, at: number, act: Act): Promise<void>
  /** Newest first. */
  invitations(now: number): Promise<readonly Invitation[]>
  /** false: used, ended or withdrawn before. */
  withdraw(invitationId: number, act: Act): Promise<boolean>
}
