import { createHash, randomInt } from 'node:crypto'

/** So many letters, each drawn by itself from a source that nobody can predict. */
export function drawCode(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? '').join('')
}

/** What is stored of a code. It is too random to be found by trying, so no slow hash is needed. */
export function hashCode(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
