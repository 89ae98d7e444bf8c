import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Message } from '../../conversation/message.ts'
import { decodeRatingLink } from '../../conversation/satisfaction.ts'
import type { Line, Outgoing } from '../../desk/memory.ts'
import { faultFields } from '../../lib/log.ts'
import type { WebOptions } from './options.ts'
import { field, messageId, readForm } from './read.ts'
import { renderAnswer } from './render.tsx'
import type { Replies } from './replies.ts'
import type { Stream, Streams } from './streams.ts'
import { knownKey, type Visit, visitOf } from './visit.ts'

/** Ten questions and answers: enough to scroll back to, little enough for an old phone. */
const shownLines = 20

export type Chat = {
  open(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
  say(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
  listen(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
}

/** The three things a browser does: opens the page, says something, listens for what comes later. */
export function createChat(options: WebOptions, replies: Replies, streams: Streams): Chat {
  const { desk, memory, log } = options

  const earlier = async (visit: Visit): Promise<readonly Line[] | undefined> => {
    if (visit.isNew) return []
    try {
      return await memory.transcript(visit.person, shownLines)
    } catch (error) {
      log.error(faultFields(error), 'transcript not readable')
      return undefined
    }
  }

  return {
    async open(request, reply) {
      const visit = visitOf(request)
      const lines = await earlier(visit)
      replies.keepSession(reply, visit)
      const scanned = field(request.query, 'mo')
      const opened = scanned !== undefined && decodeRatingLink(scanned) ? { scanned } : {}
      return replies.page(reply, visit, {
        ...opened,
        ...(lines ? { lines } : { lines: [], notice: 'no-history' }),
      })
    },

    async say(request, reply) {
      const visit = visitOf(request)
      const message = readMessage(request.body, visit, options)
      const outgoing = await desk.ask(message)
      replies.keepSession(reply, visit)
      if (visit.wantsFragment) return replies.fragment(reply, visit, outgoing)
      // Without a cookie the next page would be a stranger's: answer on this one.
      if (visit.isNew) return replies.page(reply, visit, { lines: exchange(message, outgoing) })
      return reply.redirect(`/${visit.embed ? '?embed=1' : ''}#t${outgoing.id}`, 303)
    },

    async listen(request, reply) {
      const visit = visitOf(request)
      const stream = knownKey(request) && streams.open(visit.person.id, visit.language)
      // 204 tells an EventSource to stop asking.
      if (!stream) return reply.code(204).send()
      const sent = reply
        .type('text/event-stream')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(stream.output)
      await catchUp(stream, visit, lastSeen(request))
      return sent
    },
  }

  /** The stream is open already, so nothing falls between; the page ignores what it shows already. */
  async function catchUp(stream: Stream, visit: Visit, after: number | undefined): Promise<void> {
    if (after === undefined) return
    try {
      const view = { words: options.words[visit.language], formId: options.newId(), embed: false }
      for (const outgoing of await memory.outgoingAfter(visit.person, after)) {
        stream.send(outgoing.id, renderAnswer(outgoing, view))
      }
    } catch (error) {
      log.error(faultFields(error), 'later answers not readable')
      stream.output.destroy()
    }
  }
}

function readMessage(body: unknown, visit: Visit, { newId, now }: WebOptions): Message {
  const { said, formId } = readForm(body)
  return { id: messageId(formId ?? newId(), said), person: visit.person, said, at: now() }
}

function exchange(message: Message, outgoing: Outgoing): readonly Line[] {
  return [
    { kind: 'said', message },
    { kind: 'answered', outgoing },
  ]
}

/** The id of the latest answer the page shows; undefined when it does not say. */
function lastSeen(request: FastifyRequest): number | undefined {
  const id = request.headers['last-event-id'] ?? field(request.query, 'after')
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : undefined
}
