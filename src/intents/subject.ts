import type { Subject } from '../conversation/subscription.ts'
import { entryName, findEntry, type Knowledge } from '../knowledge/knowledge.ts'
import { fold } from '../language/fold.ts'

/** «Hộ tịch» → «ho-tich»: what a field is called in buttons and in the store. At most 40 letters, as ids of entries. */
export function fieldId(field: string): string {
  return fold(field)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '')
}

/** A subject that people may follow, with its name as the content writes it. */
export type Named = { readonly subject: Subject; readonly name: string }

/** Fields of the procedures that are written, by name. */
export function fieldsOf({ procedures }: Knowledge): readonly Named[] {
  const fields = [...new Set([...procedures.values()].map(({ field }) => field))]
  return fields
    .sort((one, other) => one.localeCompare(other, 'vi'))
    .map((name) => ({ subject: { kind: 'field', id: fieldId(name) }, name }))
}

/** The communes that the office lists, then the provinces of today. */
export function placesOf({ office, places }: Knowledge): readonly Named[] {
  const communes = Object.entries(office.communes)
  const provinces = places.flatMap(({ units }) => units.map(({ code, current }) => [code, current] as const))
  return [...communes, ...provinces].map(([id, name]) => ({ subject: { kind: 'place', id }, name }))
}

/** undefined: the content does not have it (any more). Only procedures change as followers are told. */
export function subjectName(knowledge: Knowledge, { kind, id }: Subject): string | undefined {
  switch (kind) {
    case 'entry': {
      const entry = findEntry(knowledge, id)
      return entry?.kind === 'procedure' ? entryName(entry) : undefined
    }
    case 'field':
      return fieldsOf(knowledge).find(({ subject }) => subject.id === id)?.name
    case 'place':
      return placesOf(knowledge).find(({ subject }) => subject.id === id)?.name
  }
}
