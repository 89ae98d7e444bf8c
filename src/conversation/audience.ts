import { readSubject, type Subject, subjectWord } from './subscription.ts'

/** Stands for every unit: no unit can be called so (knowledge/unit-id.ts). */
export const everyUnit = '*'

/** Civil servants of a unit (see Member.unit), or of all. */
export type Members = { readonly kind: 'members'; readonly id: string }

/** Who is told: those who follow something, or civil servants. */
export type Audience = Subject | Members

/** In one word of a form. */
export function audienceWord(audience: Audience): string {
  return audience.kind === 'members' ? `m-${audience.id}` : subjectWord(audience)
}

/** undefined for anything that `audienceWord` does not write. */
export function readAudience(word: string): Audience | undefined {
  const [, id] = /^m-(\*|[a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(word) ?? []
  return id === undefined ? readSubject(word) : { kind: 'members', id }
}
