import type { Entity, TelegramMessage } from './wire.ts'

/** Our bot. `username` is undefined until Telegram was asked for the first time. */
export type Bot = { readonly id: number; readonly username: string | undefined }

/** `/help@our_bot now` → help, now. `bot`: whom it is addressed to, in lower case. */
export type TypedCommand = {
  readonly name: string
  readonly bot: string | undefined
  readonly argument: string
}

/** The command that this text begins with, if it does. */
export function typedCommand(text: string): TypedCommand | undefined {
  const [, name, bot, argument = ''] =
    /^\/([a-z0-9_]{1,32})(?:@(\w{1,64}))?(?:\s+(.*))?$/is.exec(text.trim()) ?? []
  return name === undefined
    ? undefined
    : { name: name.toLowerCase(), bot: bot?.toLowerCase(), argument: argument.trim() }
}

export function isOurs(command: TypedCommand, bot: Bot): boolean {
  return command.bot === undefined || command.bot === bot.username?.toLowerCase()
}

export function repliesToUs(message: TelegramMessage, bot: Bot): boolean {
  return message.reply_to_message?.from?.id === bot.id
}

/** Places where our bot is mentioned, by name or (without one) by link. */
export function mentionsOfUs(text: string, entities: readonly Entity[], bot: Bot): readonly Entity[] {
  return entities.filter(
    ({ type, offset, length, user }) =>
      (type === 'text_mention' && user?.id === bot.id) ||
      (type === 'mention' &&
        bot.username !== undefined &&
        text.slice(offset, offset + length).toLowerCase() === `@${bot.username.toLowerCase()}`),
  )
}

/** The text without these places. */
export function without(text: string, places: readonly Entity[]): string {
  return [...places]
    .sort((one, other) => other.offset - one.offset)
    .reduce((so, { offset, length }) => `${so.slice(0, offset)} ${so.slice(offset + length)}`, text)
    .trim()
}
