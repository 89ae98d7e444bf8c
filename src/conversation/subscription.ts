import type { Consent } from './ticket.ts'

/** What news may be about: a procedure, a field of administration, a province or commune. */
export const subjectKinds = ['entry', 'field', 'place'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** `id`: of an entry; a field's name in plain letters (intents/subject.ts); the code of a place. */
export type Subject = { readonly kind: SubjectKind; readonly id: string }

/** Somebody agreed at `at` (epoch milliseconds) to be told news about it. */
export type Subscription = Subject & { readonly at: number }

/** Enough for a family and its shop; more is a list that nobody reads. */
export const mostSubscriptions = 20

/** After so many days we let go of a consent that was not given again. */
export const subscriptionDays = 365

/** Of `follow.consent` in words/, as `consents` of ticket.ts. */
export const followConsents: Readonly<Record<'vi' | 'en', Consent>> = {
  vi: { id: 'theo-doi-1-vi', hash: '7cfdb67ced08b91d494918d0142f077d9b33ac13f5d671a4a2ec9c1cb76d3e0e' },
  en: { id: 'theo-doi-1-en', hash: 'f517d3ea8e10fc4b8a548efb9b4406eaf0b71e15d49546706aa349963029741e' },
}

export function isSameSubject(one: Subject, other: Subject): boolean {
  return one.kind === other.kind && one.id === other.id
}

/** One word of a button, ASCII, at most 42 bytes. */
export function subjectWord({ kind, id }: Subject): string {
  return `${kind.charAt(0)}-${id}`
}

/** undefined for anything that `subjectWord` does not write. */
export function readSubject(word: string): Subject | undefined {
  const [, letter, id] = /^([efp])-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(word) ?? []
  const kind = subjectKinds.find((each) => each.charAt(0) === letter)
  return kind && id !== undefined ? { kind, id } : undefined
}
