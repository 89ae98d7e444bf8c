/** What must not be torn apart, and what stands before it unless it begins a page. */
export type Piece = { readonly gap: '\n' | '\n\n'; readonly text: string }

/**
 * Pieces that belong together. `heads`: stays with what follows. `whole`: begins a page of its own rather than being torn apart.
 */
export type Block = { readonly pieces: readonly Piece[]; readonly heads: boolean; readonly whole: boolean }

/** So many pages are never left: room is kept for the longest number of them. */
const mostPages = 9_999

/**
 * Texts of at most `limit` UTF-16 units, filled block by block; what is longer is torn apart between pieces, and a piece longer than a page
 * between sentences, then words. All but the last end with `more(pages left)`. No page when there is nothing to say.
 */
export function paginate(
  blocks: readonly Block[],
  limit: number,
  more: (left: number) => string,
): readonly string[] {
  const joined = joinHeads(blocks)
  const [only, ...others] = fill(joined, limit)
  if (others.length === 0) return only === undefined ? [] : [only]
  const room = limit - 2 - more(mostPages).normalize('NFC').length
  const pages = fill(joined, room)
  return pages.map((page, at) => {
    const left = pages.length - 1 - at
    return left === 0 ? page : `${page}\n\n${more(left).normalize('NFC')}`
  })
}

/** A title is one piece with the first thing under it. */
function joinHeads(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = []
  let head: readonly Piece[] = []
  for (const block of blocks) {
    const pieces = head.length > 0 ? underHead(head, block.pieces) : block.pieces
    head = block.heads ? pieces : []
    if (!block.heads && pieces.length > 0) joined.push({ ...block, pieces })
  }
  return head.length > 0 ? [...joined, { pieces: head, heads: false, whole: false }] : joined
}

function underHead(head: readonly Piece[], [first, ...rest]: readonly Piece[]): readonly Piece[] {
  return first ? [{ gap: '\n\n', text: textOf([...head, first]) }, ...rest] : head
}

function fill(blocks: readonly Block[], room: number): string[] {
  const pages: string[] = []
  const put = ({ gap, text }: Piece) => {
    const page = pages.pop()
    if (page === undefined) pages.push(text)
    else if (fits(page, { gap, text }, room)) pages.push(page + gap + text)
    else pages.push(page, text)
  }
  for (const { pieces, whole } of blocks) {
    const all: Piece = { gap: '\n\n', text: textOf(pieces) }
    const page = pages.at(-1) ?? ''
    // Half a page is better left empty than a list torn apart.
    const together = fits(page, all, room) || (all.text.length <= room && (whole || page.length > room / 2))
    for (const piece of together ? [all] : pieces.flatMap((each) => cutPiece(each, room))) put(piece)
  }
  return pages
}

function fits(page: string, { gap, text }: Piece, room: number): boolean {
  return page.length + gap.length + text.length <= room
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ gap, text }, at) => (at === 0 ? text : gap + text)).join('')
}

function cutPiece({ gap, text }: Piece, room: number): Piece[] {
  return cut(text, room).map((each, at) => ({ gap: at === 0 ? gap : '\n', text: each }))
}

function cut(text: string, room: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > room) {
    const end = cutAt(rest.slice(0, room + 1), room)
    pieces.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...pieces, rest].filter((piece) => piece !== '')
}

/** Where to end: a line, a sentence or a word in the second half, or else any character but never inside one of two units. */
function cutAt(text: string, room: number): number {
  for (const end of [/\n/g, /[.;!?…] /g, /\s/g]) {
    const last = [...text.matchAll(end)].at(-1)
    if (last && last.index + last[0].length - 1 > room / 2) return last.index + last[0].length - 1
  }
  const code = text.charCodeAt(room - 1)
  return code >= 0xd800 && code <= 0xdbff ? room - 1 : room
}
