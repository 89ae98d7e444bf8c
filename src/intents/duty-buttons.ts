import type { Button } from '../conversation/answer.ts'
import { type GivenDuty, isBinding } from '../knowledge/duties.ts'
import type { Entry } from '../knowledge/knowledge.ts'
import { isGivenTo } from '../knowledge/units.ts'
import type { Heard } from './intent.ts'
import { button } from './reply.ts'
import { standingOf } from './unit-work.ts'

/** Whether the one who speaks may say of this duty that it is received or done: it binds, and it is their unit's. */
export function isOwnDuty(heard: Heard, entry: Entry | undefined): entry is GivenDuty {
  const { member, knowledge, today } = heard
  if (!member || entry?.kind !== 'duty') return false
  return isGivenTo(entry.duty, member.unitName) && isBinding(entry, knowledge, today)
}

/** «Đã nhận», «Đã xong» under a duty of one's own unit; once it is done, the way back. */
export function acknowledgeButtons(heard: Heard, entry: Entry): Button[] {
  if (!isOwnDuty(heard, entry) || !heard.work) return []
  const { received, done } = standingOf(entry.id, heard.work)
  const { words } = heard.words.duty.acknowledge
  const act = (label: string, does: 'received' | 'done' | 'reopen') =>
    button(heard, label, { kind: 'duty', does, entry: entry.id }, 'detail')
  if (done) return [act(words.reopen, 'reopen')]
  return [
    ...(received.some(({ own }) => own) ? [] : [act(words.received, 'received')]),
    act(words.done, 'done'),
  ]
}
