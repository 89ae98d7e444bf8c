import { codeMinutes, linkedMemberCode, memberRoles, writtenMemberCode } from '../conversation/member.ts'
import { invite, readInvited } from '../desk/invite.ts'
import type { MemberRow, Members } from '../desk/members.ts'
import type { Act, StaffStore } from '../desk/staff.ts'
import type { Io } from './io.ts'

/** What `motcua staff member` is asked to do. */
export type MemberTask =
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'code'; readonly name: string; readonly unit: string; readonly role: string }
  | { readonly kind: 'revoke' | 'cancel'; readonly number: string }

export type MemberDesk = {
  readonly members: Members
  readonly staff: Pick<StaffStore, 'record'>
  readonly startLink: (payload: string) => Promise<string | undefined>
  /** User of the machine, for the audit log. */
  readonly user: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly io: Io
}

/** Exit codes: 0 done, 1 refused, 2 wrong use. What was done or refused is written into the audit log, a code never. */
export async function manageMembers(task: MemberTask, desk: MemberDesk): Promise<number> {
  switch (task.kind) {
    case 'list':
      return list(task.json, desk)
    case 'code':
      return makeCode(task, desk)
    case 'revoke':
    case 'cancel':
      return end(task.kind, task.number, desk)
  }
}

async function list(json: boolean, { members, now, io }: MemberDesk): Promise<number> {
  const bound = (await members.list(now)).map(shown)
  const waiting = (await members.invitations(now)).map(({ id, name, unit, role, until, madeBy }) => ({
    ...{ id, name, unit, role, madeBy },
    until: new Date(until).toISOString(),
  }))
  if (json) {
    io.out(JSON.stringify({ members: bound, codes: waiting }, null, 2))
    return 0
  }
  if (bound.length + waiting.length === 0)
    io.out('no civil servant is bound yet: motcua staff member code <name> --unit <unit>')
  for (const { id, name, unit, role, channel, until, revoked } of bound)
    io.out(`${id}  ${name}  ${unit}  ${role}  ${channel}  ${revoked ?? `until ${until}`}`)
  for (const { id, name, unit, until } of waiting)
    io.out(`code ${id}  ${name}  ${unit}  not used, until ${until}`)
  return 0
}

function shown({ id, name, unit, unitName, role, channel, at, until, madeBy, revokedAt }: MemberRow) {
  return {
    ...{ id, name, unit, unitName, role, channel, madeBy },
    since: new Date(at).toISOString(),
    until: new Date(until).toISOString(),
    revoked: revokedAt === null ? null : `revoked ${new Date(revokedAt).toISOString()}`,
  }
}

async function makeCode(
  typed: Extract<MemberTask, { readonly kind: 'code' }>,
  desk: MemberDesk,
): Promise<number> {
  const { members, io, now, user, startLink } = desk
  const invited = readInvited({ ...typed, madeBy: `cli:${user}` })
  if (!invited) {
    io.err(
      `name and unit are 2 to 80 letters, digits and . , - ( ) / between; role is one of ${memberRoles.join(', ')}`,
    )
    return 2
  }
  const code = await invite(
    members,
    invited,
    now,
    act(desk, 'code', '-', 'done', `${invited.unit} ${invited.role}`),
  )
  const link = await startLink(linkedMemberCode(code))
  io.out(writtenMemberCode(code))
  if (link !== undefined) io.out(link)
  io.err(
    `For ${invited.name}: once, within ${codeMinutes} minutes, written to the bot in a private chat. It is not shown again.`,
  )
  return 0
}

async function end(kind: 'revoke' | 'cancel', number: string, desk: MemberDesk): Promise<number> {
  const { members, staff, now, io } = desk
  if (!/^\d{1,15}$/.test(number)) {
    io.err(`${number} is no number: motcua staff member list shows them`)
    return 2
  }
  const id = Number(number)
  const done = act(desk, kind, number, 'done', '')
  const isDone = await (kind === 'revoke' ? members.revoke(id, now, done) : members.withdraw(id, done))
  if (!isDone) await staff.record(act(desk, kind, number, 'refused', ''))
  if (isDone) io.out(`${kind} ${number}: done`)
  else io.err(`there is nothing of this number to ${kind} (any more): motcua staff member list`)
  return isDone ? 0 : 1
}

function act(
  { user, now }: MemberDesk,
  kind: string,
  target: string,
  outcome: Act['outcome'],
  detail: string,
): Act {
  const action = `staff member ${kind}`
  return { at: now, who: `cli:${user}`, source: '-', action, target, outcome, detail }
}
