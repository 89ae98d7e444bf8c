import { PassThrough } from 'node:stream'
import type { PageLanguage } from './page-words.ts'

/** Server-sent events to the open pages of each person. */
export type Streams = {
  /** undefined: this person, or the house, has as many as may be. */
  open(personId: string, language: PageLanguage): Stream | undefined
  has(personId: string): boolean
  push(personId: string, id: number, render: (language: PageLanguage) => string): void
  /** Something may have been missed: every page asks again, and says what it has seen last. */
  reopen(): void
  close(): void
}

export type Stream = { readonly output: PassThrough; send(id: number, html: string): void }

type Limits = { readonly perPerson: number; readonly total: number; readonly heartbeatMs: number }

/** A page that reads this slowly is gone. */
const maxBufferedBytes = 1024 * 1024
const reconnectMs = 5_000

export function createStreams(limits: Limits): Streams {
  const open = new Map<string, Set<Stream & { readonly language: PageLanguage }>>()
  let count = 0
  const all = () => [...open.values()].flatMap((streams) => [...streams])
  const heartbeat = setInterval(() => {
    for (const stream of all()) write(stream.output, ':\n\n')
  }, limits.heartbeatMs)
  heartbeat.unref()

  const openStream: Streams['open'] = (personId, language) => {
    const mine = open.get(personId) ?? new Set()
    if (mine.size >= limits.perPerson || count >= limits.total) return undefined
    const output = new PassThrough()
    const stream = { output, language, send: (id: number, html: string) => write(output, event(id, html)) }
    open.set(personId, mine.add(stream))
    count += 1
    output.once('close', () => {
      count -= 1
      mine.delete(stream)
      if (mine.size === 0) open.delete(personId)
    })
    write(output, `retry: ${reconnectMs}\n\n`)
    return stream
  }

  return {
    open: openStream,
    has: (personId) => open.has(personId),
    push(personId, id, render) {
      for (const stream of open.get(personId) ?? []) stream.send(id, render(stream.language))
    },
    reopen() {
      for (const stream of all()) stream.output.end()
    },
    close() {
      clearInterval(heartbeat)
      for (const stream of all()) stream.output.end()
    },
  }
}

/** A line break would end the field, so each line gets its own (html.spec.whatwg.org, server-sent events). */
function event(id: number, html: string): string {
  const data = html.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `id: ${id}\nevent: answer\n${data.join('')}\n`
}

function write(output: PassThrough, text: string): void {
  if (output.writableEnded || output.destroyed) return
  if (output.writableLength + output.readableLength > maxBufferedBytes) output.destroy()
  else output.write(text)
}
