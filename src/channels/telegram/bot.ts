import type { Api } from 'grammy'
import { z } from 'zod'
import { attempt, type Fault } from './fault.ts'
import type { TelegramOptions } from './options.ts'
import type { Bot } from './spoken-to.ts'

/** Who we are on Telegram, known even when Telegram is not to be reached. */
export type Self = {
  bot(): Bot
  /** Takes over what an earlier process learned. */
  recall(): Promise<void>
  /** Asks Telegram; undefined when it told. */
  learn(): Promise<Fault | undefined>
}

const factName = 'telegram-bot'

/** `token`: the number it begins with, so that the name of another bot is not taken for ours. */
const Known = z.object({ token: z.string(), id: z.int(), username: z.string() })

export function createSelf(api: Api, { token, memory }: Pick<TelegramOptions, 'token' | 'memory'>): Self {
  const number = tokenNumber(token)
  let bot: Bot = { id: Number(number), username: undefined }
  let remembered: string | undefined
  return {
    bot: () => bot,
    async recall() {
      remembered = await memory.recall(factName)
      bot = knownBot(remembered, number) ?? bot
    },
    async learn() {
      const called = await attempt(() => api.getMe())
      if (called.kind === 'fault') return called.fault
      const { id, username } = called.result
      bot = { id, username }
      const fact = JSON.stringify({ token: number, id, username })
      if (fact !== remembered) await memory.remember(factName, fact)
      remembered = fact
      return undefined
    },
  }
}

/** The name of the bot with this token, without «@», once a door has learned it. */
export async function recallUsername(
  memory: Pick<TelegramOptions['memory'], 'recall'>,
  token: string,
): Promise<string | undefined> {
  return knownBot(await memory.recall(factName), tokenNumber(token))?.username
}

function knownBot(remembered: string | undefined, number: string) {
  const known = Known.safeParse(parsed(remembered))
  return known.success && known.data.token === number ? known.data : undefined
}

/** A token begins with the number of its bot, which is no secret. */
export function tokenNumber(token: string): string {
  return token.split(':')[0] ?? ''
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
