/** What goes wrong, and with which calls. */
export type Fault = Where & Trouble

type Where = {
  readonly method?: string
  readonly chat?: number
  /** How many calls it strikes; 1 unless said. */
  readonly times?: number
  /** Lets this many matching calls pass first. */
  readonly after?: number
}

/**
 * `slow`: it happens, the answer comes `ms` later. `reset`: nothing happens and the connection breaks. `reset-after`: it happens and
 * the connection breaks. `half`: it happens and half of the answer arrives.
 */
export type Trouble =
  | {
      readonly kind: 'status'
      readonly status: 400 | 401 | 403 | 404 | 409 | 429 | 500 | 502 | 504
      readonly description?: string
      /** Seconds; with 429. */
      readonly retryAfter?: number
      /** A page of a proxy in place of JSON. */
      readonly html?: true
    }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'reset' | 'reset-after' | 'half' }

type Armed = { readonly fault: Fault; skip: number; left: number }

export function createFaults() {
  let armed: Armed[] = []
  return {
    arm(fault: Fault): void {
      armed.push({ fault, skip: fault.after ?? 0, left: fault.times ?? 1 })
    },
    clear(): void {
      armed = []
    },
    /** The trouble that strikes this call, if one does. The oldest goes first. */
    take(method: string, chat: number | undefined): Trouble | undefined {
      const hit = armed.find(({ fault, left }) => left > 0 && matches(fault, method, chat))
      if (!hit) return undefined
      if (hit.skip > 0) {
        hit.skip -= 1
        return undefined
      }
      hit.left -= 1
      return hit.fault
    },
  }
}

function matches(fault: Fault, method: string, chat: number | undefined): boolean {
  return (
    (fault.method === undefined || fault.method === method) &&
    (fault.chat === undefined || fault.chat === chat)
  )
}

/** How Telegram words each status. */
export function describeStatus(status: number, retryAfter = 1): string {
  const descriptions: Readonly<Record<number, string>> = {
    400: 'Bad Request: something is wrong',
    401: 'Unauthorized',
    403: 'Forbidden: bot was blocked by the user',
    404: 'Not Found',
    409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    429: `Too Many Requests: retry after ${retryAfter}`,
    500: 'Internal Server Error',
    502: 'Bad Gateway',
    504: 'Gateway Timeout',
  }
  return descriptions[status] ?? 'Error'
}
