import type { MessageEntity } from 'grammy/types'

export type Parsed =
  | { readonly kind: 'parsed'; readonly text: string; readonly entities: readonly MessageEntity[] }
  | { readonly kind: 'broken'; readonly problem: string }

/** Every character of a text belongs to exactly one of these: tag, reference, plain text, or a stray `<`, `>`, `&`. */
const tokens =
  /<(?<close>\/?)(?<tag>[a-z-]+)(?<attributes>(?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>|&(?<reference>\w+|#\d{1,7}|#x[\da-f]{1,6});|(?<plain>[^<>&]+)|(?<stray>[<>&])/gi

const entityOf: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
}

type Open = { readonly tag: string; readonly offset: number; readonly fields: object }

/**
 * Telegram's HTML (core.telegram.org/bots/api#html-style), stricter than Telegram itself: what it would drop in silence (a bad
 * link, formatting inside code, a bare `&` or `>`) is refused as well.
 */
export function parseHtml(html: string): Parsed {
  const read: Reading = { text: '', open: [], entities: [] }
  for (const { groups = {}, index } of html.matchAll(tokens)) {
    const problem = take(read, groups)
    const where = `at byte offset ${Buffer.byteLength(html.slice(0, index))}`
    if (problem) return { kind: 'broken', problem: problem.replace('@', where) }
  }
  const [unclosed] = read.open
  if (!unclosed) return { kind: 'parsed', text: read.text, entities: read.entities }
  return { kind: 'broken', problem: `Can't find end tag corresponding to start tag "${unclosed.tag}"` }
}

type Reading = { text: string; readonly open: Open[]; readonly entities: MessageEntity[] }

/** What is wrong with the next token, with «@» for where it stands; undefined when it was read. */
function take(read: Reading, token: Readonly<Record<string, string | undefined>>): string | undefined {
  const { close, tag, attributes = '', reference, plain, stray } = token
  if (stray) return `Stray "${stray}" @`
  if (tag) return close ? takeEnd(read, tag) : takeStart(read, tag, attributes)
  const text = reference ? decode(reference) : plain
  if (text === undefined) return `Unsupported HTML entity "&${reference};" @`
  read.text += text
  return undefined
}

function takeStart({ text, open }: Reading, tag: string, attributes: string): string | undefined {
  const opened = opening(tag, attributes, open)
  if ('problem' in opened) return `${opened.problem} @`
  open.push({ tag, offset: text.length, fields: opened.fields })
  return undefined
}

function takeEnd({ text, open, entities }: Reading, tag: string): string | undefined {
  const opened = open.pop()
  if (!opened) return 'Unexpected end tag @'
  if (opened.tag !== tag) return `Unmatched end tag @, expected "</${opened.tag}>", found "</${tag}>"`
  const length = text.length - opened.offset
  // `fields` holds the type and what belongs to it.
  if (length > 0) entities.push({ offset: opened.offset, length, ...opened.fields } as MessageEntity)
  return undefined
}

type Opening = { readonly fields: object } | { readonly problem: string }

function opening(tag: string, attributes: string, open: readonly Open[]): Opening {
  const type = entityOf[tag]
  if (!type) return { problem: `Unsupported start tag "${tag}"` }
  const nesting = nestingProblem(tag, open)
  if (nesting) return { problem: nesting }
  const given = readAttributes(attributes)
  if (!given) return { problem: `Unsupported HTML entity in an attribute of "${tag}"` }
  const fields = attributeFields(tag, given, open.at(-1)?.tag)
  return fields
    ? { fields: { type, ...fields } }
    : { problem: `Wrong attributes in tag "${tag}":${attributes}` }
}

/** «pre and code entities can't contain or be part of any other entities»; blockquotes and links do not nest. */
function nestingProblem(tag: string, open: readonly Open[]): string | undefined {
  const outer = open.map((each) => each.tag)
  const isFixed = (each: string) => each === 'pre' || each === 'code'
  const codeInPre = tag === 'code' && outer.length === 1 && outer[0] === 'pre'
  if (!codeInPre && outer.length > 0 && (isFixed(tag) || outer.some(isFixed)))
    return `Tag "${tag}" can't be nested with "${outer.join('>')}"`
  if ((tag === 'blockquote' || tag === 'a') && outer.includes(tag)) return `Nested "${tag}"`
  return undefined
}

/** undefined: a value holds a bare `&`. */
function readAttributes(attributes: string): Record<string, string> | undefined {
  const given: Record<string, string> = {}
  for (const [, name = '', raw = ''] of attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)) {
    if (/&(?!(lt|gt|amp|quot|#\d{1,7}|#x[\da-f]{1,6});)/i.test(raw)) return undefined
    given[name] = raw.replace(/&([^;]+);/g, (_all, reference: string) => decode(reference) ?? '')
  }
  return given
}

/** What the attributes add to the entity; undefined when they are not what the tag takes. */
function attributeFields(
  tag: string,
  { href, class: name, expandable, 'emoji-id': emoji, ...others }: Record<string, string>,
  parent: string | undefined,
): object | undefined {
  if (Object.keys(others).length > 0) return undefined
  const count = [href, name, expandable, emoji].filter((each) => each !== undefined).length
  if (tag === 'a') return count === 1 && href && isLink(href) ? { url: href } : undefined
  if (tag === 'span') return count === 1 && name === 'tg-spoiler' ? {} : undefined
  if (tag === 'tg-emoji') return count === 1 && emoji ? { custom_emoji_id: emoji } : undefined
  if (count === 0) return {}
  if (tag === 'blockquote' && expandable === '') return { type: 'expandable_blockquote' }
  const isLanguage = tag === 'code' && parent === 'pre' && /^language-\S+$/.test(name ?? '')
  return isLanguage ? {} : undefined
}

export function isLink(url: string): boolean {
  if (/^(tg:\/\/|mailto:|tel:)\S+$/.test(url)) return true
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(url) && URL.canParse(url)
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

function decode(reference: string): string | undefined {
  if (!reference.startsWith('#')) return named[reference]
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
