import type { Memory } from '../../desk/memory.ts'
import type { Status } from './status.ts'

/** When Zalo last sent us something, in the store: silence must be noticed after a restart, and by the doctor. */
const factName = 'zalo-oa-last-event'

/** Epoch milliseconds; undefined: never. */
export async function recallLastEvent(memory: Pick<Memory, 'recall'>): Promise<number | undefined> {
  const text = (await memory.recall(factName)) ?? ''
  return /^\d{1,16}$/.test(text) ? Number(text) : undefined
}

/** Takes over what another process has seen, or leaves what this one has. To be called each minute, not for each event. */
export async function shareLastEvent(
  memory: Pick<Memory, 'recall' | 'remember'>,
  status: Pick<Status, 'received' | 'lastReceived'>,
): Promise<void> {
  const known = await recallLastEvent(memory)
  const seen = status.lastReceived()
  if (known !== undefined && known > (seen ?? 0)) status.received(known)
  else if (seen !== undefined && seen !== known) await memory.remember(factName, String(seen))
}
