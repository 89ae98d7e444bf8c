import { check, readForm } from './check.ts'
import { type createFaults, describeStatus, type Trouble } from './faults.ts'
import type { createMethods } from './methods.ts'
import { isMethod, type Method, type Payload } from './rules.ts'
import type { Incoming, Outgoing } from './server.ts'
import { type Reply, refused, violation } from './wire.ts'

export type Call = {
  readonly method: string
  readonly payload: Readonly<Record<string, unknown>>
  /** Epoch milliseconds. */
  readonly at: number
  /** Of the answer; 0: there was none, or half of one. */
  readonly status: number
  /** Why it was refused. */
  readonly description?: string
}

export type LineOptions = {
  readonly token: string
  readonly methods: ReturnType<typeof createMethods>
  readonly faults: ReturnType<typeof createFaults>
  readonly now: () => number
}

/** One call after another: is it allowed, is it sound, does something go wrong, what does it do. */
export function createLine({ token, methods, faults, now }: LineOptions) {
  const calls: Call[] = []
  const violations: { readonly method: string; readonly reason: string }[] = []
  const timers = new Map<NodeJS.Timeout, () => void>()

  async function answer(call: Incoming): Promise<Outgoing> {
    const { method, fields: payload } = call
    const at = now()
    const { reply, cut } = call.token === token ? await take(call) : whole(refused(401, 'Unauthorized'))
    const outgoing = written(reply, cut)
    const status = cut ? 0 : outgoing.status
    calls.push({
      method,
      payload,
      at,
      status,
      ...('ok' in reply && !reply.ok ? { description: reply.description } : {}),
    })
    if ('ours' in reply) violations.push({ method, reason: reply.description })
    return outgoing
  }

  /** What is unsound is refused even when something would go wrong: every payload is looked at. */
  async function take({ method, fields, typed, gone }: Incoming): Promise<Taken> {
    if (!isMethod(method)) return whole(violation(404, `Not Found: no rules are written for ${method}`))
    const form = fields as Readonly<Record<string, string>> // an upload is no text, which the check will say
    const checked = check(method, typed ? fields : readForm(method, form))
    if (checked.kind === 'unsound') return whole(violation(400, `Bad Request: ${checked.reason}`))
    const trouble = faults.take(method, 'chat_id' in checked.payload ? checked.payload.chat_id : undefined)
    if (trouble?.kind === 'reset') return { reply: lostReply, cut: 'all' }
    if (trouble?.kind === 'status') return { reply: troubled(trouble) }
    return afterwards(await run(method, checked.payload, gone), trouble)
  }

  function run<M extends Method>(method: M, payload: Payload<M>, gone: AbortSignal): Reply | Promise<Reply> {
    return methods[method](payload, gone)
  }

  async function afterwards(
    reply: Reply,
    trouble: Exclude<Trouble, { kind: 'status' }> | undefined,
  ): Promise<Taken> {
    if (trouble?.kind === 'slow') await pause(trouble.ms)
    if (trouble?.kind === 'reset-after') return { reply, cut: 'all' }
    return trouble?.kind === 'half' ? { reply, cut: 'half' } : { reply }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        resolve()
      }, ms)
      timers.set(timer, resolve)
    })
  }

  return {
    answer,
    calls: calls as readonly Call[],
    violations: violations as readonly (typeof violations)[number][],
    close(): void {
      for (const [timer, resolve] of timers) {
        clearTimeout(timer)
        resolve()
      }
    },
  }
}

/** `page`: what a proxy in front of Telegram says. */
type Page = { readonly status: number; readonly page: string }
type Taken = { readonly reply: Reply | Page; readonly cut?: 'all' | 'half' }

const whole = (reply: Reply): Taken => ({ reply })
const lostReply = refused(0, 'connection broken')

function troubled({
  status,
  description,
  retryAfter,
  html,
}: Extract<Trouble, { kind: 'status' }>): Reply | Page {
  const text = description ?? describeStatus(status, retryAfter)
  if (html) return { status, page: `<html><head><title>${status} ${text}</title></head></html>` }
  const reply = { ok: false as const, error_code: status, description: text }
  return retryAfter === undefined ? reply : { ...reply, parameters: { retry_after: retryAfter } }
}

function written(reply: Reply | Page, cut: Taken['cut']): Outgoing {
  const ending = cut ? { cut } : {}
  if ('page' in reply) return { status: reply.status, body: reply.page, ...ending }
  if (reply.ok) return { status: 200, body: JSON.stringify(reply), ...ending }
  const { ours: _private, ...body } = reply
  return { status: reply.error_code, body: JSON.stringify(body), ...ending }
}
