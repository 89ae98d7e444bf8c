import type { FastifyRequest } from 'fastify'
import type { Person } from '../../conversation/message.ts'
import type { PageLanguage } from './page-words.ts'
import { field } from './read.ts'
import { languageCookie, newSessionKey, personOf, readSessionKey, sessionCookie } from './session.ts'

/** Who asks, and how they like their page. */
export type Visit = {
  readonly key: string
  /** true when the browser showed no key of ours: a first visit, or cookies are refused. */
  readonly isNew: boolean
  readonly person: Person
  readonly language: PageLanguage
  readonly embed: boolean
  /** true when our script asks, and wants a piece of a page. */
  readonly wantsFragment: boolean
}

export function visitOf(request: FastifyRequest): Visit {
  const known = knownKey(request)
  const key = known ?? newSessionKey()
  return {
    key,
    isNew: known === undefined,
    person: personOf(key),
    language: languageOf(request),
    embed: (field(request.query, 'embed') ?? field(request.body, 'embed')) === '1',
    wantsFragment: request.headers['x-fragment'] === '1',
  }
}

/** The key this browser was given, if it shows one. */
export function knownKey(request: FastifyRequest): string | undefined {
  return readSessionKey(request.cookies?.[sessionCookie])
}

function languageOf(request: FastifyRequest): PageLanguage {
  const asked = field(request.body, 'language') ?? request.cookies?.[languageCookie]
  return asked === 'en' ? 'en' : 'vi'
}
