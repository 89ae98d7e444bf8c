import { createHash, createHmac, randomBytes } from 'node:crypto'

/**
 * Always the same 43 characters for one SECRET_KEY. Zalo's console may want the challenge saved beforehand, so it must not change
 * from one request to the next; derived, it needs no place to be kept.
 */
export function fixedVerifier(sealKey: string): string {
  return createHmac('sha256', sealKey).update('motcua zalo-oa pkce v1').digest('base64url')
}

/** 43 characters, for one request only. */
export function freshVerifier(): string {
  return randomBytes(32).toString('base64url')
}

/** Base64url without padding of SHA-256 (RFC 7636, S256). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
