import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * The mac of X-ZEvent-Signature: a plain SHA-256, no HMAC, over app id, the bytes of the body as received, the timestamp that the
 * body carries and the secret key of the OA, without separators (github.com/zaloplatform/zalo-java-sdk, MacUtils). Lower-case hex.
 */
export function macOf(appId: string, body: Buffer, timestamp: string, secretKey: string): string {
  return createHash('sha256').update(appId).update(body).update(timestamp).update(secretKey).digest('hex')
}

/** Whether `header` («mac=…», the prefix may be absent) is right for any of the keys. In constant time. */
export function isSigned(
  header: string,
  appId: string,
  body: Buffer,
  timestamp: string,
  secretKeys: readonly string[],
): boolean {
  const given = header.replace(/^mac=/, '')
  const matches = secretKeys.filter((key) => isSameMac(given, macOf(appId, body, timestamp, key)))
  return /^[0-9a-f]{64}$/.test(given) && matches.length > 0
}

/** Digests are of one length, so that nothing is told by how long this takes. */
export function isSameMac(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
