import type { FastifyInstance } from 'fastify'
import type { Webhook } from './channel.ts'

/** Telegram's largest updates are a few kilobytes; more is an attack. */
const bodyLimitBytes = 1024 * 1024

/** Adds the webhooks of the doors to a server. They keep the raw bytes and are served even when pages are shed. */
export function addWebhooks(app: FastifyInstance, webhooks: readonly Webhook[]): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const webhook of webhooks) {
      scope.post(
        webhook.path,
        { bodyLimit: bodyLimitBytes, config: { pressureHandler() {} } },
        async (request, reply) => {
          const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
          const { status, retryAfterSeconds } = await webhook.receive(request.headers, body)
          if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
          return reply.code(status).type('text/plain').send('')
        },
      )
    }
  })
}
