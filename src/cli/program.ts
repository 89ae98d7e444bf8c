import { Command } from 'commander'
import { addChannelCommands, type ChannelCommands } from './channel-program.ts'
import { addImportCommands, type ImportCommands } from './import-program.ts'
import { addStaffCommands, type StaffCommands } from './staff-program.ts'

/** What each command does; each returns the exit code. The composition root brings them. */
export type Commands = StaffCommands &
  ChannelCommands &
  ImportCommands & {
    serve(): Promise<number>
    chat(): Promise<number>
    ask(question: string, options: { readonly json: boolean }): Promise<number>
    check(
      dir: string | undefined,
      options: {
        readonly asOf?: string
        readonly sample?: string
        readonly seed: string
        readonly json: boolean
      },
    ): Promise<number>
    schema(dir: string | undefined, options: { readonly check: boolean }): Promise<number>
    evaluate(
      file: string,
      options: { readonly json: boolean; readonly withoutRight: boolean },
    ): Promise<number>
    fit(file: string, options: { readonly out: string }): Promise<number>
    gaps(options: {
      readonly since: string
      readonly limit: string
      readonly all: boolean
      readonly json: boolean
    }): Promise<number>
    purge(options: { readonly dryRun: boolean; readonly json: boolean }): Promise<number>
    duties(options: {
      readonly format: string
      readonly unit?: string
      readonly out?: string
    }): Promise<number>
    report(options: {
      readonly from?: string
      readonly to?: string
      readonly format: string
      readonly out?: string
    }): Promise<number>
    copyStore(options: {
      readonly from?: string
      readonly to: string
      readonly json: boolean
    }): Promise<number>
    exportPerson(person: string): Promise<number>
    erasePerson(person: string, options: { readonly yes: boolean }): Promise<number>
  }

/** The command line: names, options and help. Exit codes: 0 done, 1 problems found, 2 wrong use, 3 not answered. */
export function createProgram(commands: Commands): Command {
  const program = new Command('motcua')
    .description('Một Cửa: a chatbot for Vietnamese government offices that answers from reviewed content')
    .showHelpAfterError()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  const command = (name: string, description: string) => program.command(name).description(description)

  command('serve', 'serve the web chat (settings: see .env.example)').action(() => exit(commands.serve()))
  command('chat', 'talk to the bot in the terminal; nothing is stored').action(() => exit(commands.chat()))
  command('ask <question>', 'answer one question and exit (3 when it is not known)')
    .option('--json', 'print outcome, entry, facet, confidence, text, choices and sources', false)
    .action((question, options) => exit(commands.ask(question, options)))
  command(
    'check [content]',
    'check content: every problem with file, line and cure; then the contradiction lint',
  )
    .option('--as-of <date>', 'check as if today were this day (2026-11-23), and list what changes around it')
    .option('--sample <count>', 'print the facts of so many procedures, to compare with their sources')
    .option('--seed <number>', 'which ones: another seed draws others', '1')
    .option('--json', 'print the findings as JSON', false)
    .action((dir, options) => exit(commands.check(dir, options)))
  command('schema [content]', 'write the JSON Schemas with which editors complete and check content')
    .option('--check', 'only say whether they are up to date', false)
    .action((dir, options) => exit(commands.schema(dir, options)))
  command(
    'eval <path>',
    'play the labelled questions of a file or folder, print how well they were understood',
  )
    .option('--json', 'print the figures and every miss as JSON', false)
    .option(
      '--without-right',
      'take away the entry that answers each question: how often does a neighbour answer? (minutes)',
      false,
    )
    .action((file, options) => exit(commands.evaluate(file, options)))
  command('fit <path>', 'fit ranking weights and thresholds from the labelled questions of a file or folder')
    .option('--out <file>', 'where to write them', 'src/search/weights.ts')
    .action((file, options) => exit(commands.fit(file, options)))
  command('gaps', 'what people asked in vain, by how many, and what an editor can do about it')
    .option('--since <days or date>', 'so many days back, or a day such as 2026-11-01', '30')
    .option('--limit <count>', 'show at most so many', '20')
    .option('--all', 'show those too about which nothing needs to be written any more', false)
    .option('--json', 'print them as JSON', false)
    .addHelpText(
      'after',
      '\nQuestions are masked and nobody is named. Runs beside a running service; 0 whether there are gaps or not.\nExample: motcua gaps --since 2026-11-01 --limit 50',
    )
    .action((options) => exit(commands.gaps(options)))
  command('duties', 'who has to do what by when, by unit, as a table, a file or a calendar')
    .option('--format <name>', 'table, json, csv, xlsx or ics (a calendar)', 'table')
    .option('--unit <name>', 'only what is given to this unit, such as «Sở Nội vụ»')
    .option('--out <file>', 'where to write it')
    .addHelpText(
      'after',
      '\nShows directives for staff too. Runs beside a running service.\nExample: motcua duties --unit "Sở Nội vụ" --format ics --out han.ics',
    )
    .action((options) => exit(commands.duties(options)))
  command('purge', 'delete what is past its retention, as the service does every night')
    .option('--dry-run', 'only say per table what would go, and why', false)
    .option('--json', 'print it as JSON', false)
    .action((options) => exit(commands.purge(options)))
  command(
    'report',
    'people, questions, how they ended, satisfaction with n and interval, as a table, file or picture',
  )
    .option('--from <day>', 'the first day that counts, such as 2026-11-01; six days before --to')
    .option('--to <day>', 'the last day that counts; yesterday')
    .option(
      '--format <name>',
      'table, json, csv, xlsx, png (the digest for a chat) or html (to print)',
      'table',
    )
    .option('--out <file>', 'where to write it; CSV: one file a table, named after it')
    .addHelpText(
      'after',
      '\nNobody is named, and cells from fewer than 10 ratings are hidden. Runs beside a running service.\nExample: motcua report --from 2026-11-01 --to 2026-11-30 --format xlsx --out thang-11.xlsx',
    )
    .action((options) => exit(commands.report(options)))
  command('export <person>', 'print everything stored of one person, such as web:3f2a…, as JSON').action(
    (person) => exit(commands.exportPerson(person)),
  )
  command('erase <person>', 'delete everything stored of one person')
    .option('--yes', 'really do it', false)
    .action((person, options) => exit(commands.erasePerson(person, options)))
  const store = command('store', 'move everything that is stored to another place')
  store
    .command('copy')
    .description('copy the whole store to an empty one, file or PostgreSQL, and compare every row')
    .requiredOption('--to <address>', 'the path of a file, or postgres://user@host/database')
    .option('--from <address>', 'the same; the store in use (DATABASE_URL, or motcua.db in MOTCUA_DATA)')
    .option('--json', 'print table, rows and hash as JSON', false)
    .addHelpText(
      'after',
      '\nStop the service first, on all machines. A password need not stand here: PGPASSWORD or ~/.pgpass give it.\nThen set DATABASE_URL and start; the file staff.key in MOTCUA_DATA goes along.\nExample: motcua store copy --to postgres://motcua@db.example.vn/motcua',
    )
    .action((options) => exit(commands.copyStore(options)))
  addChannelCommands(program, commands, exit)
  addImportCommands(program, commands, exit)
  addStaffCommands(program, commands, exit)
  return program
}

async function exit(code: Promise<number>): Promise<void> {
  process.exitCode = await code
}
