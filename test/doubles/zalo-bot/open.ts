import { type Incoming, listen, type Outgoing } from '../telegram/server.ts'
import { createPeople, type Person, type Update } from './people.ts'
import { isMethod, type Method, violationOf } from './rules.ts'

/** `reset`: nothing happens and the connection breaks; `lost`: it happens and the connection breaks; `page`: a proxy answers. */
export type Trouble = { readonly code: number } | 'reset' | 'lost' | 'page'

export type Call = { readonly method: string; readonly payload: Readonly<Record<string, unknown>> }

export type ZaloBotOptions = {
  /** Milliseconds after which a quiet poll ends, in place of the 30 s asked for. */
  readonly quietMs?: number
  /** Quiet polls have been seen with a code and without. */
  readonly quietCode?: boolean
  /** What is posted to the webhook is wrapped in `result`, as documented; of late it is bare. */
  readonly wrapped?: boolean
  /** Messages that the plan allows. */
  readonly quota?: number
  /** What the platform says of an address that it could not reach. */
  readonly verification?: { readonly ok: boolean; readonly hint: string }
  readonly now?: () => number
}

export type ZaloBotDouble = {
  /** For `apiRoot`. */
  readonly url: string
  readonly token: string
  person(id: string): Person
  group(id: string): Person
  /** Texts that a chat has got, oldest first. */
  texts(chatId: string): readonly string[]
  readonly calls: readonly Call[]
  /** Calls that were wrong in themselves. */
  readonly violations: readonly string[]
  /** Strikes the next `times` calls of a method. */
  fault(method: Method, trouble: Trouble, times?: number): void
  /** As given by setWebhook. */
  webhook(): { readonly url: string; readonly secret: string } | undefined
  /** Somebody else sets it to an address of theirs. */
  takeWebhook(url: string): void
  /** Where webhooks are posted to in place of the address given. */
  route(origin: string): void
  redeliver(update: Update): void
  /** Status of each post to the webhook. */
  readonly posts: readonly number[]
  /** Updates that nobody has fetched. */
  pending(): number
  close(): Promise<void>
}

type Answer = { readonly result: unknown } | { readonly code: number; readonly description: string }

const descriptions: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request timeout',
  429: 'Quota exceeded',
}
const token = '1459232241454765289:secretOfTheBotThatMustNotLeak'

/** bot-api.zaloplatforms.com on this machine, with one bot. Every answer has status 200: only `ok` tells. */
export async function openZaloBot(options: ZaloBotOptions = {}): Promise<ZaloBotDouble> {
  const { now = Date.now, quietMs = 150 } = options
  const queue: Update[] = []
  const calls: Call[] = []
  const violations: string[] = []
  const posts: number[] = []
  const sent: { readonly chatId: string; readonly text: string }[] = []
  const faults: { readonly method: Method; readonly trouble: Trouble; left: number }[] = []
  const polls = new Set<() => void>()
  let hook: { readonly url: string; readonly secret: string } | undefined
  let origin: string | undefined
  const people = createPeople({ now, deliver })

  function deliver(update: Update): void {
    if (hook) void post(update, hook)
    else {
      queue.push(update)
      for (const wake of polls) wake()
    }
  }

  async function post(update: Update, { url, secret }: NonNullable<typeof hook>): Promise<void> {
    const to = origin ? origin + new URL(url).pathname : url
    const body = JSON.stringify(options.wrapped ? { ok: true, result: update } : update)
    const headers = { 'content-type': 'application/json', 'x-bot-api-secret-token': secret }
    const response = await fetch(to, { method: 'POST', headers, body }).catch(() => undefined)
    await response?.arrayBuffer().catch(() => undefined)
    posts.push(response?.status ?? 0)
  }

  const handlers: Readonly<
    Record<Method, (payload: Call['payload'], gone: AbortSignal) => Answer | Promise<Answer>>
  > = {
    getMe: () => ({
      result: {
        id: '1459232241454765289',
        account_name: 'bot.VDKyGxQvc',
        account_type: 'BASIC',
        can_join_groups: false,
      },
    }),
    getWebhookInfo: () => ({ result: { url: hook?.url ?? '', updated_at: now() } }),
    deleteWebhook() {
      hook = undefined
      return { result: { url: '', updated_at: now() } }
    },
    setWebhook({ url, secret_token }) {
      hook = { url: String(url), secret: String(secret_token) }
      const { verification } = options
      return { result: { url, updated_at: now(), ...(verification ? { verification } : {}) } }
    },
    getUpdates: (_, gone) => (hook ? refusal(400) : nextUpdate(gone)),
    sendMessage({ chat_id, text }) {
      const chatId = String(chat_id)
      if (!people.knows(chatId)) violations.push(`sendMessage: nobody has ever written from ${chatId}`)
      if (people.hasBlocked(chatId)) return refusal(403)
      if (sent.length >= (options.quota ?? Number.POSITIVE_INFINITY)) return refusal(429)
      sent.push({ chatId, text: String(text) })
      return { result: { message_id: `82599fa32f56d00e${sent.length}`, date: now() } }
    },
  }

  /** One update, which is forgotten then; nobody confirms anything. */
  async function nextUpdate(gone: AbortSignal): Promise<Answer> {
    if (queue.length === 0) {
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer)
          polls.delete(done)
          resolve()
        }
        const timer = setTimeout(done, quietMs)
        polls.add(done)
        gone.addEventListener('abort', done)
      })
    }
    const update = gone.aborted ? undefined : queue.shift()
    return update ? { result: update } : refusal(408)
  }

  async function answer({ token: given, method, fields, gone }: Incoming): Promise<Outgoing> {
    calls.push({ method, payload: fields })
    if (given !== token) return written(refusal(401))
    if (!isMethod(method)) return wrong(method, 'no rules are written for it')
    const violation = violationOf(method, fields)
    if (violation !== undefined) return wrong(method, violation)
    const fault = faults.find((each) => each.method === method && each.left > 0)
    if (fault) fault.left -= 1
    const trouble = fault?.trouble
    if (trouble === 'reset') return { status: 200, body: '', cut: 'all' }
    if (trouble === 'page') return { status: 502, body: '<html>Bad Gateway</html>' }
    if (typeof trouble === 'object') return written(refusal(trouble.code))
    const outgoing = written(await handlers[method](fields, gone))
    return trouble === 'lost' ? { ...outgoing, cut: 'all' } : outgoing
  }

  function written(given: Answer): Outgoing {
    const isQuiet = 'code' in given && given.code === 408 && options.quietCode === false
    const body =
      'result' in given
        ? { ok: true, result: given.result }
        : { ok: false, ...(isQuiet ? {} : { error_code: given.code }), description: given.description }
    return { status: 200, body: JSON.stringify(body) }
  }

  function wrong(method: string, reason: string): Outgoing {
    violations.push(`${method}: ${reason}`)
    return written(refusal(400))
  }

  const server = await listen(answer)
  return {
    url: server.url,
    token,
    person: (id) => people.person(id),
    group: (id) => people.person(id, true),
    texts: (chatId) => sent.filter((each) => each.chatId === chatId).map(({ text }) => text),
    calls,
    violations,
    fault: (method, trouble, times = 1) => void faults.push({ method, trouble, left: times }),
    webhook: () => hook,
    takeWebhook(url) {
      hook = { url, secret: 'somebody-elses' }
    },
    route(to) {
      origin = to
    },
    redeliver: deliver,
    posts,
    pending: () => queue.length,
    close: server.close,
  }
}

function refusal(code: number): Answer {
  return { code, description: descriptions[code] ?? 'Error' }
}
