import type { Person } from '../conversation/message.ts'
import type { Memory } from './memory.ts'

/** What the file is called that a person is given. */
export const copyName = 'du-lieu-cua-toi.json'

/** Everything stored of this person as JSON: `{person, tables}`, rows as they lie in the store. */
export async function copyOf(memory: Pick<Memory, 'exportPerson'>, person: Person): Promise<string> {
  return JSON.stringify({ person, tables: await memory.exportPerson(person) }, null, 2)
}
