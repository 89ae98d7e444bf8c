import { type Account, type Act, isRole, readAccountName, roles, type StaffStore } from '../desk/staff.ts'
import { hashPassword, owaspCost, shortestPassword, weakness } from '../lib/password.ts'
import type { Io } from './io.ts'
import type { ReadSecret } from './secret.ts'

/** What `motcua staff` is asked to do. */
export type StaffTask =
  | { readonly kind: 'add'; readonly name: string; readonly role: string; readonly temporary: boolean }
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'role'; readonly name: string; readonly role: string }
  | { readonly kind: 'password'; readonly name: string; readonly temporary: boolean }
  | { readonly kind: 'disable' | 'enable' | 'totp-reset'; readonly name: string }

export type StaffDesk = {
  readonly staff: StaffStore
  readonly readSecret: ReadSecret
  /** User of the machine, for the audit log. */
  readonly user: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly io: Io
}

/** Exit codes: 0 done, 1 refused, 2 wrong use. What was done or refused is written into the audit log. */
export async function manageStaff(task: StaffTask, desk: StaffDesk): Promise<number> {
  if (task.kind === 'list') return list(task.json, desk)
  const name = readAccountName(task.name)
  if (!name)
    return wrongUse(desk, `${task.name} is no account name: 2 to 32 of a-z 0-9 . - _, a letter first`)
  if ('role' in task && !isRole(task.role))
    return wrongUse(desk, `${task.role} is no role: give one of ${roles.join(', ')}`)
  if (task.kind === 'add') return add(name, task.role, task.temporary, desk)
  const account = await desk.staff.account(name)
  if (!account) return wrongUse(desk, `there is no account ${name}: motcua staff list`)
  const refusal = await change(task, account, desk)
  if (refusal === undefined) return done(desk, task.kind, name, 'role' in task ? task.role : '')
  await desk.staff.record(act(desk, task.kind, name, 'refused', ''))
  desk.io.err(refusal)
  return 1
}

/** Why it was refused. */
async function change(
  task: Exclude<StaffTask, { readonly kind: 'add' | 'list' }>,
  account: Account,
  desk: StaffDesk,
): Promise<string | undefined> {
  const { staff, now } = desk
  const row = act(desk, task.kind, account.name, 'done', 'role' in task ? task.role : '')
  switch (task.kind) {
    case 'role':
      return isRole(task.role) && (await staff.setRole(account.id, task.role, row)) ? lastAdmin : undefined
    case 'disable':
      return (await staff.disable(account.id, now, row)) ? lastAdmin : undefined
    case 'enable':
      return void (await staff.enable(account.id, now, row))
    case 'totp-reset':
      return void (await staff.resetTotp(account.id, row))
    case 'password': {
      const given = await askPassword(account.name, account.totp !== null, desk)
      if (given.kind === 'refused') return given.why
      return void (await staff.setPassword(account.id, given.hashed, task.temporary ? 0 : now, row))
    }
  }
}

const lastAdmin = 'this is the last admin: make somebody else an admin first'

async function add(name: string, role: string, temporary: boolean, desk: StaffDesk): Promise<number> {
  if (!isRole(role)) return 2
  const given = await askPassword(name, false, desk)
  if (given.kind === 'refused') {
    desk.io.err(given.why)
    return 1
  }
  const { staff, now } = desk
  const refusal = await staff.addAccount(
    { name, role, password: given.hashed, passwordSetAt: temporary ? 0 : now, madeAt: now },
    act(desk, 'add', name, 'done', role),
  )
  if (!refusal) return done(desk, 'add', name, role)
  desk.io.err(`there is an account ${name} already`)
  return 1
}

type Given =
  | { readonly kind: 'given'; readonly hashed: string }
  | { readonly kind: 'refused'; readonly why: string }

async function askPassword(
  name: string,
  hasSecondFactor: boolean,
  { readSecret }: StaffDesk,
): Promise<Given> {
  const password = await readSecret(`Password for ${name} (not shown): `)
  if (password === undefined) return { kind: 'refused', why: 'no password was given' }
  const weak = weakness(password, { name, hasSecondFactor })
  if (weak) return { kind: 'refused', why: `not a good password (${weak}): ${weakCure}` }
  return { kind: 'given', hashed: await hashPassword(password, owaspCost) }
}

const weakCure = `at least ${shortestPassword.alone} characters, or ${shortestPassword.withSecondFactor} once a second factor is set up; a few unrelated words are easy to keep and hard to guess`

async function list(json: boolean, { staff, io }: StaffDesk): Promise<number> {
  const accounts = (await staff.accounts()).map((account) => ({
    name: account.name,
    role: account.role,
    disabled: account.disabledAt !== null,
    secondFactor: account.totp !== null,
    signedIn: account.signedInAt === null ? null : new Date(account.signedInAt).toISOString(),
  }))
  if (json) io.out(JSON.stringify(accounts, null, 2))
  else if (accounts.length === 0) io.out('no accounts yet: motcua staff add <name> --role admin')
  else
    io.out(
      accounts
        .map(({ name, role, disabled, secondFactor, signedIn }) =>
          [
            name.padEnd(32),
            role.padEnd(7),
            disabled ? 'disabled' : 'enabled ',
            secondFactor ? 'second factor' : 'password only',
            signedIn?.slice(0, 16).replace('T', ' ') ?? 'never signed in',
          ].join('  '),
        )
        .join('\n'),
    )
  return 0
}

function done({ io }: StaffDesk, kind: string, name: string, detail: string): number {
  io.out(`${kind} ${name}${detail === '' ? '' : ` (${detail})`}: done`)
  return 0
}

function act(
  { user, now }: StaffDesk,
  kind: string,
  target: string,
  outcome: Act['outcome'],
  detail: string,
): Act {
  return { at: now, who: `cli:${user}`, source: '-', action: `staff ${kind}`, target, outcome, detail }
}

function wrongUse({ io }: StaffDesk, text: string): number {
  io.err(text)
  return 2
}
