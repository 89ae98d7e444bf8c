import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const zip = promisify(gzip)

/** Below about one network packet nothing is won. */
const worthwhileBytes = 1_400

export function readsGzip(headers: IncomingHttpHeaders): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?![.\d]))/.test(String(headers['accept-encoding'] ?? ''))
}

/**
 * For `onSend`: pages travel packed, a fourth of their size. They may: what a page holds of a person cannot be made to
 * appear in it by another site, so its size tells nobody anything.
 */
export async function packPages(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < worthwhileBytes || !readsGzip(request.headers)) {
    return payload
  }
  reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding')
  return zip(payload)
}
