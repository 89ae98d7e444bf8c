/** A run of plain text and how it is set. `url` is https. */
export type Span = { readonly text: string; readonly bold?: true; readonly url?: string }

/** Telegram's HTML (core.telegram.org/bots/api#html-style). Escaping happens here and nowhere else. */
export function spanHtml({ text, bold, url }: Span): string {
  const escaped = escapeHtml(text)
  const set = bold ? `<b>${escaped}</b>` : escaped
  return url === undefined ? set : `<a href="${escapeHtml(url)}">${set}</a>`
}

/** Set smaller, and folded when it is long. */
export function quoteHtml(html: string): string {
  return `<blockquote expandable>${html}</blockquote>`
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** The address in its standard form, or undefined when it is no https address. */
export function httpsUrl(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  return parsed?.protocol === 'https:' ? parsed.href : undefined
}
