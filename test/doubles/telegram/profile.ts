import type { Payload } from './rules.ts'
import { done, type Reply } from './wire.ts'

export type Command = { readonly command: string; readonly description: string }

export type Profile = ReturnType<typeof createProfile>

/** What people see of the bot before they write: commands by scope and language, descriptions by language. */
export function createProfile() {
  const commands = new Map<string, readonly Command[]>()
  const descriptions = new Map<string, string>()
  const shortDescriptions = new Map<string, string>()
  return {
    setCommands({ commands: list, scope, language_code: language = '' }: Payload<'setMyCommands'>): Reply {
      commands.set(key(scope, language), list)
      return done
    },
    setDescription({ description = '', language_code = '' }: Payload<'setMyDescription'>): Reply {
      descriptions.set(language_code, description)
      return done
    },
    setShortDescription({
      short_description = '',
      language_code = '',
    }: Payload<'setMyShortDescription'>): Reply {
      shortDescriptions.set(language_code, short_description)
      return done
    },
    /** As set for exactly this scope (a chat scope is `chat:<id>`) and language. */
    commands: (scope = 'default', language = ''): readonly Command[] =>
      commands.get(`${scope} ${language}`) ?? [],
    description: (language = ''): string => descriptions.get(language) ?? '',
    shortDescription: (language = ''): string => shortDescriptions.get(language) ?? '',
  }
}

function key(scope: Payload<'setMyCommands'>['scope'], language: string): string {
  const { type, ...rest } = scope ?? { type: 'default' }
  return `${[type, ...Object.values(rest)].join(':')} ${language}`
}
