import { createHash } from 'node:crypto'
import type { Api } from 'grammy'
import { groupCommands, privateCommands } from './commands.ts'
import { attempt, type Fault } from './fault.ts'
import type { TelegramOptions } from './options.ts'

type ProfileOptions = Pick<TelegramOptions, 'memory' | 'words' | 'office'>

const factName = 'telegram-profile'

/** core.telegram.org/bots/api#setmydescription, #setmyshortdescription */
const longest = { description: 512, shortDescription: 120 }

/** Tells Telegram what the bot can do and what it is, in both languages, when that has changed. undefined: it knows. */
export async function keepProfile(
  api: Api,
  botId: number,
  options: ProfileOptions,
): Promise<Fault | undefined> {
  const profiles = [profileOf(options, 'vi'), profileOf(options, 'en')]
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([botId, profiles]))
    .digest('hex')
  if ((await options.memory.recall(factName)) === fingerprint) return undefined
  for (const profile of profiles) {
    const fault = await put(api, profile)
    if (fault) return fault
  }
  await options.memory.remember(factName, fingerprint)
  return undefined
}

type Profile = ReturnType<typeof profileOf>

function profileOf({ words, office }: ProfileOptions, speak: 'vi' | 'en') {
  const { chat } = words[speak]
  return {
    // Vietnamese goes to everybody whose language has no words of its own.
    language: speak === 'vi' ? {} : ({ language_code: speak } as const),
    private: privateCommands(words, speak),
    group: groupCommands(words, speak),
    description: fitted(chat.description(office()), longest.description),
    shortDescription: fitted(chat.shortDescription(office()), longest.shortDescription),
  }
}

async function put(api: Api, profile: Profile): Promise<Fault | undefined> {
  const { language, description, shortDescription } = profile
  const calls = [
    () => api.setMyCommands(profile.private, { scope: { type: 'all_private_chats' }, ...language }),
    () => api.setMyCommands(profile.group, { scope: { type: 'all_group_chats' }, ...language }),
    () => api.setMyDescription(description, language),
    () => api.setMyShortDescription(shortDescription, language),
  ]
  for (const call of calls) {
    const called = await attempt(call)
    if (called.kind === 'fault') return called.fault
  }
  return undefined
}

/** The name of an office may be long: what no longer fits goes, word by word. */
function fitted(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`
}
