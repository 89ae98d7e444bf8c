import type { Said } from '../../conversation/message.ts'
import type { Words } from '../../words/words.ts'

/** What commands say, in words that the content understands as small talk (content/language/talk.yaml). */
const spoken: Readonly<Record<string, string>> = {
  menu: 'menu',
  help: 'trợ giúp',
  human: 'gặp cán bộ',
  english: 'english',
  tiengviet: 'tiếng việt',
  rate: 'đánh giá dịch vụ',
  feedback: 'góp ý',
  mydata: 'dữ liệu của tôi',
  stop: 'dừng',
  forget: 'xóa dữ liệu của tôi',
}

/** An entry, or what «Quét để đánh giá» carries (conversation/satisfaction.ts). */
const payloadPattern = /^[a-z0-9_-]{1,64}$/

/** `/start khai-sinh` → came by a poster about it. undefined: no command of ours. `argument`: what follows the command. */
export function commandSaid(name: string, argument: string): Said | undefined {
  if (name === 'start') {
    return payloadPattern.test(argument) ? { kind: 'opened', entry: argument } : { kind: 'opened' }
  }
  const text = name === 'language' ? language(argument) : Object.hasOwn(spoken, name) && spoken[name]
  return text ? { kind: 'text', text } : undefined
}

function language(argument: string): string {
  return argument === 'vi' ? 'tiếng việt' : 'english'
}

export type Command = { readonly command: string; readonly description: string }

/** The menu of commands. Each language is named in itself: who is lost in the other must find it. */
export function privateCommands(words: Readonly<Record<'vi' | 'en', Words>>, speak: 'vi' | 'en'): Command[] {
  const { start, menu, help, human, rate, feedback, myData, stop, forget } = words[speak].chat.commands
  return [
    { command: 'start', description: start },
    { command: 'menu', description: menu },
    { command: 'help', description: help },
    { command: 'human', description: human },
    { command: 'english', description: words.vi.chat.commands.language },
    { command: 'tiengviet', description: words.en.chat.commands.language },
    { command: 'rate', description: rate },
    { command: 'feedback', description: feedback },
    { command: 'mydata', description: myData },
    { command: 'stop', description: stop },
    { command: 'forget', description: forget },
  ]
}

/** In a group only what is of use to all of it. */
export function groupCommands(words: Readonly<Record<'vi' | 'en', Words>>, speak: 'vi' | 'en'): Command[] {
  const { help, human } = words[speak].chat.commands
  return [
    { command: 'help', description: help },
    { command: 'human', description: human },
  ]
}
