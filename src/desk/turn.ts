import { faultFields, type Log } from '../lib/log.ts'
import { backoffMs } from '../lib/retry.ts'
import type { Alarm } from './alerts.ts'
import { apologise, decide, type Replying } from './decide.ts'
import type { Memory, Outgoing, TurnTaken } from './memory.ts'
import { StoreUnavailable } from './unavailable.ts'

export type TurnOptions = Replying & {
  readonly memory: Memory
  readonly log: Log
  readonly random: () => number
  readonly alarm: Alarm
  /** No turn is taken before; messages are accepted. Default: at once. */
  readonly ready?: Promise<void>
  readonly answered: (outgoing: Outgoing) => void
}

export type Turns = {
  /** One more message waits in this conversation. */
  wake(conversationId: string): void
  /** Finds what is waiting without anyone having said so: after a start, or after the store failed. */
  sweep(): Promise<void>
  /** Resolves when nothing is under way or queued. */
  idle(): Promise<void>
  /** Starts no further turn. */
  stop(): void
}

/** Conversations that take their turn in one commit: more are cheaper, and longer is the wait of those who come meanwhile. */
const together = 8

/** A sweep looks at this many conversations; the next one sees the rest. */
const sweepLimit = 10_000

const all = Number.POSITIVE_INFINITY

/** A message is tried this often before it is parked. */
const mostTries = 2

/** Somebody waits for the answer. */
const longestWaitMs = 10_000

/** A conversation and how many messages wait in it. */
type Waiting = readonly [id: string, count: number]

/** Within a conversation one turn after the other, in order of arrival; different conversations side by side. */
export function createTurns(options: TurnOptions): Turns {
  const { memory, log } = options
  /** How many messages wait, as far as was told; infinity: as many as there are. */
  const queued = new Map<string, number>()
  let running = false
  const faults = new Map<string, number>()
  let waiters: (() => void)[] = []
  let stopped = false

  function wake(id: string, count = 1): void {
    if (stopped || count <= 0) return
    queued.set(id, (queued.get(id) ?? 0) + count)
    pump()
  }

  function pump(): void {
    if (running || stopped || queued.size === 0) {
      if (!running && (queued.size === 0 || stopped)) for (const resolve of waiters.splice(0)) resolve()
      return
    }
    const batch = next()
    running = true
    void serve(batch).then(() => {
      running = false
      pump()
    })
  }

  function next(): readonly Waiting[] {
    const batch: Waiting[] = []
    for (const waiting of queued) {
      batch.push(waiting)
      queued.delete(waiting[0])
      if (batch.length === together) break
    }
    return batch
  }

  /** A turn each, then to the back of the queue: a person who says much does not hold up the others. */
  async function serve(batch: readonly Waiting[]): Promise<void> {
    await options.ready
    if (stopped) return
    try {
      const taken = await takeTurns(
        options,
        batch.map(([id]) => id),
      )
      for (const [at, [id, count]] of batch.entries()) await settle(id, count, taken[at])
    } catch (error) {
      // What cannot be recorded must not take the others with it.
      if (batch.length > 1 && !(error instanceof StoreUnavailable))
        for (const each of batch) await serve([each])
      else for (const [id] of batch) tryLater(id, error)
    }
  }

  /** A throwing `respond` is told apart from a failing store: only the first counts against the message. Never rejects. */
  async function settle(id: string, count: number, taken: TurnTaken | undefined): Promise<void> {
    if (taken?.kind === 'poison') return poisoned(id, count, taken.error)
    faults.delete(id)
    if (taken?.kind !== 'answered') return
    const { outgoing, parked } = taken
    if (parked) {
      const { channel } = outgoing.person
      log.error({ channel }, 'message parked, apologised')
      options.alarm({ kind: 'parked', channel })
    }
    wake(id, count - 1)
    options.answered(outgoing)
  }

  async function poisoned(id: string, count: number, error: unknown): Promise<void> {
    log.error(faultFields(error), 'respond threw')
    try {
      await memory.failed(id)
      wake(id, count)
    } catch (fault) {
      tryLater(id, fault)
    }
  }

  function tryLater(id: string, error: unknown): void {
    const attempt = (faults.get(id) ?? 0) + 1
    faults.set(id, attempt)
    log.error({ ...faultFields(error), attempt }, 'turn not recorded, will be tried again')
    setTimeout(() => wake(id, all), Math.min(longestWaitMs, backoffMs(attempt, options.random()))).unref()
  }

  return {
    wake,
    async sweep() {
      for (const id of await memory.waiting(sweepLimit)) if (!faults.has(id)) wake(id, all)
    },
    idle: () =>
      new Promise((resolve) => {
        waiters = [...waiters, resolve]
        pump()
      }),
    stop() {
      stopped = true
    },
  }
}

function takeTurns(options: TurnOptions, ids: readonly string[]): Promise<readonly TurnTaken[]> {
  return options.memory.turns(ids, (message, conversation, known, tries) =>
    (tries >= mostTries ? apologise : decide)(options, message, conversation, known),
  )
}
