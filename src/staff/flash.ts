import { seal, unseal } from '../lib/seal.ts'
import type { Notice } from './shell.tsx'

/** It may hold a password that somebody has to be given: the store sees it sealed, and only until the next page. */
export function writeFlash(key: string, { kind, text }: Notice): string {
  return seal(key, `${kind}:${text}`)
}

export function readFlash(key: string, sealed: string | null): Notice | undefined {
  const [, kind, text] = /^(good|bad):(.*)$/s.exec(sealed === null ? '' : (unseal(key, sealed) ?? '')) ?? []
  return kind === undefined || text === undefined ? undefined : { kind: kind === 'good' ? kind : 'bad', text }
}
