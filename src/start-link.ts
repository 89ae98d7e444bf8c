import type { Config } from './config.ts'
import type { Memory } from './desk/memory.ts'

/** Only Telegram takes along what a link says (core.telegram.org/bots/features#deep-linking). undefined: it is not set up, or its name not known yet. */
export async function startLink(
  { telegram }: Pick<Config, 'telegram'>,
  memory: Pick<Memory, 'recall' | 'remember'>,
  payload: string,
): Promise<string | undefined> {
  if (!telegram) return undefined
  const { recallUsername } = await import('./channels/telegram/bot.ts')
  const username = await recallUsername(memory, telegram.token)
  return username === undefined ? undefined : `https://t.me/${username}?start=${payload}`
}
