import { randomBytes } from 'node:crypto'
import { hashCode } from '../lib/one-time-code.ts'
import { unitsOf } from '../reports/duties.ts'
import type { Acted, ActionContext, Fields, PageAction } from './page.ts'

/** What may be done about calendars of duties. The log names them by number, and never a secret. */
export const dutyActions: Readonly<Record<string, PageAction>> = {
  link: { name: 'Tạo địa chỉ lịch hạn', role: 'editor', run: makeLink },
  revoke: { name: 'Thu hồi địa chỉ lịch hạn', role: 'editor', run: revokeLink },
}

async function makeLink({ unit = '' }: Fields, context: ActionContext): Promise<Acted> {
  const { ports, now, account, act } = context
  const known = unitsOf(await ports.memory.members.list(now)).find((each) => each.unit === unit)
  if (unit !== '' && !known) return { outcome: 'refused', say: 'Chưa có cán bộ nào của đơn vị này.' }
  const secret = randomBytes(32).toString('base64url')
  const of = { unit: known?.unit ?? null, unitName: known?.unitName ?? null }
  await ports.memory.duties.addLink(
    { ...of, madeBy: account.name, at: now },
    hashCode(secret),
    act('-', known?.unit ?? '*'),
  )
  return {
    outcome: 'done',
    recorded: true,
    say: `Địa chỉ lịch của ${known?.unitName ?? 'mọi đơn vị'}: ${ports.feedLink(secret)} – chỉ hiện một lần. Ai có địa chỉ này đều đọc được hạn.`,
  }
}

async function revokeLink({ id = '' }: Fields, { ports, act }: ActionContext): Promise<Acted> {
  const number = /^\d{1,15}$/.test(id) ? Number(id) : undefined
  return number !== undefined && (await ports.memory.duties.revokeLink(number, act(id)))
    ? { outcome: 'done', recorded: true, say: 'Đã thu hồi: lịch không đọc được từ địa chỉ này nữa.' }
    : { outcome: 'refused', say: 'Không có địa chỉ này, hoặc đã thu hồi.' }
}
