import { faultFields, type Log } from '../lib/log.ts'
import { backoffMs } from '../lib/retry.ts'
import type { Alarm } from './alerts.ts'
import { apologise, decide, type Replying } from './decide.ts'
import type { Memory, Outgoing } from './memory.ts'

export type TurnOptions = Replying & {
  readonly memory: Memory
  readonly log: Log
  readonly random: () => number
  readonly alarm: Alarm
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

/** Conversations served at once. With one SQLite connection more only queue up; PostgreSQL has as many connections. */
const atOnce = 8

/** A sweep looks at this many conversations; the next one sees the rest. */
const sweepLimit = 10_000

const all = Number.POSITIVE_INFINITY

/** A message is tried this often before it is parked. */
const mostTries = 2

/** Within a conversation one turn after the other, in order of arrival; different conversations side by side. */
export function createTurns(options: TurnOptions): Turns {
  const { memory, log } = options
  /** How many messages wait, as far as was told; infinity: as many as there are. */
  const queued = new Map<string, number>()
  const running = new Set<string>()
  const faults = new Map<string, number>()
  let waiters: (() => void)[] = []
  let stopped = false

  function wake(id: string, count = 1): void {
    if (stopped || count <= 0) return
    queued.set(id, (queued.get(id) ?? 0) + count)
    pump()
  }

  function pump(): void {
    for (const [id, count] of queued) {
      if (running.size >= atOnce || stopped) break
      if (running.has(id)) continue
      queued.delete(id)
      running.add(id)
      void serve(id, count).then(() => {
        running.delete(id)
        pump()
      })
    }
    if (running.size === 0 && (queued.size === 0 || stopped)) {
      for (const resolve of waiters.splice(0)) resolve()
    }
  }

  /** One turn, then to the back of the queue: a person who says much does not hold up the others. */
  async function serve(id: string, count: number): Promise<void> {
    try {
      const outgoing = await takeTurn(options, id)
      faults.delete(id)
      if (outgoing === 'nothing') return
      wake(id, outgoing === 'again' ? count : count - 1)
      if (outgoing !== 'again') options.answered(outgoing)
    } catch (error) {
      const attempt = (faults.get(id) ?? 0) + 1
      faults.set(id, attempt)
      log.error({ ...faultFields(error), attempt }, 'turn not recorded, will be tried again')
      setTimeout(() => wake(id, all), backoffMs(attempt, options.random())).unref()
    }
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

/** A throwing `respond` is told apart from a failing store: only the first counts against the message. */
async function takeTurn(options: TurnOptions, id: string): Promise<Outgoing | 'again' | 'nothing'> {
  let poison: unknown
  let parked = false
  try {
    const outgoing = await options.memory.turn(id, (message, conversation, tries) => {
      parked = tries >= mostTries
      try {
        return parked ? apologise(options, message, conversation) : decide(options, message, conversation)
      } catch (error) {
        poison = error ?? new Error('thrown nothing')
        throw error
      }
    })
    if (parked) {
      const channel = id.split(':')[0] ?? ''
      options.log.error({ channel }, 'message parked, apologised')
      options.alarm({ kind: 'parked', channel })
    }
    return outgoing ?? 'nothing'
  } catch (error) {
    if (poison === undefined) throw error
    options.log.error(faultFields(poison), 'respond threw')
    await options.memory.failed(id)
    return 'again'
  }
}
