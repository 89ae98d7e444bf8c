import formbody from '@fastify/formbody'
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isFromOurPage } from '../../lib/own-page.ts'
import type { Asset, Assets } from './assets.ts'
import type { Chat } from './chat.ts'
import { packPages, readsGzip } from './compress.ts'
import { createCopy } from './copy.ts'
import { createHealth } from './health.ts'
import { addMetrics } from './metrics.ts'
import { copyPath, type WebOptions } from './options.ts'
import { createLimiters, type Limiter, securityHeaders } from './protect.ts'
import type { Replies } from './replies.ts'
import { knownKey } from './visit.ts'

export type Parts = {
  readonly options: WebOptions
  readonly assets: Assets
  readonly chat: Chat
  readonly replies: Replies
}

const forEver = 'public, max-age=31536000, immutable'
const anHour = 'public, max-age=3600'

/** Our addresses, each with what it asks of a request first. */
export async function addRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  const { options, chat, replies } = parts
  app.removeAllContentTypeParsers()
  app.addHook('onSend', packPages)
  await app.register(formbody)
  const limiters = await createLimiters(app, options.rateLimits, knownKey)
  const limit = (limiter: Limiter) => async (request: FastifyRequest, reply: FastifyReply) => {
    const seconds = await limiter(request)
    return seconds === undefined ? undefined : replies.notice(request, reply, 'too-many', seconds)
  }
  const fromOurPage = async (request: FastifyRequest, reply: FastifyReply) =>
    isFromOurPage(request.headers, request.host) ? undefined : replies.notice(request, reply, 'other-site')
  const address = limit(limiters.address)
  const read = limit(limiters.read)
  const helmet = securityHeaders(options.embedOrigins, options.secureCookie)

  app.get('/', { helmet, onRequest: [address, read] }, chat.open)
  app.get('/events', { exposeHeadRoute: false, onRequest: [address, read] }, chat.listen)
  app.post(
    '/chat',
    // The limit comes after the body, so that what was typed can be given back.
    {
      helmet,
      onRequest: [address, fromOurPage],
      preHandler: limit(limiters.write),
      handlerTimeout: options.answerTimeoutMs,
    },
    chat.say,
  )
  app.get(copyPath, { helmet, onRequest: [address, read] }, createCopy(options, replies))
  addFiles(app, parts.assets, address)
  addMetrics(app, options)
  addHealth(app, options)
}

/** Costs next to nothing and is wanted most when we are busy. */
const evenUnderPressure: FastifyContextConfig & { readonly pressureHandler: () => void } = {
  pressureHandler() {},
}

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>

function addFiles(app: FastifyInstance, assets: Assets, onRequest: Hook): void {
  app.get<{ Params: { version: string; name: string } }>(
    '/assets/:version/:name',
    { onRequest, config: evenUnderPressure },
    async (request, reply) => {
      const asset = assets.byName.get(request.params.name)
      if (!asset) return reply.callNotFound()
      // A page from before an update still gets its style, but may not keep it under the old address.
      return sendAsset(reply, asset, request.params.version === assets.version ? forEver : anHour)
    },
  )
  app.get(
    '/embed.js',
    {
      onRequest,
      config: evenUnderPressure,
      helmet: { crossOriginResourcePolicy: { policy: 'cross-origin' } },
    },
    async (_request, reply) => sendAsset(reply, assets.embed, anHour),
  )
}

function sendAsset(reply: FastifyReply, asset: Asset, cacheControl: string): FastifyReply {
  reply.type(asset.type).header('cache-control', cacheControl).header('vary', 'accept-encoding')
  if (!asset.packed || !readsGzip(reply.request.headers)) return reply.send(asset.body)
  return reply.header('content-encoding', 'gzip').send(asset.packed)
}

function addHealth(app: FastifyInstance, options: WebOptions): void {
  const health = createHealth(options)
  app.get('/healthz', { config: evenUnderPressure }, async (_request, reply) => {
    const { ok, body } = await health()
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(body)
  })
}
