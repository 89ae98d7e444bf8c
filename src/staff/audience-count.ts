import type { Audience } from '../conversation/audience.ts'
import type { Window } from '../desk/windows.ts'
import type { StaffPorts } from './ports.ts'

/** So many people of a channel; `windows`: by how the platform lets us write to them, where that matters. */
export type ChannelCount = {
  readonly channel: string
  readonly people: number
  readonly isOpen: boolean
  readonly windows: Readonly<Partial<Record<Window, number>>> | undefined
}

const page = 500

/** As of now: between two pages others have their turn. */
export async function countAudience(
  { memory, outlets }: StaffPorts,
  audience: Audience,
  now: number,
): Promise<readonly ChannelCount[]> {
  const doors = new Map(outlets().map((outlet) => [outlet.channel, outlet]))
  const counts = new Map<string, { people: number; windows: Partial<Record<Window, number>> }>()
  for (let last = 0, more = true; more; ) {
    const found = await memory.broadcasts.recipients(audience, now, last, page)
    for (const { person, heardAt } of found) {
      const count = counts.get(person.channel) ?? { people: 0, windows: {} }
      counts.set(person.channel, count)
      count.people += 1
      const window = doors.get(person.channel)?.windowOf?.(heardAt)
      if (window) count.windows[window] = (count.windows[window] ?? 0) + 1
    }
    last = found.at(-1)?.id ?? last
    more = found.length === page
    await new Promise((resolve) => setImmediate(resolve))
  }
  return [...counts].map(([channel, { people, windows }]) => {
    const door = doors.get(channel)
    return { channel, people, isOpen: door !== undefined, windows: door?.windowOf ? windows : undefined }
  })
}
