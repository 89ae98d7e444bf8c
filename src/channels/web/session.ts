import { createHash, randomBytes } from 'node:crypto'
import type { CookieSerializeOptions } from '@fastify/cookie'
import type { Person } from '../../conversation/message.ts'

export const sessionCookie = 'motcua'
export const languageCookie = 'motcua-lang'

/** 128 bits in base64url. */
const keyPattern = /^[A-Za-z0-9_-]{22}$/
const thirtyDaysSeconds = 30 * 24 * 60 * 60

export function newSessionKey(): string {
  return randomBytes(16).toString('base64url')
}

/** The key a browser showed, or undefined when it is none of ours. */
export function readSessionKey(cookie: string | undefined): string | undefined {
  return cookie !== undefined && keyPattern.test(cookie) ? cookie : undefined
}

/** What is stored is a hash: nobody who reads the store can speak as this person. */
export function personOf(key: string): Person {
  return { channel: 'web', id: createHash('sha256').update(key).digest('hex').slice(0, 32) }
}

/** In a frame on another site only a SameSite=None cookie is sent, which browsers accept over https alone. */
export function cookieOptions(secure: boolean, embedded: boolean): CookieSerializeOptions {
  const common = { path: '/', httpOnly: true, secure, maxAge: thirtyDaysSeconds }
  return secure && embedded
    ? { ...common, sameSite: 'none', partitioned: true }
    : { ...common, sameSite: 'lax' }
}
