import { createHash } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { randomWord } from './password.ts'

/** What authenticator apps all understand: SHA-1, 6 digits, 30 s (RFC 6238; github.com/google/google-authenticator/wiki/Key-Uri-Format). */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** One step before and after: clocks of phones differ, and typing takes time (RFC 6238 §5.2). */
const window = 1

/** 160 random bits in base32 (RFC 4226 §4). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code says. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return totp(secret, issuer, label).toString()
}

/** The time step this code is of, to be used once; undefined: it is wrong, or of a time too far from `now` (epoch ms). */
export function totpStep(secret: string, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totp(secret).validate({ token: code, timestamp: now, window })
  return delta === null ? undefined : Math.floor(now / 1000 / shape.period) + delta
}

/** The code at `now`: what an authenticator app shows. */
export function totpCode(secret: string, now: number): string {
  return totp(secret).generate({ timestamp: now })
}

function totp(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({ ...shape, issuer, label, secret: Secret.fromBase32(secret) })
}

const recoveryCount = 10

/** Codes for the day the phone is lost, as `abcde-fghjk` (50 bits each), to be shown once. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: recoveryCount }, () => `${randomWord(5)}-${randomWord(5)}`)
}

/** What is stored of a code: it is random enough that a plain hash tells nothing. Case and dashes do not matter. */
export function recoveryHash(code: string): string {
  return createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest('hex')
}
