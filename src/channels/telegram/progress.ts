/** How many messages of an answer have arrived. */
export type Progress = {
  of(id: number): number
  reached(id: number, messages: number): void
  done(id: number): void
}

/** Answers of more than one message that wait for a second try; more than this many at once is an outage. */
const kept = 10_000

/**
 * Kept in this process only: after a restart in the middle of an answer its first messages are sent once more, at most once for
 * each restart, which the store's own rule for sends cut off allows too.
 */
export function createProgress(): Progress {
  const reached = new Map<number, number>()
  return {
    of: (id) => reached.get(id) ?? 0,
    reached(id, messages) {
      reached.set(id, messages)
      const [oldest] = reached.keys()
      if (reached.size > kept && oldest !== undefined) reached.delete(oldest)
    },
    done: (id) => void reached.delete(id),
  }
}
