import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import type { Memory } from './desk/memory.ts'
import { toIcs } from './exports/ics.ts'
import type { Library } from './intents/intent.ts'
import { today } from './lib/day.ts'
import { hashCode } from './lib/one-time-code.ts'
import { dutyCalendar } from './reports/duty-calendar.ts'

export type DutyFeedOptions = {
  readonly memory: Pick<Memory, 'duties'>
  readonly library: () => Library
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Where calendars read the deadlines of a unit; whoever knows the secret may. */
export const feedPath = '/lich'

/** Calendars ask a few times a day, many of one office from one address. */
const requestsPerMinute = 60

/** GET /lich/<secret>.ics. A secret that was never given out, or was revoked, and an address that is none look alike. */
export function addDutyFeed(app: FastifyInstance, { memory, library, now }: DutyFeedOptions): void {
  app.register(async (scope) => {
    await scope.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: 60_000,
      keyGenerator: ({ ip }) => normalizeIP(ip, 64),
    })
    scope.get<{ Params: { file: string } }>(`${feedPath}/:file`, async (request, reply) => {
      const secret = /^([A-Za-z0-9_-]{43})\.ics$/.exec(request.params.file)?.[1]
      const link = secret === undefined ? undefined : await memory.duties.link(hashCode(secret))
      if (!link) return reply.callNotFound()
      const { knowledge } = library().staff ?? library()
      const day = today(now(), knowledge.office.timeZone)
      return reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'private, max-age=600')
        .header('content-disposition', 'inline; filename="han.ics"')
        .header('x-robots-tag', 'noindex')
        .send(toIcs(dutyCalendar(knowledge, day, link.unitName ?? undefined)))
    })
  })
}
