import { execFileSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** Its dependencies are old: it is never one of ours, and serves this machine alone. */
const emulatorPackage = 'telegram-test-api@4.2.1'

/** What we use of telegram-test-api: https://github.com/jehy/telegram-test-api. */
export type Emulator = {
  start(): Promise<void>
  stop(): Promise<unknown>
  getClient(token: string, options: object): Client
  readonly config: { readonly apiURL: string }
  /** By token. */
  readonly webhooks: Readonly<Record<string, object | undefined>>
}

export type Client = {
  makeMessage(text: string): object
  makeCommand(text: string): object
  makeCallbackQuery(data: string, options: object): object
  sendMessage(message: object): Promise<unknown>
  sendCommand(message: object): Promise<unknown>
  sendCallback(message: object): Promise<unknown>
  getUpdatesHistory(): Promise<readonly Recorded[]>
}

/** A message of the bot, edits applied; of a person, when there is no `chat_id`. */
export type Recorded = {
  readonly messageId: number
  readonly message?: {
    readonly chat_id?: number | string
    readonly text?: string
    readonly reply_markup?: {
      readonly inline_keyboard?: readonly (readonly {
        readonly text: string
        readonly callback_data?: string
      }[])[]
    }
  }
}

/** Puts the emulator into `folder` with npm; `start` serves it on any free port. */
export function installEmulator(folder: string): { start(): Promise<Emulator> } {
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder]
  execFileSync('npm', ['install', ...flags, emulatorPackage], { stdio: ['ignore', 'ignore', 'inherit'] })
  const require = createRequire(join(folder, 'any.js'))
  // The package is CommonJS and exports its class as the module itself.
  const TelegramServer = require('telegram-test-api') as new (config: object) => Emulator
  return {
    async start() {
      const emulator = new TelegramServer({ host: '127.0.0.1', port: await freePort(), storeTimeout: 600 })
      await emulator.start()
      return emulator
    },
  }
}

/** The emulator cannot choose a port by itself. */
async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // it listens on a port
      resolve(port)
    })
  })
}
