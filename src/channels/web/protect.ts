import type { FastifyHelmetOptions } from '@fastify/helmet'
import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Requests a minute. GOV.UK Chat's figures: an address may be a whole office or a mobile network. */
export type RateLimits = {
  readonly writes: number
  readonly reads: number
  readonly writesPerAddress: number
  readonly readsPerAddress: number
}
export const defaultRateLimits: RateLimits = {
  writes: 15,
  reads: 180,
  writesPerAddress: 900,
  readsPerAddress: 10_800,
}

const windowMs = 60_000
/** Persons and addresses remembered by each limiter; the least recent is forgotten first. */
const rememberedKeys = 20_000

/** No inline script or style, nothing from elsewhere. `frames`: the other sites that may show the page in a frame. */
export function securityHeaders(frames: readonly string[], secure: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'", ...frames],
        baseUri: ["'none'"],
      },
    },
    // It knows no list of sites, and old browsers would obey it against the policy above.
    xFrameOptions: frames.length > 0 ? false : { action: 'sameorigin' },
    // With «no-referrer» browsers send «Origin: null» with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: 365 * 24 * 60 * 60 } : false,
  }
}

/** Seconds to wait, or undefined when the request may pass. */
export type Limiter = (request: FastifyRequest) => Promise<number | undefined>
export type Limiters = {
  readonly write: Limiter
  readonly read: Limiter
  readonly address: Limiter
}

/** `keyOf` names the person; undefined means that only the address is known. */
export async function createLimiters(
  app: FastifyInstance,
  limits: RateLimits,
  keyOf: (request: FastifyRequest) => string | undefined,
): Promise<Limiters> {
  await app.register(rateLimit, { global: false })
  const limiter = (max: number, key: (request: FastifyRequest) => string): Limiter => {
    const settings = { max, timeWindow: windowMs, cache: rememberedKeys, keyGenerator: key }
    const check = app.createRateLimit(settings)
    return async (request) => {
      const result = await check(request)
      return !result.isAllowed && result.isExceeded ? Math.max(1, result.ttlInSeconds) : undefined
    }
  }
  const address = (request: FastifyRequest) => normalizeIP(request.ip, 64)
  const person = (request: FastifyRequest) => keyOf(request) ?? address(request)
  const writes = limiter(limits.writesPerAddress, address)
  const reads = limiter(limits.readsPerAddress, address)
  return {
    write: limiter(limits.writes, person),
    read: limiter(limits.reads, person),
    address: (request) => (request.method === 'POST' ? writes(request) : reads(request)),
  }
}
