import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Part } from '../../src/conversation/answer.ts'
import { begin, type Conversation, follow } from '../../src/conversation/conversation.ts'
import type { Event } from '../../src/conversation/event.ts'
import type { Standing } from '../../src/conversation/member.ts'
import type { Message, Person, Said } from '../../src/conversation/message.ts'
import { isSameSubject, type Subscription } from '../../src/conversation/subscription.ts'
import type { Ticket } from '../../src/conversation/ticket.ts'
import type { Library, Manner, Reply } from '../../src/intents/intent.ts'
import { respond } from '../../src/intents/respond.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { formatProblem } from '../../src/knowledge/problem.ts'
import { readTyped } from '../../src/language/clean.ts'
import { createLibrary } from '../../src/library.ts'
import { writeContentFile } from './content.ts'
import { digitalDirective, digitalPath, fictionalDirective, fictionalPath } from './directive.ts'

/** Tests and benchmarks run from the root of the project. */
export const contentDir = 'content'

/** 27 November 2026, 09:00 in Hà Nội. */
export const morning = Date.parse('2026-11-27T09:00:00+07:00')

/** The content that ships, as the service would load it. */
export function shippedLibrary(): Promise<Library> {
  return libraryOf(contentDir)
}

/** What ships, and two directives in force that nobody issued (directive.ts). */
export async function libraryWithDuties(): Promise<Library> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-duties-'))
  try {
    cpSync(contentDir, folder, { recursive: true })
    writeContentFile(folder, fictionalPath, fictionalDirective())
    writeContentFile(folder, digitalPath, digitalDirective)
    return await libraryOf(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The content of this folder, as the service would load it. */
export async function libraryOf(folder: string): Promise<Library> {
  const loaded = await loadKnowledge(folder)
  if (loaded.kind === 'broken') throw new Error(loaded.problems.map(formatProblem).join('\n'))
  return createLibrary(loaded.knowledge, loaded.staff)
}

const console: Person = { channel: 'console', id: 'lan' }

/** A talk with the bot, without store or door. `say` and `press` give the reply and remember it. */
export function createTalk(
  library: Library,
  key = 'lan001',
  manner?: Manner,
  person: Person = console,
  standing: Standing = {},
) {
  let conversation: Conversation = begin(key)
  let at = morning
  let count = 0
  let tickets: readonly Ticket[] = []
  let subscriptions: readonly Subscription[] = []
  const turn = (said: Said): Reply => {
    count += 1
    const message: Message = { id: String(count), person, said, at }
    const reply = respond(library, message, conversation, manner, { ...standing, tickets, subscriptions })
    for (const event of reply.events) conversation = follow(conversation, event, at)
    tickets = reply.events.reduce((all, event) => ticketsAfter(all, event, at), tickets)
    subscriptions = reply.events.reduce((all, event) => subscriptionsAfter(all, event, at), subscriptions)
    return reply
  }
  return {
    say: (text: string): Reply => turn({ kind: 'text', ...readTyped(text) }),
    press: (data: string): Reply => turn({ kind: 'pressed', data }),
    open: (entry?: string): Reply => turn({ kind: 'opened', ...(entry === undefined ? {} : { entry }) }),
    photo: (): Reply => turn({ kind: 'unreadable' }),
    wait(ms: number): void {
      at += ms
    },
    conversation: (): Conversation => conversation,
    tickets: (): readonly Ticket[] => tickets,
    subscriptions: (): readonly Subscription[] => subscriptions,
    /** Staff reply to everything that was written. */
    staffReply(reply: string): void {
      tickets = tickets.map((each) => ({ ...each, state: 'replied', reply, repliedAt: at }))
    },
  }
}

/** As the store would keep them. */
function ticketsAfter(tickets: readonly Ticket[], event: Event, at: number): readonly Ticket[] {
  if (event.kind === 'forgotten') return []
  if (event.kind === 'ticket-opened') {
    const { code, about, text } = event
    return [{ code, at, about, text, state: 'open', reply: null, repliedAt: null }, ...tickets]
  }
  if (event.kind !== 'ticket-ended') return tickets
  return event.how === 'withdrawn'
    ? tickets.filter(({ code }) => code !== event.code)
    : tickets.map((each) => (each.code === event.code ? { ...each, state: 'told' } : each))
}

function subscriptionsAfter(
  subscriptions: readonly Subscription[],
  event: Event,
  at: number,
): readonly Subscription[] {
  if (event.kind === 'forgotten') return []
  if (event.kind !== 'followed' && event.kind !== 'unfollowed') return subscriptions
  const others = subscriptions.filter((each) => !isSameSubject(each, event.subject))
  return event.kind === 'followed' ? [...others, { ...event.subject, at }] : others
}

/** Everything a person reads in an answer, one string. */
export function readable({ answer }: Reply): string {
  return [...answer.parts.flatMap(linesOf), ...answer.basis].join('\n')
}

function linesOf(part: Part): readonly string[] {
  switch (part.kind) {
    case 'title':
    case 'text':
    case 'warning':
      return [part.text]
    case 'facts':
      return [part.label ?? '', ...part.facts.flatMap((fact) => [fact.label, ...fact.lines])]
    case 'list':
      return [part.label ?? '', ...part.items]
    case 'links':
      return part.links.map((link) => link.label)
  }
}
