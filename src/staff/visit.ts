import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Account, Act, Session } from '../desk/staff.ts'
import type { StaffOptions } from './options.ts'
import {
  cookieName,
  cookieOptions,
  csrfOf,
  deviceCookieName,
  deviceSeconds,
  isAlive,
  newToken,
  readToken,
  sessionId,
  touchMs,
} from './session.ts'
import { newDevice } from './throttle.ts'

/** Who asks. `token` is the cookie of their browser, given to them now if they had none. */
export type Visit = {
  readonly token: string
  readonly csrf: string
  readonly device: string | undefined
  readonly source: string
  /** What tries are counted for: one machine may have a whole IPv6 /64. */
  readonly network: string
  readonly signedIn: { readonly session: Session; readonly account: Account } | undefined
}

export type Visits = {
  of(request: FastifyRequest, reply: FastifyReply): Promise<Visit>
  /**
   * Starts a session under a token of its own, so that one known before is worth nothing; gives the new visit's session id. At the
   * stage `full` the sign-in is done: it is written down with `detail`, and the browser is known from now on.
   */
  enter(
    reply: FastifyReply,
    visit: Visit,
    account: Account,
    stage: Session['stage'],
    detail?: string,
  ): Promise<string>
  leave(reply: FastifyReply, visit: Visit): Promise<void>
  /** An act as it is written down. */
  act(visit: Visit, act: ActOf): Act
  record(visit: Visit, act: ActOf): Promise<void>
}

type ActOf = Pick<Act, 'action' | 'outcome'> & Partial<Pick<Act, 'who' | 'target' | 'detail'>>

export function createVisits({ ports: { memory }, secure, key, now }: StaffOptions): Visits {
  const { staff } = memory
  const name = cookieName(secure)
  const options = cookieOptions(secure)

  async function signedIn(token: string): Promise<Visit['signedIn']> {
    const found = await staff.session(sessionId(token))
    if (!found) return undefined
    const { session, account } = found
    if (!isAlive(session, account, now())) {
      await staff.closeSession(session.id)
      return undefined
    }
    if (now() - session.seenAt >= touchMs) await staff.touchSession(session.id, now())
    return found
  }

  function act({ source, signedIn }: Visit, { who, target = '-', detail = '', ...act }: ActOf): Act {
    return {
      at: now(),
      who: who ?? signedIn?.account.name ?? '-',
      source,
      target: short(target),
      detail: short(detail),
      ...act,
    }
  }

  /** As one in which this account signed in. */
  function markDevice(reply: FastifyReply, account: string): void {
    reply.setCookie(deviceCookieName(secure), newDevice(key, account), { ...options, maxAge: deviceSeconds })
  }

  return {
    async of(request, reply) {
      const shown = readToken(request.cookies[name])
      const token = shown ?? newToken()
      if (shown === undefined) reply.setCookie(name, token, options)
      return {
        token,
        csrf: csrfOf(token),
        device: request.cookies[deviceCookieName(secure)],
        source: request.ip,
        network: normalizeIP(request.ip, 64),
        signedIn: shown === undefined ? undefined : await signedIn(token),
      }
    },
    async enter(reply, visit, account, stage, detail = '') {
      const token = newToken()
      const id = sessionId(token)
      const { name: who } = account
      const signIn =
        stage === 'full' ? act(visit, { who, action: 'sign-in', outcome: 'done', detail }) : undefined
      const session = { id, accountId: account.id, stage, at: now() }
      await staff.openSession(session, visit.signedIn?.session.id, signIn)
      reply.setCookie(name, token, options)
      if (signIn) markDevice(reply, who)
      return id
    },
    async leave(reply, visit) {
      const { signedIn } = visit
      if (signedIn)
        await staff.closeSession(signedIn.session.id, act(visit, { action: 'sign-out', outcome: 'done' }))
      reply.clearCookie(name, options)
    },
    act,
    record: (visit, what) => staff.record(act(visit, what)),
  }
}

/** The log is for acts, not for texts. */
function short(text: string): string {
  return text.slice(0, 200)
}
