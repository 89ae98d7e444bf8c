import type { Directive, Document } from '../../knowledge/schema.ts'
import { formatDay } from '../../lib/day.ts'
import type { Words } from '../../words/words.ts'

/** Who issued it, and who stands in their place now. */
export function issuerLine(issuer: Document['issuer'], words: Words): string {
  if (issuer.exists) return issuer.name
  if (issuer.successor === undefined) return words.document.issuerGone(issuer.name)
  return words.document.issuerSuccessor(issuer.name, issuer.successor)
}

/** Whether it holds, and between which days. */
export function statusLine({ status, inForce }: Document | Directive, words: Words): string {
  const dated =
    inForce.from === null
      ? words.document[status]
      : words.document.from(words.document[status], formatDay(inForce.from))
  return inForce.until === null ? dated : words.document.until(dated, formatDay(inForce.until))
}
