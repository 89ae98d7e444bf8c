import type { Command } from 'commander'
import type { BroadcastTask } from './broadcast.ts'

export type ChannelCommands = {
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
}

type Exit = (code: Promise<number>) => Promise<void>

/** What an office needs to connect its chat platforms and to look after them. */
export function addChannelCommands(program: Command, commands: ChannelCommands, exit: Exit): void {
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
  addBroadcastCommands(program, commands, exit)
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

function addBroadcastCommands(program: Command, { broadcast }: ChannelCommands, exit: Exit): void {
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
