import { type Act, type AuditRow, actFields, type StaffStore } from '../desk/staff.ts'
import { type ChainEnd, verifyChain } from '../lib/chain.ts'
import type { Io } from './io.ts'

export type AuditOptions = {
  readonly verify: boolean
  readonly head?: string
  readonly limit: string
  readonly json: boolean
}

/** Shows the newest acts, or follows the whole chain. Exit code 1: it is not as it was written; 2: wrong use. */
export async function showAudit(options: AuditOptions, staff: StaffStore, io: Io): Promise<number> {
  const head = readHead(options.head)
  const limit = Number(options.limit)
  if (head === 'wrong' || !Number.isInteger(limit) || limit < 1) {
    io.err(
      'give --limit a whole number from 1, and --head as a service logged it: auditHead, such as 120:3f2a…',
    )
    return 2
  }
  if (options.verify || head) return verify(staff, head, io)
  const acts = [...(await staff.acts(limit))].reverse()
  io.out(
    options.json
      ? JSON.stringify(acts, null, 2)
      : acts.map(line).join('\n') || 'nothing was written down yet',
  )
  return 0
}

async function verify(staff: StaffStore, head: ChainEnd | undefined, io: Io): Promise<number> {
  const kept = [await staff.chainHead(), head].flatMap((end) => end ?? [])
  const found = await verifyChain<AuditRow>(staff.allActs(), actFields, kept)
  if (found.kind === 'whole') {
    io.out(found.end ? `whole: ${found.end.seq} rows, ends with ${found.end.seq}:${found.end.hash}` : 'empty')
    return 0
  }
  const reasons = { changed: 'was changed', missing: 'is missing', foreign: 'does not belong there' }
  io.err(
    `broken: row ${found.seq} ${reasons[found.reason]}. Keep the store as it is and ask who had access to it.`,
  )
  return 1
}

function readHead(text: string | undefined): ChainEnd | undefined | 'wrong' {
  if (text === undefined) return undefined
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  return hash === undefined ? 'wrong' : { seq: Number(seq), hash }
}

function line({
  seq,
  at,
  who,
  source,
  action,
  target,
  outcome,
  detail,
}: Act & { readonly seq: number }): string {
  const time = new Date(at).toISOString().slice(0, 19).replace('T', ' ')
  return [String(seq).padStart(6), time, outcome.padEnd(7), who, source, action, target, detail]
    .join('  ')
    .trimEnd()
}
