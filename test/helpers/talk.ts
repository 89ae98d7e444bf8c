import type { Answer } from '../../src/conversation/answer.ts'
import { begin, type Conversation, follow } from '../../src/conversation/conversation.ts'
import type { Event } from '../../src/conversation/event.ts'
import type { Message, Person, Said } from '../../src/conversation/message.ts'
import type { Decide, Memory, Outgoing, Turned } from '../../src/desk/memory.ts'
import type { Log } from '../../src/lib/log.ts'

export const lan: Person = { channel: 'web', id: 'lan' }
export const minh: Person = { channel: 'web', id: 'minh' }

/** Monday 2026-11-23, 08:00 in Hanoi. */
export const monday = Date.UTC(2026, 10, 23, 1)

export function says(person: Person, id: string, text: string, at = monday): Message {
  return { id, person, said: { kind: 'text', text }, at }
}

export function textOf(said: Said): string {
  return said.kind === 'text' ? said.text : ''
}

export function plainAnswer(text: string): Answer {
  return {
    outcome: 'answered',
    parts: [{ kind: 'text', text }],
    basis: [],
    sources: [],
    choices: [],
    buttons: [],
  }
}

export function plainText(answer: Answer): string {
  return answer.parts.map((part) => ('text' in part ? part.text : '')).join('\n')
}

/** Answers «a» with «re: a»; what is remembered is the fold of one event. */
export function echo(message: Message, _conversation: Conversation): { answer: Answer; events: Event[] } {
  return {
    answer: plainAnswer(`re: ${textOf(message.said)}`),
    events: [{ kind: 'turned', outcome: 'answered', menu: [] }],
  }
}

export function echoTurn(message: Message, before: Conversation | undefined): Turned {
  const { answer, events } = echo(message, before ?? begin('abc123'))
  const conversation = events.reduce(
    (now, event) => follow(now, event, message.at),
    before ?? begin('abc123'),
  )
  return { conversation, events, answer, parked: false, erase: false }
}

export type Entry = {
  readonly level: 'info' | 'warn' | 'error'
  readonly phrase: string
  readonly fields: object
}

/** Keeps what is logged. */
export function keepLog(): Log & { readonly entries: readonly Entry[] } {
  const entries: Entry[] = []
  const keep = (level: Entry['level']) => (fields: object, phrase: string) =>
    void entries.push({ level, phrase, fields })
  return { entries, info: keep('info'), warn: keep('warn'), error: keep('error') }
}

/** One turn of one conversation: its answer, undefined when nothing waits; throws what deciding threw. */
export async function takeTurn(memory: Memory, id: string, decide: Decide): Promise<Outgoing | undefined> {
  const [taken] = await memory.turns([id], decide)
  if (taken?.kind === 'poison') throw taken.error
  return taken?.kind === 'answered' ? taken.outgoing : undefined
}
