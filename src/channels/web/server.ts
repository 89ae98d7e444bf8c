import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyInstance } from 'fastify'
import { faultFields } from '../../lib/log.ts'
import type { WebOptions } from './options.ts'
import type { NoticeKind } from './page-words.ts'
import { securityHeaders } from './protect.ts'
import type { Replies } from './replies.ts'

/** 100,000 characters with marks are 900 kB as a form; somebody who pastes that gets a kind answer in the talk. */
const bodyLimitBytes = 1024 * 1024
/** Above this, waiting requests pile up faster than they are served. */
const maxEventLoopDelayMs = 1_500
const retrySeconds = 5

/** Slow clients are cut off: with Node's own limits 1,000 slow sockets stay for a minute. */
const headerTimeouts = { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 }
const requestTimeoutMs = 8_000

/** A server with its limits and headers, and a kind page for everything that goes wrong. No routes yet. */
export function createServer(options: WebOptions, replies: Replies): FastifyInstance {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    trustProxy: options.trustProxy,
    keepAliveTimeout: 10_000,
    routerOptions: {
      maxParamLength: 64,
      // An address that cannot be read reaches no hook and so no header: it gets no page either.
      onBadUrl: (_path, _request, response) => {
        response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
        response.end(options.words.vi.notices['bad-request'])
      },
    },
    http: headerTimeouts,
    requestTimeout: requestTimeoutMs,
  })
  app.register(cookie)
  app.register(helmet, securityHeaders([], options.secureCookie))
  app.register(underPressure, {
    maxEventLoopDelay: maxEventLoopDelayMs,
    pressureHandler: (request, reply) => {
      replies.notice(request, reply, 'busy', retrySeconds)
    },
  })
  app.setNotFoundHandler((request, reply) => replies.notice(request, reply, 'not-found'))
  app.setErrorHandler((error, request, reply) => {
    const kind = noticeFor(error)
    if (kind === 'busy') {
      options.log.error({ ...faultFields(error), route: request.routeOptions.url }, 'request failed')
    }
    return replies.notice(request, reply, kind, kind === 'busy' ? retrySeconds : undefined)
  })
  return app
}

function noticeFor(error: unknown): NoticeKind {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return 'too-large'
  return status >= 400 && status < 500 ? 'bad-request' : 'busy'
}
