import { createHash } from 'node:crypto'
import { maxActionBytes } from '../../conversation/action.ts'
import type { Said } from '../../conversation/message.ts'
import { readTyped } from '../../language/clean.ts'

const formIdPattern = /^[0-9a-f-]{36}$/
const dataPattern = new RegExp(`^[\\x21-\\x7e]{1,${maxActionBytes}}$`)

/** What a form of our page sent. `formId`: undefined when it is not one that a page was given. */
export type Form = { readonly said: Said; readonly formId: string | undefined }

/** Understands a parsed form body. Pure; never throws. */
export function readForm(body: unknown): Form {
  const formId = field(body, 'id')
  return {
    said: readSaid(field(body, 'text'), field(body, 'data')),
    formId: formId !== undefined && formIdPattern.test(formId) ? formId : undefined,
  }
}

/** One named text of the body, or undefined when it is absent, repeated or inherited. */
export function field(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined
  const value: unknown = Reflect.get(body, name)
  return typeof value === 'string' ? value : undefined
}

/**
 * Sent twice, a form is one message. Sent again with other words (the Back button), it is another: so the words count
 * too, after masking, because the id is stored.
 */
export function messageId(formId: string, said: Said): string {
  return createHash('sha256')
    .update(JSON.stringify([formId, said]))
    .digest('hex')
    .slice(0, 32)
}

function readSaid(text: string | undefined, data: string | undefined): Said {
  if (data !== undefined) return dataPattern.test(data) ? { kind: 'pressed', data } : { kind: 'unreadable' }
  return text === undefined ? { kind: 'unreadable' } : { kind: 'text', ...readTyped(text) }
}
