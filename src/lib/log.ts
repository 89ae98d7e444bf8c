import { pino } from 'pino'

/** Structured fields first, then a constant phrase. Never what a citizen wrote, never a token, never a raw error. */
export type Log = {
  info(fields: Readonly<Record<string, unknown>>, phrase: string): void
  warn(fields: Readonly<Record<string, unknown>>, phrase: string): void
  error(fields: Readonly<Record<string, unknown>>, phrase: string): void
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** One JSON line per entry on standard output. */
export function createLog(level: LogLevel): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}

/** What may be logged of a fault: raw errors can carry tokens and texts. */
export function faultFields(error: unknown): { readonly fault: string; readonly code?: string } {
  if (!(error instanceof Error)) return { fault: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return code === undefined ? { fault: error.name } : { fault: error.name, code }
}
