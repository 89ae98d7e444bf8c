import { Agent } from 'node:http'
import { postJson, routed } from './post.ts'
import type { Entry, Queue } from './queue.ts'
import type { Update } from './wire.ts'

/** Where updates are posted to. */
export type Hook = {
  /** As the bot gave it. */
  readonly url: string
  readonly secret?: string
  readonly maxConnections: number
}

/** How a post ended; status 0: without an answer. */
export type Ack = {
  readonly updateId: number
  readonly status: number
  readonly ms: number
  /** Seconds. */
  readonly retryAfter?: number
}

export type WebhookOptions = {
  /** Of Telegram's own waits between tries; 0.01 makes 20 ms of 2 s. */
  readonly pace: number
  /** Milliseconds for which a button press, and an inline query, is worth delivering. */
  readonly pressLifeMs: number
  readonly inlineLifeMs: number
  readonly now: () => number
  /** The origin to post to in place of the hook's own, for a public address that this machine does not have. */
  readonly route: () => string | undefined
}

type Lane = { readonly waiting: Entry[]; failures: number }

/**
 * Posts updates as Telegram's own server does (github.com/tdlib/telegram-bot-api): one after another within a chat, the next only
 * after 2xx; a failure is repeated at once, then after 2, 4, 8 … seconds, or when Retry-After says.
 */
export function createWebhook(queue: Queue, options: WebhookOptions) {
  const agent = new Agent({ keepAlive: true })
  const timers = new Set<NodeJS.Timeout>()
  const acks: Ack[] = []
  let lanes = new Map<string, Lane>()
  let ready: Lane[] = []
  let hook: Hook | undefined
  let underWay = 0

  function add(entry: Entry): void {
    const key = laneOf(entry.update)
    const lane = lanes.get(key) ?? { waiting: [], failures: 0 }
    lanes.set(key, lane)
    if (lane.waiting.push(entry) === 1) ready.push(lane)
  }

  function pump(): void {
    while (hook && !queue.isHeld() && underWay < hook.maxConnections) {
      const lane = ready.shift()
      if (!lane) return
      void deliver(lane, hook)
    }
  }

  async function deliver(lane: Lane, to: Hook): Promise<void> {
    const [entry] = lane.waiting
    if (!entry) return
    underWay += 1
    const ack = isStale(entry) ? undefined : await post(entry.update, to)
    underWay -= 1
    const isOver = !ack || isGood(ack)
    if (isOver) queue.drop(entry)
    // A restart has put what was left into other lanes.
    if (lanes.get(laneOf(entry.update)) !== lane) return pump()
    if (isOver) {
      lane.waiting.shift()
      lane.failures = 0
      if (lane.waiting.length > 0) ready.push(lane)
    } else {
      lane.failures += 1
      later(lane, options.pace * 1000 * (ack.retryAfter ?? waitSeconds(lane.failures)))
    }
    pump()
  }

  function later(lane: Lane, ms: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      ready.push(lane)
      pump()
    }, ms)
    timers.add(timer)
  }

  function isStale({ update, bornMs }: Entry): boolean {
    const age = options.now() - bornMs
    if ('callback_query' in update) return age > options.pressLifeMs
    return 'inline_query' in update && age > options.inlineLifeMs
  }

  async function post(update: Update, to: Hook): Promise<Ack> {
    const started = performance.now()
    const answer = await postJson(routed(to.url, options.route()), to.secret, update, agent)
    const ack = { updateId: update.update_id, ms: performance.now() - started, ...answer }
    acks.push(ack)
    return ack
  }

  /** Begins anew with what is in the queue. */
  function restart(to: Hook | undefined): void {
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
    lanes = new Map()
    ready = []
    hook = to
    if (hook) for (const entry of queue.entries()) add(entry)
    pump()
  }

  return {
    acks: acks as readonly Ack[],
    hook: () => hook,
    restart,
    pump,
    add(entry: Entry): void {
      if (!hook) return
      add(entry)
      pump()
    },
    /** Past all lanes, once. */
    post(update: Update): Promise<Ack> {
      if (!hook) throw new Error('no webhook is set')
      return post(update, hook)
    },
    close(): void {
      restart(undefined)
      agent.destroy()
    },
  }
}

const isGood = ({ status }: Ack): boolean => status >= 200 && status < 300

/** Telegram waits up to a random 60 to 120 s. */
function waitSeconds(failures: number): number {
  return failures === 1 ? 0 : Math.min(2 ** (failures - 1), 60 + 60 * Math.random())
}

/** Presses and inline queries queue by person, everything else by chat. */
function laneOf(update: Update): string {
  if ('callback_query' in update) return `person ${update.callback_query.from.id}`
  if ('inline_query' in update) return `person ${update.inline_query.from.id}`
  if ('message' in update) return `chat ${update.message.chat.id}`
  if ('edited_message' in update) return `chat ${update.edited_message.chat.id}`
  return `chat ${update.my_chat_member.chat.id}`
}
