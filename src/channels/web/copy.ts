import type { FastifyReply, FastifyRequest } from 'fastify'
import { copyName, copyOf } from '../../desk/copy.ts'
import type { WebOptions } from './options.ts'
import type { Replies } from './replies.ts'
import { personOf } from './session.ts'
import { knownKey } from './visit.ts'

/** Gives the browser that holds a talk everything stored of it. */
export function createCopy({ memory }: Pick<WebOptions, 'memory'>, replies: Replies) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const key = knownKey(request)
    if (key === undefined) return replies.notice(request, reply, 'not-found')
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${copyName}"`)
      .header('cache-control', 'no-store')
      .send(await copyOf(memory, personOf(key)))
  }
}
