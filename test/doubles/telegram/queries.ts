import { done, type Reply, refused, violation } from './wire.ts'

type Asked = { readonly atMs: number; readonly kind: 'press' | 'inline'; answer?: object }

export type Queries = ReturnType<typeof createQueries>

/** Presses and inline queries that wait for an answer. `lifeMs`: how long one may take. */
export function createQueries(lifeMs: number, now: () => number) {
  const asked = new Map<string, Asked>()
  /** Near the end of what 64 bits hold: an id that is read as a number comes back wrong. */
  let nextId = 9_100_000_000_000_000_001n
  return {
    open(kind: Asked['kind']): string {
      const id = String(nextId)
      nextId += 1n
      asked.set(id, { atMs: now(), kind })
      return id
    },
    answer(id: string, answer: object): Reply {
      const query = asked.get(id)
      if (!query) return violation(400, tooOld)
      if (now() - query.atMs > lifeMs) return refused(400, tooOld)
      query.answer = answer
      return done
    },
    answerTo: (id: string): object | undefined => asked.get(id)?.answer,
    /** Buttons that still show that they are working. */
    waiting: (): readonly string[] =>
      [...asked].filter(([, { kind, answer }]) => kind === 'press' && !answer).map(([id]) => id),
  }
}

const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
