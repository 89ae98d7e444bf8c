import type { Api } from 'grammy'
import { attempt } from './fault.ts'
import { articlesOf } from './inline.ts'
import type { TelegramOptions } from './options.ts'
import type { Pressed } from './read-pressed.ts'
import type { Bot } from './spoken-to.ts'

/** What Telegram wants to hear within seconds. Nobody waits for it and a failure is only counted: «too old» is normal. */
export type Signs = {
  /** The button stops turning; the rating buttons of a rated answer go. */
  pressed(pressed: Pressed): void
  /** What inline mode offers for this text. */
  share(queryId: string, text: string): void
}

/** Telegram keeps what it offered for the same text (its default; core.telegram.org/bots/api#answerinlinequery). */
const cacheSeconds = 300

export function createSigns(
  api: Api,
  { share, words, meters, bot }: Pick<TelegramOptions, 'share' | 'words' | 'meters'> & { bot: () => Bot },
): Signs {
  const make = (name: string, call: () => Promise<unknown>) => {
    void attempt(call).then((called) => {
      if (called.kind === 'fault') meters.sent('telegram', 'sign-failed', `${name} ${called.fault.code}`)
    })
  }
  return {
    pressed({ queryId, unrated }) {
      make('answerCallbackQuery', () => api.answerCallbackQuery(queryId))
      if (!unrated) return
      const { chatId, messageId, keyboard } = unrated
      make('editMessageReplyMarkup', () =>
        // The rows as Telegram sent them to us.
        api.editMessageReplyMarkup(chatId, messageId, {
          reply_markup: { inline_keyboard: keyboard as never },
        }),
      )
    },
    share(queryId, text) {
      make('answerInlineQuery', async () => {
        const articles = articlesOf(share(text), words, bot().username)
        return api.answerInlineQuery(queryId, articles, { cache_time: cacheSeconds, is_personal: false })
      })
    },
  }
}
