import { decodeAction } from '../conversation/action.ts'
import type { Answer } from '../conversation/answer.ts'
import type { Event } from '../conversation/event.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { isOwnDuty } from './duty-buttons.ts'
import type { Heard, Library, Reply } from './intent.ts'

/**
 * Marks what an answer and its events tell of entries that not everybody may see, so that neither reports nor whoever is no member any more
 * get to see them. An entry that is not in the content (any more) is taken for one of them, and so is a duty of the member's own unit: how it
 * stands there is nobody else's.
 */
export function markStaffs({ knowledge }: Library, heard: Heard, { answer, events }: Reply): Reply {
  const isOpen = (id: string) => findEntry(knowledge, id) !== undefined
  const top = heard.member ? heard.found.hits.slice(0, 1).map(({ entry }) => entry) : []
  const named = [...top, ...namedIn(answer, heard.conversation.key), ...dutiesIn(events)]
  const isStaffs = named.some((id) => !isOpen(id) || isOwnDuty(heard, findEntry(knowledge, id)))
  return {
    answer: isStaffs ? { ...answer, staff: true } : answer,
    events: events.map((event) => marked(event, isStaffs, isOpen)),
  }
}

/** What was told of duties that no button leads to. */
function dutiesIn(events: readonly Event[]): readonly string[] {
  return events.flatMap((event) => ('duty' in event ? [event.duty] : []))
}

/** Every entry that an answer shows, offers or leads to. */
function namedIn({ entry, choices, buttons }: Answer, key: string): readonly string[] {
  const led = buttons.flatMap(({ data }) => {
    const action = decodeAction(key, data)
    if (action?.kind === 'show' || action?.kind === 'case' || action?.kind === 'duty') return [action.entry]
    return action?.kind === 'opinion' && action.opinion.does === 'open' ? [action.opinion.entry] : []
  })
  return [entry, ...choices.map((choice) => choice.entry), ...led].filter((id) => id !== undefined)
}

function marked(event: Event, isStaffs: boolean, isOpen: (id: string) => boolean): Event {
  switch (event.kind) {
    case 'turned':
      return isStaffs ? { ...event, staff: true } : event
    case 'rated':
      return event.entry === undefined || isOpen(event.entry)
        ? event
        : { ...withoutEntry(event), staff: true }
    case 'service-rated':
    case 'surveyed':
    case 'ticket-opened':
      return event.entry === undefined || isOpen(event.entry) ? event : withoutEntry(event)
    default:
      return event
  }
}

function withoutEntry<Of extends Event & { readonly entry?: string }>({ entry: _, ...rest }: Of): Of {
  // What is left out is optional in every one of them.
  return rest as unknown as Of
}
