import type { FastifyInstance, FastifyReply } from 'fastify'
import { type QualityFiles, qualityFiles } from './exports/quality.ts'
import type { Library } from './intents/intent.ts'
import { today } from './lib/day.ts'
import type { Log } from './lib/log.ts'
import { faultFields } from './lib/log.ts'
import type { Figures } from './reports/figures.ts'
import { qualityOf } from './reports/quality.ts'

export type QualityOptions = {
  readonly figures: Figures
  readonly library: () => Library
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
}

export const qualityPath = '/chat-luong'

/** However many ask, figures are worked out this often at most. */
const freshMs = 600_000

/** The page brings its style and font along and lets nothing run. */
const policy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    fontSrc: ['data:'],
    frameAncestors: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
  },
}

/** Shows everybody how well people are served: /chat-luong, and /chat-luong.json beside it. For offices that switch it on. */
export function addQuality(app: FastifyInstance, options: QualityOptions): void {
  const { log } = options
  const files = createFiles(options)
  const send = async (reply: FastifyReply, type: string, choose: (made: QualityFiles) => string) => {
    try {
      const body = choose(await files())
      return reply.type(type).header('cache-control', 'public, max-age=600').send(body)
    } catch (error) {
      log.error(faultFields(error), 'page of quality failed')
      return reply.code(503).header('retry-after', 60).type('text/plain; charset=utf-8').send(unavailable)
    }
  }
  app.get(qualityPath, { helmet: { contentSecurityPolicy: policy } }, (_, reply) =>
    send(reply, 'text/html; charset=utf-8', ({ html }) => html),
  )
  app.get(`${qualityPath}.json`, (_, reply) =>
    send(reply, 'application/json; charset=utf-8', ({ json }) => json),
  )
}

const unavailable = 'Chưa lấy được số liệu. Mời thử lại sau ít phút.'

/** What was made last, while it is fresh; all who ask meanwhile wait for the same. */
function createFiles({ figures, library, now }: QualityOptions): () => Promise<QualityFiles> {
  let made: { readonly at: number; readonly files: Promise<QualityFiles> } | undefined
  return () => {
    if (made && now() - made.at < freshMs) return made.files
    const { name, timeZone } = library().knowledge.office
    const files = qualityOf(figures, today(now(), timeZone)).then((found) => qualityFiles(found, name))
    const making = { at: now(), files }
    made = making
    files.catch(() => {
      if (made === making) made = undefined
    })
    return files
  }
}
