import { decodeTelex, decodeVni } from './keystrokes.ts'
import { isSyllable } from './spelling.ts'
import { type Token, toToken } from './tokens.ts'

/** How often a folded word, and a pair of neighbours, occurs in the content; 0 when never. */
export type Vocabulary = {
  frequency(folded: string): number
  pair(first: string, second: string): number
}

/** Words seen less often than this may be slips (research on 5,688 procedures: fewer are mostly misspelled). */
const common = 3
/** No syllable typed in full Telex is longer; longer words are not ours to repair. */
const longestWord = 11
/** A question has fewer odd words; what has more is no question, and trying each slip costs hundreds of look-ups. */
const mostTried = 40

/**
 * Undoes Telex and VNI typed with the keyboard off and single slips (a letter lost, doubled, swapped, struck beside).
 * A word that makes sense beside a neighbour is never touched, nor is one of `keep` (folded or as typed).
 */
export function repair(tokens: readonly Token[], vocabulary: Vocabulary, keep: ReadonlySet<string>): Token[] {
  const isVni = tokens.some((token) => /\d[a-z]/.test(token.text) && decodeVni(token.text) !== undefined)
  const readings = tokens.map((token) => (isFixed(token, keep) ? [] : decodings(token, isVni)))
  const isRaw = tokens.some(
    ({ folded }, at) => isNoAccident(readings[at]) && vocabulary.frequency(folded) === 0,
  )
  const repaired: Token[] = []
  let tried = 0
  for (const [at, token] of tokens.entries()) {
    const near = neighbours(repaired.at(-1), tokens[at + 1], readings[at + 1] ?? [])
    const isOurs = !isFixed(token, keep) && tried < mostTried
    const decoded = isOurs ? bestDecoding(token, readings[at] ?? [], near, isRaw, vocabulary) : undefined
    const isOdd = isOurs && !decoded && context(token.folded, near, vocabulary) === 0
    tried += isOdd ? 1 : 0
    repaired.push(decoded ?? (isOdd ? bestSlip(token, near, vocabulary) : token))
  }
  return repaired
}

type Reading = { readonly token: Token; readonly keys: number }
type Near = { readonly left: string | undefined; readonly right: readonly string[] }

function isFixed(token: Token, keep: ReadonlySet<string>): boolean {
  const { length } = token.text
  return length < 2 || length > longestWord || keep.has(token.text) || keep.has(token.folded)
}

function decodings(token: Token, isVni: boolean): Reading[] {
  const decoded = [decodeTelex(token.text), isVni ? decodeVni(token.text) : undefined]
  return decoded.flatMap((each) => (each ? [{ token: toToken(each.text), keys: each.keys }] : []))
}

function neighbours(left: Token | undefined, right: Token | undefined, readings: readonly Reading[]): Near {
  const next = right ? [right.folded, ...readings.map((reading) => reading.token.folded)] : []
  return { left: left?.folded, right: next }
}

/** How often the word stands in the content beside the neighbours it has here. */
function context(word: string, { left, right }: Near, vocabulary: Vocabulary): number {
  const before = left === undefined ? 0 : vocabulary.pair(left, word)
  return before + Math.max(0, ...right.map((next) => vocabulary.pair(word, next)))
}

/** Two marking keys in one word: the keyboard was off. */
function isNoAccident(readings: readonly Reading[] | undefined): boolean {
  return readings?.some((reading) => reading.keys > 1) ?? false
}

/** A lone key («cos», «mats») must turn an unknown word into a known one, unless other words show the keyboard off. */
function bestDecoding(
  token: Token,
  readings: readonly Reading[],
  near: Near,
  isRaw: boolean,
  vocabulary: Vocabulary,
): Token | undefined {
  const asTyped = context(token.folded, near, vocabulary)
  const frequency = vocabulary.frequency(token.folded)
  if (frequency >= common && asTyped > 0) return undefined
  return readings.find(({ token: { folded }, keys }) => {
    if (folded === token.folded || (keys === 1 && folded.length === 1)) return false
    const isLikelier = frequency === 0 && (isRaw || vocabulary.frequency(folded) > 0)
    return isLikelier || context(folded, near, vocabulary) > asTyped
  })?.token
}

/** The likeliest common word one slip away that makes more sense beside a neighbour. */
function bestSlip(token: Token, near: Near, vocabulary: Vocabulary): Token {
  if (!/^[a-z]+$/.test(token.folded)) return token
  const { slips, sense } = slipsOf(token, vocabulary)
  const [best] = slips
    .map((word) => ({ word, near: context(word, near, vocabulary), seen: vocabulary.frequency(word) }))
    .filter((slip) => slip.seen >= common && slip.near >= sense)
    .sort((a, b) => slipScore(b) - slipScore(a))
  return best ? toToken(best.word) : token
}

/**
 * What may have been meant, and how often it must be seen beside a neighbour. A word that the content knows, or that
 * was marked on purpose, is at most misheard; a rare syllable may be any slip; what is no syllable surely is one.
 */
function slipsOf(
  token: Token,
  vocabulary: Vocabulary,
): { readonly slips: readonly string[]; readonly sense: number } {
  const word = token.folded
  const seen = vocabulary.frequency(word)
  if (!isSyllable(token.text) && word.length > 2)
    return { slips: seen < common ? allSlips(word) : [], sense: 1 }
  if (seen >= common) return { slips: soundsLike(word), sense: 10 * common }
  const isMeant = word.length < 3 || token.text !== word
  return isMeant ? { slips: soundsLike(word), sense: 3 * common } : { slips: allSlips(word), sense: common }
}

function slipScore(slip: { readonly near: number; readonly seen: number }): number {
  return 3 * Math.log1p(slip.near) + 0.5 * Math.log1p(slip.seen)
}

/** No Vietnamese word has f, j, w or z. */
const letters = [...'abcdeghiklmnopqrstuvxy']
const besides: Readonly<Record<string, string>> = {
  a: 'sqx',
  b: 'vnghp',
  c: 'xvdt',
  d: 'sfecrg',
  e: 'rdsi',
  g: 'hbtvn',
  h: 'gnbyu',
  i: 'uokey',
  k: 'lioh',
  l: 'kopn',
  m: 'nk',
  n: 'mbhlg',
  o: 'ipla',
  p: 'olb',
  q: 'a',
  r: 'etdg',
  s: 'axdewz',
  t: 'rygc',
  u: 'yihj',
  v: 'cbgd',
  x: 'scz',
  y: 'tuhi',
}
/** Sounds told apart in writing only: «lộp» for nộp, «xổ» for sổ, «chích» for trích, «tạm chú» for trú. */
const alike = [
  [/^l/, 'n'],
  [/^n(?![gh])/, 'l'],
  [/^s/, 'x'],
  [/^x/, 's'],
  [/^ch/, 'tr'],
  [/^tr/, 'ch'],
  [/^d/, 'gi'],
  [/^gi?/, 'd'],
  [/^r/, 'd'],
  [/n$/, 'ng'],
  [/ng$/, 'n'],
  [/t$/, 'c'],
  [/c$/, 't'],
] as const

function soundsLike(word: string): string[] {
  return alike.map(([sound, other]) => word.replace(sound, other)).filter((other) => other !== word)
}

/** One letter lost, doubled, swapped or struck beside, or another spelling of the same sound. */
function allSlips(word: string): string[] {
  const slips = new Set<string>(soundsLike(word))
  for (let at = 0; at <= word.length; at += 1) {
    const [before, here, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)]
    for (const letter of letters) slips.add(before + letter + here + after)
    for (const letter of besides[here] ?? '') slips.add(before + letter + after)
    slips.add(before + after)
    slips.add(before + after.slice(0, 1) + here + after.slice(1))
  }
  slips.delete(word)
  return [...slips]
}
