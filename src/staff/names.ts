import { communeName, entryName, findEntry } from '../knowledge/knowledge.ts'
import type { StaffPorts } from './ports.ts'

/** How entries are called in the content of today; an id that it does not have any more stays as it is. */
export function entryNames({ library }: Pick<StaffPorts, 'library'>): (id: string) => string {
  const { knowledge } = library()
  return (id) => {
    const entry = findEntry(knowledge, id)
    return entry ? entryName(entry) : id
  }
}

/** How the office calls its commune units. */
export function communeNames({ library }: Pick<StaffPorts, 'library'>): (code: string) => string {
  const { office } = library().knowledge
  return (code) => communeName(office, code)
}
