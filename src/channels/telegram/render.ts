import type { Answer } from '../../conversation/answer.ts'
import type { Words } from '../../words/words.ts'
import { quoteHtml, spanHtml } from './html.ts'
import { type InlineKeyboard, keyboardOf } from './keyboard.ts'
import { type Block, type Line, layOut } from './layout.ts'

/** One message: the same words as HTML, and plain in case Telegram cannot read our HTML. */
export type Piece = {
  readonly html: string
  readonly plain: string
  readonly keyboard: InlineKeyboard | undefined
  /** PNG as base64, above the words. */
  readonly picture?: string
}

/** UTF-16 units without the tags (core.telegram.org/bots/api#sendmessage). */
export const longestMessage = 4096
/** Below a picture (core.telegram.org/bots/api#sendphoto). */
const longestCaption = 1024

/** An answer as messages in their order, at least one; the buttons are under the last. Pure. */
export function renderAnswer(answer: Answer, words: Words): readonly Piece[] {
  const pages = paginate(layOut(answer, words).flatMap(unitsOf))
  const keyboard = keyboardOf(answer.buttons)
  const pieces = pages.map((units, at) => ({
    html: pageHtml(units),
    plain: units.map(({ spans, gap }, first) => (first === 0 ? '' : gap) + plainOf(spans)).join(''),
    keyboard: at === pages.length - 1 ? keyboard : undefined,
  }))
  return answer.picture ? pictured(pieces, answer.picture.png) : pieces
}

/** The picture with the first words below it, or by itself where those are too long. */
function pictured(pieces: readonly Piece[], picture: string): readonly Piece[] {
  const [first, ...rest] = pieces
  return first && first.plain.length <= longestCaption
    ? [{ ...first, picture }, ...rest]
    : [{ html: '', plain: '', keyboard: undefined, picture }, ...pieces]
}

/** What must not be torn apart, with what stands before it unless it begins a message. */
type Unit = { readonly spans: Line; readonly gap: '\n' | '\n\n'; readonly quoted: boolean }

function unitsOf({ lines, quoted }: Block): Unit[] {
  return lines
    .flatMap(fitting)
    .map((spans, at) => ({ spans, quoted, gap: at === 0 ? ('\n\n' as const) : ('\n' as const) }))
}

/** Each message takes as many whole units as fit. */
function paginate(units: readonly Unit[]): Unit[][] {
  const pages: Unit[][] = []
  let length = longestMessage
  for (const unit of units) {
    const more = unit.gap.length + lengthOf(unit.spans)
    const page = pages.at(-1)
    if (page && length + more <= longestMessage) {
      page.push(unit)
      length += more
    } else {
      pages.push([unit])
      length = lengthOf(unit.spans)
    }
  }
  return pages
}

/** Neighbours in quotes share one quote. */
function pageHtml(units: readonly Unit[]): string {
  let html = ''
  let quote = ''
  for (const [at, { spans, gap, quoted }] of units.entries()) {
    const before = at === 0 ? '' : gap
    const line = spans.map(spanHtml).join('')
    if (quoted) quote += quote === '' ? line : before + line
    else html += before + line
  }
  if (quote === '') return html
  // A quote is a paragraph of its own: one line break before it is enough, and none at the beginning.
  return html === '' ? quoteHtml(quote) : `${html}\n\n${quoteHtml(quote)}`
}

function plainOf(spans: Line): string {
  return spans.map(({ text }) => text).join('')
}

function lengthOf(spans: Line): number {
  return plainOf(spans).length
}

/** A line that no message could hold goes in several; content is far shorter, so this only keeps the promise. */
function fitting(line: Line): Line[] {
  if (lengthOf(line) <= longestMessage) return [line]
  return line.flatMap((span) => cut(span.text).map((text): Line => [{ ...span, text }]))
}

function cut(text: string): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > longestMessage) {
    const end = cutAt(rest)
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '')
}

/** After a space, if there is one, and never inside a character of two units. */
function cutAt(text: string): number {
  const space = text.lastIndexOf(' ', longestMessage - 1)
  if (space > longestMessage / 2) return space + 1
  const code = text.charCodeAt(longestMessage - 1)
  return code >= 0xd800 && code <= 0xdbff ? longestMessage - 1 : longestMessage
}
