import type { TicketKind } from './satisfaction.ts'

/** `open`: waits for staff. `replied`: the reply waits to be told. `told`: it was. `closed`: by staff, without a reply. */
export const ticketStates = ['open', 'replied', 'told', 'closed'] as const
export type TicketState = (typeof ticketStates)[number]

/** What a person wrote to staff, as they are shown it. Instants are epoch milliseconds. */
export type Ticket = {
  readonly code: string
  readonly at: number
  readonly about: TicketKind
  /** Masked */
  readonly text: string
  readonly state: TicketState
  readonly reply: string | null
  readonly repliedAt: number | null
}

/** Letters and digits that nobody takes for one another: no I, L, O, U (Crockford's base32). */
export const codeLetters = 'ABCDEFGHJKMNPQRSTVWXYZ'
export const codeDigits = '0123456789'

/**
 * Two letters, five of either, a digit: no number that masking hides and no word. 22² · 32⁵ · 10 codes, so a guess among a million
 * tickets has one chance in 160,000; and it would show nothing, for a ticket is shown to who wrote it.
 */
const codePattern = /^[A-HJKMNP-TV-Z]{2}[0-9A-HJKMNP-TV-Z]{5}\d$/

/** As it is read out and written down: «KM4T-Q7X2». */
export function writtenCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

const typedCode =
  /^(?:(?:tra cứu|tra cuu|xem|check|look up)\s+)?(?:(?:mã|ma|code)\s*:?\s*)?([0-9a-z]{4})[\s–-]?([0-9a-z]{4})[.!?]?$/iu

/** The code that a message consists of; undefined: it is another kind of message. */
export function readTicketCode(text: string): string | undefined {
  const [, first, second] = typedCode.exec(text.trim()) ?? []
  const code = `${first ?? ''}${second ?? ''}`.toUpperCase()
  return codePattern.test(code) ? code : undefined
}

/** So many may one person write a day: staff must be able to read them all. */
export const ticketsADay = 5

/** What a person agreed to: which text, and a digest of its words (SHA-256), so that it can be proved. */
export type Consent = { readonly id: string; readonly hash: string }

/** Of `satisfaction.consent` in words/: whoever changes a text gives it a new id and digest, and a test holds them together. */
export const consents: Readonly<Record<'vi' | 'en', Consent>> = {
  vi: { id: 'gop-y-1-vi', hash: 'e45d4899314af05869bc72c492f7097b056d6ab10304a5f13a3dd678752b3ffc' },
  en: { id: 'gop-y-1-en', hash: 'c88cf0eb0ca8b29c017533c34eb1e53724827ca2439180d6f29290b31c593722' },
}
