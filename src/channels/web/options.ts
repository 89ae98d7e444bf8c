import type { FastifyServerOptions } from 'fastify'
import type { Answer } from '../../conversation/answer.ts'
import { copyName } from '../../desk/copy.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Memory } from '../../desk/memory.ts'
import type { Office } from '../../knowledge/schema.ts'
import type { Log } from '../../lib/log.ts'
import type { PageLanguage, PageWords } from './page-words.ts'
import type { RateLimits } from './protect.ts'

/** Where a person's own copy of everything is fetched. */
export const copyPath = `/${copyName}`

export type WebOptions = {
  readonly desk: Desk
  readonly memory: Pick<Memory, 'transcript' | 'outgoingAfter' | 'exportPerson' | 'healthy' | 'replicas'>
  /** The office in force now: content is reloaded while we run. */
  readonly office: () => Office
  /** What everybody sees first. It is not part of the talk, so its buttons would belong to nobody. */
  readonly welcome: (language: PageLanguage) => Answer
  readonly words: Readonly<Record<PageLanguage, PageWords>>
  /** 0: any free one. */
  readonly port: number
  readonly host: string
  /** Which proxies to believe (fastify's `trustProxy`). */
  readonly trustProxy: NonNullable<FastifyServerOptions['trustProxy']>
  /** Sites that may show us in a frame, as `https://example.gov.vn`. */
  readonly embedOrigins: readonly string[]
  /** true when people reach us over https. */
  readonly secureCookie: boolean
  readonly rateLimits: RateLimits
  /** Milliseconds until a person is told that we are busy; the answer still comes later. */
  readonly answerTimeoutMs: number
  /** How the rest of the house is; the store is asked here. */
  readonly health: () => Readonly<Record<string, unknown>> & { readonly ok: boolean }
  /** Value of Zalo's domain verification; undefined: none is asked for. */
  readonly zaloVerification: string | undefined
  /** Figures in the text format of Prometheus. */
  readonly metrics: () => Promise<string>
  /** Who may read them; undefined: this machine alone. */
  readonly metricsToken: string | undefined
  readonly log: Log
  /** A fresh UUID. */
  readonly newId: () => string
  /** Epoch milliseconds. */
  readonly now: () => number
}
