import { channelNames, type Person } from '../conversation/message.ts'
import { copyOf } from '../desk/copy.ts'
import type { Memory } from '../desk/memory.ts'
import type { Io } from './io.ts'

/** «web:3f…» → Person; undefined when it is not one. */
export function readPerson(given: string): Person | undefined {
  const [name, ...rest] = given.split(':')
  const channel = channelNames.find((each) => each === name)
  const id = rest.join(':')
  return channel && id ? { channel, id } : undefined
}

/** Prints everything stored of one person as JSON. */
export async function exportPerson(person: Person, memory: Memory, io: Io): Promise<number> {
  io.out(await copyOf(memory, person))
  return 0
}

/** Erases one person; refuses without `yes`, because nothing brings it back. */
export async function erasePerson(person: Person, yes: boolean, memory: Memory, io: Io): Promise<number> {
  if (!yes) {
    io.err('This deletes everything stored of this person for good. Say it again with --yes.')
    return 2
  }
  io.out(`erased ${await memory.erasePerson(person)} rows`)
  return 0
}
