import { randomBytes, randomInt } from 'node:crypto'
import { codeDigits, codeLetters } from './conversation/ticket.ts'

/** Six letters or digits: a guess has one chance in two thousand million. */
export function newKey(): string {
  return Array.from(randomBytes(6), (byte) => (byte % 36).toString(36)).join('')
}

/** What somebody looks their ticket up by; see conversation/ticket.ts for its shape. */
export function newTicketCode(): string {
  const drawn = (from: string) => from[randomInt(from.length)] ?? ''
  const middle = Array.from({ length: 5 }, () => drawn(codeLetters + codeDigits)).join('')
  return drawn(codeLetters) + drawn(codeLetters) + middle + drawn(codeDigits)
}
