import { StoreUnavailable } from '../../desk/unavailable.ts'

/** SQLSTATE of a fault (postgresql.org/docs/current/errcodes-appendix.html), or the code of a socket. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** deadlock_detected, serialization_failure; unique_violation where two claimed for one person at the same moment. */
const standingInTheWay: ReadonlySet<string | undefined> = new Set(['40P01', '40001'])
const twoAtOnce = 'outbox_one_sending'

/** Nothing was changed, and it may go well the next time. */
export function mayTryAgain(error: unknown): boolean {
  if (standingInTheWay.has(codeOf(error))) return true
  return error instanceof Error && 'constraint' in error && error.constraint === twoAtOnce
}

/** Connection lost or refused, too many of them, the server starting or stopping. */
const away = /^(08|57P0|53300|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN)/

/** What the driver says without a code (pg/lib/client.js, pg-pool/index.js). */
const awayPhrase =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/

/** The same fault, told as the desk knows it. */
export function told(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const isAway = away.test(codeOf(error) ?? '') || awayPhrase.test(error.message)
  return isAway ? new StoreUnavailable('the database cannot be reached', { cause: error }) : error
}
