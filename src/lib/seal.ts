import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Says how the text was sealed, so that another way can come after it. */
const prefix = 'v1.'
const cipher = 'aes-256-gcm'
/** NIST SP 800-38D: 12 bytes; random ones are safe for 2³² texts under one key. */
const ivBytes = 12
const tagBytes = 16

/** The text, encrypted and authenticated (AES-256-GCM) under a key derived from `key`. Two seals of one text differ. */
export function seal(key: string, text: string): string {
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, derived(key), iv)
  const hidden = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return prefix + Buffer.concat([iv, sealing.getAuthTag(), hidden]).toString('base64url')
}

/** undefined: sealed with another key, changed since, or never sealed. */
export function unseal(key: string, sealed: string): string | undefined {
  if (!sealed.startsWith(prefix)) return undefined
  const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url')
  if (bytes.length < ivBytes + tagBytes) return undefined
  const opening = createDecipheriv(cipher, derived(key), bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  })
  opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  const text = opening.update(bytes.subarray(ivBytes + tagBytes))
  try {
    return Buffer.concat([text, opening.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** The key of the settings also serves other purposes: each derives its own (RFC 5869). */
function derived(key: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'motcua seal v1', 32))
}
