import type { z } from 'zod'
import { type Method, type Payload, rules } from './rules.ts'

export type Checked<M extends Method> =
  | { readonly kind: 'sound'; readonly payload: Payload<M> }
  | { readonly kind: 'unsound'; readonly reason: string }

export function check<M extends Method>(method: M, fields: unknown): Checked<M> {
  const read = rules[method].safeParse(fields)
  // The table pairs each method with its own output, which a lookup by a type parameter cannot show.
  if (read.success) return { kind: 'sound', payload: read.data as Payload<M> }
  const [issue] = read.error.issues
  if (!issue) return { kind: 'unsound', reason: 'payload' }
  const path = issue.path.join('.')
  return {
    kind: 'unsound',
    reason: issue.code === 'custom' ? issue.message : `${path} ${issue.message}`.trim(),
  }
}

/** Form fields are all text: what its rule does not take as text is read as JSON, as the Bot API does. */
export function readForm(method: Method, form: Readonly<Record<string, string>>): object {
  const shape: Readonly<Record<string, z.ZodType>> = rules[method].shape
  const read = (name: string, value: string): unknown => {
    if (shape[name]?.safeParse(value).success !== false) return value
    try {
      return JSON.parse(value)
    } catch {
      return value
    }
  }
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, read(name, value)]))
}
