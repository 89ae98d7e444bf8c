import { Command } from 'commander'
import type { BroadcastTask } from './broadcast.ts'
import { addStaffCommands, type StaffCommands } from './staff-program.ts'

/** What each command does; each returns the exit code. The composition root brings them. */
export type Commands = StaffCommands & {
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
  evaluate(file: string, options: { readonly json: boolean; readonly withoutRight: boolean }): Promise<number>
  fit(file: string, options: { readonly out: string }): Promise<number>
  doctor(options: { readonly json: boolean }): Promise<number>
  outbox(options: { readonly json: boolean; readonly limit: string }): Promise<number>
  broadcast(task: BroadcastTask): Promise<number>
  retryOutbox(ids: readonly string[], options: { readonly all: boolean }): Promise<number>
  qr(
    entry: string | undefined,
    options: {
      readonly channel?: string
      readonly out: string
      readonly rate: boolean
      readonly place?: string
    },
  ): Promise<number>
  zaloConnect(options: { readonly callback?: string; readonly fresh: boolean }): Promise<number>
  zaloToken(): Promise<number>
  zaloStatus(): Promise<number>
  importPortal(path: string, options: PortalImport): Promise<number>
  importCatalog(path: string, options: CatalogImport): Promise<number>
  gaps(options: {
    readonly since: string
    readonly limit: string
    readonly all: boolean
    readonly json: boolean
  }): Promise<number>
  purge(options: { readonly dryRun: boolean; readonly json: boolean }): Promise<number>
  duties(options: { readonly format: string; readonly unit?: string; readonly out?: string }): Promise<number>
  report(options: {
    readonly from?: string
    readonly to?: string
    readonly format: string
    readonly out?: string
  }): Promise<number>
  copyStore(options: { readonly from?: string; readonly to: string; readonly json: boolean }): Promise<number>
  exportPerson(person: string): Promise<number>
  erasePerson(person: string, options: { readonly yes: boolean }): Promise<number>
}

type PortalImport = { readonly out?: string; readonly content?: string; readonly json: boolean }

type CatalogImport = PortalImport & { readonly province?: string }

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
  addChannelCommands(program, commands)
  addImportCommands(program, commands)
  addStaffCommands(program, commands, exit)
  return program
}

/** From what the national portal publishes to something an editor can work on. */
function addImportCommands(program: Command, commands: Commands): void {
  const group = program
    .command('import')
    .description('turn what the national portal publishes into drafts and lists for editors')
  group
    .command('portal <path>')
    .description(
      'turn saved records (a file or a folder of .json) into draft entries, with every doubt marked',
    )
    .option(
      '--out <folder>',
      'where to write drafts and pages of differences; drafts beside the content folder',
    )
    .option('--content <folder>', 'the content to compare with')
    .option('--json', 'print the summary as JSON', false)
    .addHelpText(
      'after',
      '\nReviewed entries and drafts that somebody edited are never changed: a page says what differs.\nExample: motcua import portal records/ --out drafts',
    )
    .action((path, options) => exit(commands.importPortal(path, options)))
  group
    .command('catalog <tsv>')
    .description('list the procedures of a catalogue, so that the bot can name those nobody has written yet')
    .option('--out <file>', 'where to write; catalog/cong-dich-vu-cong.yaml in the content folder')
    .option('--content <folder>', 'the content to compare with: what it has is left out')
    .option('--province <code>', 'only national procedures and those of this province, such as 37')
    .option('--json', 'print the summary as JSON', false)
    .addHelpText(
      'after',
      '\nThe first line names the columns; the day is taken from the name of the file.\nExample: motcua import catalog tthc_20260718.tsv --province 37',
    )
    .action((path, options) => exit(commands.importCatalog(path, options)))
}

/** What an office needs to connect its chat platforms and to look after them. */
function addChannelCommands(program: Command, commands: Commands): void {
  const command = (name: string, description: string) => program.command(name).description(description)
  command('doctor', 'check tokens, webhooks, secrets, clock and reachability of every channel, with cures')
    .option('--json', 'print the findings as JSON', false)
    .action((options) => exit(commands.doctor(options)))
  command('qr [entry]', 'make a poster for the counter: a QR code that opens the chat at this entry')
    .option('--channel <name>', 'telegram, zalo-oa or web; the first that is set up')
    .option('--rate', 'the code asks to rate the service, of this procedure or of any', false)
    .option('--place <code>', 'with --rate: the five digits of the commune unit whose counter it hangs at')
    .option('--out <file>', 'where to write it: .png or .svg; both without an ending', 'poster')
    .action((entry, options) => exit(commands.qr(entry, options)))
  const outbox = command(
    'outbox',
    'show answers on their way, and those that were given up (1 when there are any)',
  )
    .option('--json', 'print them as JSON', false)
    .option('--limit <count>', 'show at most this many dead letters', '20')
    .action((options) => exit(commands.outbox(options)))
  outbox
    .command('retry [ids...]')
    .description('send dead letters again')
    .option('--all', 'all of them', false)
    .action((ids, options) => exit(commands.retryOutbox(ids, options)))
  addBroadcastCommands(program, commands)
  const zalo = command('zalo', 'connect the Zalo Official Account')
  zalo
    .command('connect')
    .description('ask the OA administrator for consent and store the tokens, encrypted')
    .option('--callback <url>', 'the callback address saved in the Zalo console')
    .option('--fresh', 'a new PKCE pair for this request instead of the one saved in the console', false)
    .action((options) => exit(commands.zaloConnect(options)))
  zalo
    .command('token')
    .description('store a token pair from the API Explorer of the console, read from standard input')
    .action(() => exit(commands.zaloToken()))
  zalo
    .command('status')
    .description('say how the stored tokens stand')
    .action(() => exit(commands.zaloStatus()))
}

function addBroadcastCommands(program: Command, { broadcast }: Commands): void {
  const group = program
    .command('broadcast')
    .description('messages to many: written and approved in the back office (/can-bo/thong-bao)')
  group
    .command('list')
    .description('show the latest, newest first')
    .option('--limit <count>', 'show so many', '20')
    .option('--json', 'as JSON', false)
    .action((options) => exit(broadcast({ kind: 'list', ...options })))
  group
    .command('show <id>')
    .description('say how far it is, by channel')
    .option('--json', 'as JSON', false)
    .action((id, options) => exit(broadcast({ kind: 'show', id, ...options })))
  group
    .command('stop <id>')
    .description('begin nothing more of it, at once')
    .action((id) => exit(broadcast({ kind: 'stop', id })))
}

async function exit(code: Promise<number>): Promise<void> {
  process.exitCode = await code
}
