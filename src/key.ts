import { randomBytes } from 'node:crypto'

/** Six letters or digits: a guess has one chance in two thousand million. */
export function newKey(): string {
  return Array.from(randomBytes(6), (byte) => (byte % 36).toString(36)).join('')
}
