import { seal, unseal } from '../lib/seal.ts'
import type { Notice } from './shell.tsx'

/** It may hold a password or a code that somebody has to be given: the store sees it sealed, and only until the next page. */
export function writeFlash(key: string, notice: Notice): string {
  return seal(key, JSON.stringify(notice))
}

/** undefined: none, or not written by us. */
export function readFlash(key: string, sealed: string | null): Notice | undefined {
  const written = sealed === null ? undefined : unseal(key, sealed)
  if (written === undefined) return undefined
  try {
    const { kind, text, scan } = JSON.parse(written)
    if (typeof text !== 'string') return undefined
    return { kind: kind === 'good' ? kind : 'bad', text, ...(typeof scan === 'string' ? { scan } : {}) }
  } catch {
    return undefined
  }
}
