import type { InlineQueryResultArticle } from 'grammy/types'
import type { Shared } from '../../conversation/answer.ts'
import type { Words } from '../../words/words.ts'
import { renderAnswer } from './render.ts'

/** Fifty are allowed (core.telegram.org/bots/api#answerinlinequery); nobody scrolls that far. */
const mostArticles = 10

/** What somebody may put into any chat: the first message of each answer, with a way to our own chat. */
export function articlesOf(
  found: readonly Shared[],
  words: Readonly<Record<'vi' | 'en', Words>>,
  username: string | undefined,
): InlineQueryResultArticle[] {
  return found.slice(0, mostArticles).flatMap((shared) => {
    const spoken = words[shared.answer.language ?? 'vi']
    const [piece] = renderAnswer(shared.answer, spoken)
    return piece ? [article(shared, piece.html, linkTo(shared.entry, spoken, username))] : []
  })
}

function article(
  { entry, title, summary }: Shared,
  html: string,
  link: Pick<InlineQueryResultArticle, 'reply_markup'>,
): InlineQueryResultArticle {
  return {
    type: 'article',
    // At most 64 bytes; an entry id is shorter.
    id: entry.slice(0, 64),
    title,
    description: summary,
    input_message_content: {
      message_text: html,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
    ...link,
  }
}

function linkTo(
  entry: string,
  words: Words,
  username: string | undefined,
): Pick<InlineQueryResultArticle, 'reply_markup'> {
  if (username === undefined) return {}
  const url = `https://t.me/${username}?start=${encodeURIComponent(entry)}`
  return { reply_markup: { inline_keyboard: [[{ text: words.chat.askPrivately, url }]] } }
}
