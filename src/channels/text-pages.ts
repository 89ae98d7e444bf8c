import type { Answer, Button } from '../conversation/answer.ts'
import type { Said } from '../conversation/message.ts'
import type { Line, Outgoing } from '../desk/memory.ts'
import { readTyped } from '../language/clean.ts'
import { formatDay } from '../lib/day.ts'
import { partLines, sourceLines } from '../words/plain-text.ts'
import type { Words } from '../words/words.ts'
import { type Block, type Piece, paginate } from './paginate.ts'

/**
 * An answer as messages of a door without layout or buttons, at least one, each at most `limit` UTF-16 units of NFC. All but the last
 * end by the first source and how to read on; all sources and what may be chosen by number are on the last. Pure.
 */
export function textPages(answer: Answer, words: Words, limit: number): readonly string[] {
  const source = firstSource(answer, words)
  const ending = (left: number) => [...source, words.chat.continue(left)].join('\n').normalize('NFC')
  const pages = paginate(blocksOf(answer, words), limit, ending)
  return pages.length > 0 ? pages : [words.chat.nothingLeft]
}

/** Whoever reads no further knows all the same where it comes from. */
function firstSource({ sources }: Answer, words: Words): readonly string[] {
  return sources.slice(0, 1).map(({ title, read }) => words.basis.source(title, formatDay(read)))
}

const asksForMore = /^(?:(?:số |so )?0|(?:xem )?ti(?:ế|e)p)[.!]?$/iu

/** What somebody typed where there are no buttons: «0» and «xem tiếp» ask for the next page. */
export function readChatText(raw: string): Said {
  const typed = readTyped(raw)
  return asksForMore.test(typed.text) ? { kind: 'continued' } : { kind: 'text', ...typed }
}

/** Lines of a talk that are enough to find any answer being read on: 8 pages are 16 lines, and some notices. */
export const linesToReadOn = 50

/**
 * What to send for an answer of outcome `continued`: the next page of what was last answered before it, or that nothing is left.
 * `talk` is the transcript; what came later does not matter. Pure, so a send that is repeated repeats the same page.
 */
export function nextPage(continued: Outgoing, talk: readonly Line[], words: Words, limit: number): string {
  const replies = talk
    .flatMap((line) => (line.kind === 'answered' && line.outgoing.lane === 'reply' ? [line.outgoing] : []))
    .filter(({ id }) => id < continued.id)
    .sort((one, other) => one.id - other.id)
  const at = replies.findLastIndex(({ answer }) => answer.outcome !== 'continued')
  const base = replies[at]
  const page = base && textPages(base.answer, words, limit)[replies.length - at]
  if (page !== undefined) return page
  // Who has never been answered is told who speaks.
  const said = continued.answer.parts.flatMap(partLines)
  return [...said, words.chat.nothingLeft].join('\n\n').normalize('NFC')
}

function blocksOf(answer: Answer, words: Words): readonly Block[] {
  const parts = answer.parts.map((part) => ({
    pieces: piecesOf(partLines(part)),
    heads: part.kind === 'title',
    whole: false,
  }))
  const tail = [[...answer.basis, ...sourceLines(answer, words)], ...menu(answer.buttons, words)]
  return [...parts, { pieces: tail.flatMap(piecesOf), heads: false, whole: true }]
}

/** Each line is kept in one piece; the first stands apart from what comes before. */
function piecesOf(lines: readonly string[]): Piece[] {
  return lines
    .map((line) => line.normalize('NFC').trim())
    .filter((line) => line !== '')
    .map((text, at) => ({ gap: at === 0 ? '\n\n' : '\n', text }))
}

/** A number is the position among all buttons: the core knows nothing of headings. */
function menu(buttons: readonly Button[], words: Words): readonly (readonly string[])[] {
  const numbered = buttons.map((button, at) => ({ role: button.role, line: `${at + 1}. ${button.label}` }))
  const { choose, more, rate } = words.chat
  const groups = [
    ['choice', choose],
    ['detail', more],
    ['rate', rate],
  ] as const
  return groups
    .map(([role, heading]) => ({ heading, own: numbered.filter((each) => each.role === role) }))
    .filter(({ own }) => own.length > 0)
    .map(({ heading, own: [first, ...rest] }) => [
      `${heading}\n${first?.line ?? ''}`,
      ...rest.map(({ line }) => line),
    ])
}
