import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { CookieSerializeOptions } from '@fastify/cookie'
import type { Account, Role, Session } from '../desk/staff.ts'
import { dayMs } from '../lib/day.ts'

const minuteMs = 60_000

/** Decree 331, level 2: a session of business ends after 15 idle minutes, one of an administrator after 5. */
export const idleMs: Readonly<Record<Role, number>> = {
  viewer: 15 * minuteMs,
  editor: 15 * minuteMs,
  admin: 5 * minuteMs,
}
/** A working day; however busy. */
export const longestSessionMs = 8 * 60 * minuteMs
/** Between the password and the code. */
export const halfwayMs = 5 * minuteMs
/** Decree 331, level 2: who stays away so long is switched off. */
export const longestAbsenceMs = 45 * dayMs
/** Decree 331, level 2: administrators change their password every two months. */
export const adminPasswordMs = 60 * dayMs

/** A write each request would be a sync each request: sessions may end this much early. */
export const touchMs = 10_000

/** 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function readToken(cookie: string | undefined): string | undefined {
  return cookie !== undefined && /^[A-Za-z0-9_-]{43}$/.test(cookie) ? cookie : undefined
}

export function sessionId(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The token that forms must carry: only a page of ours, made for the holder of this cookie, knows it. */
export function csrfOf(token: string): string {
  return createHmac('sha256', token).update('csrf').digest('base64url')
}

export function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}

export function isAlive(session: Session, account: Account, now: number): boolean {
  const idle = session.stage === 'full' ? idleMs[account.role] : halfwayMs
  const age = now - session.at
  // A clock that was set back must not make a session last a day longer.
  return now - session.seenAt < idle && age > -idle && age < longestSessionMs && mayEnter(account, now)
}

export function mayEnter({ disabledAt, activeAt }: Account, now: number): boolean {
  return disabledAt === null && now - activeAt < longestAbsenceMs
}

/** Whether nothing else may be done before the password is changed. */
export function mustChangePassword({ role, passwordSetAt }: Account, now: number): boolean {
  return passwordSetAt === 0 || (role === 'admin' && now - passwordSetAt >= adminPasswordMs)
}

/** `__Host-`: no other host, no page under another path and no plain http can set it. Browsers want Secure for that. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-motcua-can-bo' : 'motcua-can-bo'
}
export function deviceCookieName(secure: boolean): string {
  return secure ? '__Host-motcua-may' : 'motcua-may'
}

export function cookieOptions(secure: boolean): CookieSerializeOptions {
  return { path: '/', httpOnly: true, secure, sameSite: 'strict' }
}
export const deviceSeconds = 180 * 24 * 60 * 60
