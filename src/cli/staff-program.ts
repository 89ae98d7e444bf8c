import type { Command } from 'commander'
import { memberRoles } from '../conversation/member.ts'
import { roles } from '../desk/staff.ts'
import type { AuditOptions } from './audit.ts'
import type { MemberTask } from './member.ts'
import type { StaffTask } from './staff.ts'

export type StaffCommands = {
  staff(task: StaffTask): Promise<number>
  member(task: MemberTask): Promise<number>
  audit(options: AuditOptions): Promise<number>
}

/** Who may enter the back office, and what was done there. */
export function addStaffCommands(
  program: Command,
  { staff, member, audit }: StaffCommands,
  exit: (code: Promise<number>) => Promise<void>,
): void {
  const group = program
    .command('staff')
    .description('accounts of the back office (/can-bo), and its audit log')
  const command = (name: string, description: string) => group.command(name).description(description)
  const temporary = ['--temporary', 'has to be changed at the next sign-in', false] as const
  const fromInput = '\nThe password is read from the terminal without showing it, or from standard input.'
  command('add <name>', `make an account`)
    .requiredOption('--role <role>', roles.join(', '))
    .option(...temporary)
    .addHelpText('after', `${fromInput}\nExample: motcua staff add lan.nguyen --role admin`)
    .action((name, options) => exit(staff({ kind: 'add', name, ...options })))
  command('list', 'show the accounts')
    .option('--json', 'as JSON', false)
    .action((options) => exit(staff({ kind: 'list', ...options })))
  command('role <name> <role>', `give another role: ${roles.join(', ')}`).action((name, role) =>
    exit(staff({ kind: 'role', name, role })),
  )
  command('password <name>', 'set a new password, and end all sessions')
    .option(...temporary)
    .addHelpText('after', fromInput)
    .action((name, options) => exit(staff({ kind: 'password', name, ...options })))
  for (const [kind, description] of [
    ['disable', 'let nobody sign in with this account, and end its sessions'],
    ['enable', 'let it sign in again'],
    ['totp-reset', 'take the second factor away, when phone and recovery codes are lost'],
  ] as const) {
    command(`${kind} <name>`, description).action((name) => exit(staff({ kind, name })))
  }
  addMemberCommands(group, member, exit)
  command('audit', 'show what was done, newest last')
    .option('--verify', 'follow the whole chain: 1 when a row was changed, removed or slipped in', false)
    .option(
      '--head <seq:hash>',
      'and that it still holds this end, as the service logged it on another machine',
    )
    .option('--limit <count>', 'show so many', '50')
    .option('--json', 'as JSON', false)
    .action((options) => exit(audit(options)))
}

/** Which civil servants may see, in a private chat, what is for staff. */
function addMemberCommands(
  group: Command,
  member: StaffCommands['member'],
  exit: (code: Promise<number>) => Promise<void>,
): void {
  const members = group
    .command('member')
    .description('civil servants who see what is for staff in a private chat')
  members
    .command('list')
    .description('show who is bound, and the codes that wait to be used')
    .option('--json', 'as JSON', false)
    .action((options) => exit(member({ kind: 'list', ...options })))
  members
    .command('code <name>')
    .description('make a code: for once, ten minutes and a private chat')
    .requiredOption('--unit <name>', 'where they work, such as «Sở Nội vụ»')
    .option('--role <role>', memberRoles.join(', '), 'member')
    .addHelpText(
      'after',
      '\nExample: motcua staff member code "Nguyễn Thị Lan" --unit "Sở Nội vụ" --role manager',
    )
    .action((name, options) => exit(member({ kind: 'code', name, ...options })))
  members
    .command('revoke <number>')
    .description('take the right away, at once')
    .action((number) => exit(member({ kind: 'revoke', number })))
  members
    .command('cancel <number>')
    .description('make a code void that has not been used')
    .action((number) => exit(member({ kind: 'cancel', number })))
}
