import { hasMarks, type Token, tokenize, withoutMarks } from './tokens.ts'

/** A short form and its meaning. With `onlyWith` it means so only when one of those phrases is in the message too. */
export type WordRule = {
  readonly says: readonly string[]
  readonly means: string
  readonly onlyWith?: readonly string[] | undefined
}

/**
 * Replaces short forms by their meaning. They are compared as typed, diacritics included: «đk» and «dk» are two forms;
 * only forms of several words are also known without. The longest goes first; of equals a rule whose context fits,
 * then one that needs no context. A message without diacritics stays so.
 */
export function expand(tokens: readonly Token[], rules: readonly WordRule[]): Token[] {
  const shorts = compile(rules)
  const isMarked = hasMarks(tokens)
  if (!tokens.some((token, at) => mayBegin(shorts, token, tokens[at + 1]))) return [...tokens]
  let asTyped: string[] | undefined
  let spelledOut: string[] | undefined
  const typedSentence = () => (asTyped ??= [sentence(tokens)])
  const sentences = () =>
    (spelledOut ??= [...typedSentence(), sentence(replaceShorts(tokens, shorts, isMarked, typedSentence))])
  return replaceShorts(tokens, shorts, isMarked, sentences)
}

type Short = {
  readonly words: readonly Token[]
  readonly means: readonly Token[]
  readonly contexts: readonly string[] | undefined
}
type Shorts = ReadonlyMap<string, readonly Short[]>

/** Compiling costs more than using; the rules change only when content is reloaded. */
const compiled = new WeakMap<readonly WordRule[], Shorts>()

function compile(rules: readonly WordRule[]): Shorts {
  const known = compiled.get(rules)
  if (known) return known
  const shorts = rules.flatMap(toShorts).sort(byPrecedence)
  const byFirst = new Map<string, Short[]>()
  for (const short of shorts) {
    const first = short.words[0]?.folded ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), short])
  }
  compiled.set(rules, byFirst)
  return byFirst
}

function toShorts(rule: WordRule): Short[] {
  const means = tokenize(rule.means)
  const contexts = rule.onlyWith?.map((phrase) => sentence(tokenize(phrase)))
  return rule.says.map((form) => ({ words: tokenize(form), means, contexts }))
}

function byPrecedence(a: Short, b: Short): number {
  return b.words.length - a.words.length || Number(!a.contexts) - Number(!b.contexts)
}

function replaceShorts(
  tokens: readonly Token[],
  shorts: Shorts,
  isMarked: boolean,
  sentences: () => readonly string[],
): Token[] {
  const result: Token[] = []
  const isInContext = remembering((contexts) =>
    contexts.some((context) => sentences().some((each) => each.includes(context))),
  )
  for (let at = 0; at < tokens.length; ) {
    const short = shorts
      .get(tokens[at]?.folded ?? '')
      ?.find((each) => applies(each, tokens, at, isMarked, isInContext))
    const means = short?.means ?? tokens.slice(at, at + 1)
    result.push(...(short && !isMarked ? means.map(withoutMarks) : means))
    at += short?.words.length ?? 1
  }
  return result
}

function applies(
  { words, contexts }: Short,
  tokens: readonly Token[],
  at: number,
  isMarked: boolean,
  isInContext: (contexts: readonly string[]) => boolean,
): boolean {
  const written = words.length > 1 && !isMarked ? 'folded' : 'text'
  if (!words.every((word, offset) => tokens[at + offset]?.[written] === word[written])) return false
  return !contexts || isInContext(contexts)
}

/** Looks at each list of contexts once a message, however often its short form stands there. */
function remembering(look: (contexts: readonly string[]) => boolean): typeof look {
  const known = new Map<readonly string[], boolean>()
  return (contexts) => {
    const found = known.get(contexts) ?? look(contexts)
    known.set(contexts, found)
    return found
  }
}

/** Nearly no message has a short form; finding that out must cost little. */
function mayBegin(shorts: Shorts, token: Token, next: Token | undefined): boolean {
  const begun = shorts.get(token.folded)
  return (
    begun?.some(({ words: [first, second] }) =>
      second === undefined ? first?.text === token.text : second.folded === next?.folded,
    ) ?? false
  )
}

/** Folded words between spaces, so that a phrase can be looked for as whole words. */
function sentence(tokens: readonly Token[]): string {
  return ` ${tokens.map((token) => token.folded).join(' ')} `
}
