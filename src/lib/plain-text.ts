/** The text without Vietnamese diacritics, letter for letter: what is found in it is at the same place in the text. */
export function toPlain(text: string): string {
  return text.replace(/[À-ɏḀ-ỿ]/g, (letter) => {
    if (letter === 'đ') return 'd'
    return letter === 'Đ' ? 'D' : letter.normalize('NFD').charAt(0)
  })
}

/** Puts `label` for what the group `hidden` of `pattern` (flags d and g) matches in `plain`, the plain form of `text`. */
export function hide(text: string, plain: string, pattern: RegExp, label: string): string {
  let result = ''
  let done = 0
  for (const match of plain.matchAll(pattern)) {
    const [from, to] = match.indices?.groups?.hidden ?? [done, done]
    if (from >= to) continue
    result += text.slice(done, from) + label
    done = to
  }
  return result + text.slice(done)
}
