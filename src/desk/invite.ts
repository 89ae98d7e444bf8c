import {
  codeAlphabet,
  codeLength,
  type Invited,
  isMemberRole,
  readMemberCode,
} from '../conversation/member.ts'
import { unitId } from '../knowledge/unit-id.ts'
import { drawCode, hashCode } from '../lib/one-time-code.ts'
import type { Members } from './members.ts'
import type { Act } from './staff.ts'

/** What a person and a unit may be called: letters, digits and what stands between them in names. */
const namePattern = /^(?=.*\p{L})[\p{L}\p{M}\p{N} .,'’()/–-]{2,80}$/u

/** Who is to become a member, as typed; undefined: a name that is none, or no such role. */
export function readInvited(typed: {
  readonly name: string
  readonly unit: string
  readonly role: string
  readonly madeBy: string
}): Invited | undefined {
  const [name, unitName] = [typed.name, typed.unit].map((each) => each.normalize('NFC').trim())
  const { role, madeBy } = typed
  if (name === undefined || unitName === undefined || !isMemberRole(role)) return undefined
  const unit = unitId(unitName)
  return namePattern.test(name) && namePattern.test(unitName) && unit !== ''
    ? { name, unitName, unit, role, madeBy }
    : undefined
}

/** A code for them, to be shown once: only its hash is stored. */
export async function invite(
  members: Pick<Members, 'invite'>,
  invited: Invited,
  now: number,
  act: Act,
): Promise<string> {
  const code = newMemberCode()
  await members.invite(invited, hashCode(code), now, act)
  return code
}

/** One that is read as a code again: nearly every one is, see `readMemberCode`. */
export function newMemberCode(): string {
  const code = drawCode(codeAlphabet, codeLength)
  return readMemberCode({ kind: 'text', text: code }) === code ? code : newMemberCode()
}
