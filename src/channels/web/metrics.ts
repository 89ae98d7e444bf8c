import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebOptions } from './options.ts'

/** Figures for Prometheus: for whoever has the token, and without one for this machine alone. */
export function addMetrics(
  app: FastifyInstance,
  { metrics, metricsToken }: Pick<WebOptions, 'metrics' | 'metricsToken'>,
): void {
  app.get('/metrics', { config: { pressureHandler() {} } }, async (request, reply) => {
    if (!mayRead(request, metricsToken)) return reply.callNotFound()
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(await metrics())
  })
}

function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return equal(request.headers.authorization ?? '', `Bearer ${token}`)
  // What a proxy hands on comes from somewhere else, whatever address it names.
  if (request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined)
    return false
  return /^(?:::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '')
}

function equal(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
