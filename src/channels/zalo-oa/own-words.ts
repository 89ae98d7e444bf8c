import { createHash } from 'node:crypto'

/** What we have lately sent, as digests: our own words come back as events of the account. */
export type OwnWords = {
  /** To be told before the send: the event may be faster than the answer. */
  say(userId: string, text: string): void
  areOurs(userId: string, text: string): boolean
}

/** Some hours of a busy account. */
const most = 10_000

export function createOwnWords(): OwnWords {
  const said = new Set<string>()
  return {
    say(userId, text) {
      said.add(digest(userId, text))
      const [oldest] = said
      if (said.size > most && oldest !== undefined) said.delete(oldest)
    },
    areOurs: (userId, text) => said.has(digest(userId, text)),
  }
}

/** Whatever a platform does to spaces on the way. */
function digest(userId: string, text: string): string {
  return createHash('sha256')
    .update(`${userId} ${text.normalize('NFC').replace(/\s+/g, ' ').trim()}`)
    .digest('base64')
}
