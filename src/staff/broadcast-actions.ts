import type { Broadcast } from '../desk/broadcasts.ts'
import { digestOf, problemsOf, readDraft, titleOf } from './broadcast-draft.ts'
import type { Acted, Fields, PageAction, PageContext } from './page.ts'

/** After it was approved, so long everybody may still call it off. */
const countdownMs = 60_000

/** What may be done with a message to many. */
export const broadcastActions: Readonly<Record<string, PageAction>> = {
  luu: { name: 'Lưu nháp thông báo', role: 'editor', run: save },
  'gui-duyet': on('Gửi duyệt thông báo', 'editor', propose),
  'tra-lai': on('Trả lại thông báo', 'admin', async ({ id }, { ports }) =>
    (await ports.memory.broadcasts.refuse(id))
      ? { outcome: 'done', say: 'Đã trả lại cho người soạn.' }
      : late,
  ),
  duyet: on('Duyệt thông báo', 'admin', approve),
  dung: on('Hủy hoặc dừng thông báo', 'editor', async ({ id }, { ports, account, now }) =>
    (await ports.memory.broadcasts.end(id, account.name, now))
      ? { outcome: 'done', say: 'Đã dừng. Không ai được gửi thêm; tin đang trên đường có thể vẫn đến.' }
      : { outcome: 'refused', say: 'Thông báo này đã kết thúc từ trước.' },
  ),
  'dung-tat-ca': { name: 'Dừng mọi thông báo', role: 'editor', run: stopAll },
  'gui-lai': on('Gửi lại người chưa rõ đã nhận', 'admin', async ({ id }, { ports }) => {
    const count = await ports.memory.broadcasts.sendUnknownAgain(id)
    return count > 0
      ? { outcome: 'done', say: `Sẽ gửi lại cho ${count} người.`, detail: String(count) }
      : { outcome: 'refused', say: 'Không còn ai chưa rõ đã nhận.' }
  }),
}

const late: Acted = {
  outcome: 'refused',
  say: 'Trong lúc bạn xem, thông báo này đã đổi trạng thái. Mời xem lại.',
}

type OnBroadcast = (broadcast: Broadcast, context: PageContext, fields: Fields) => Promise<Acted>

function on(name: string, role: PageAction['role'], run: OnBroadcast): PageAction {
  return {
    name,
    role,
    async run(fields, context) {
      const id = /^\d{1,15}$/.test(fields.so ?? '') ? Number(fields.so) : 0
      const broadcast = await context.ports.memory.broadcasts.find(id)
      if (!broadcast) return { outcome: 'refused', say: 'Không có thông báo này.' }
      return { target: String(id), query: `?so=${id}`, ...(await run(broadcast, context, fields)) }
    },
  }
}

/** Whatever is there is kept: nobody writes a page twice because the date was missing. */
async function save(fields: Fields, { ports, account, now }: PageContext): Promise<Acted> {
  const draft = readDraft(fields)
  if (!draft) return { outcome: 'refused', say: 'Chưa chọn gửi cho ai.', query: '?soan=moi' }
  const { broadcasts } = ports.memory
  const known = /^\d{1,15}$/.test(fields.so ?? '') ? Number(fields.so) : undefined
  if (known !== undefined && !(await broadcasts.revise(known, draft, account.name)))
    return { ...late, target: String(known), query: `?so=${known}` }
  const id = known ?? (await broadcasts.draft(draft, account.name, now))
  const left = problemsOf(draft, ports, now).length
  const say = left === 0 ? 'Đã lưu. Hãy xem trước rồi gửi duyệt.' : `Đã lưu nháp, còn ${left} điều phải sửa.`
  return { outcome: 'done', say, target: String(id), query: `?so=${id}` }
}

async function propose(broadcast: Broadcast, { ports, now }: PageContext): Promise<Acted> {
  const [problem] = problemsOf(broadcast, ports, now)
  if (problem !== undefined) return { outcome: 'refused', say: problem }
  return (await ports.memory.broadcasts.propose(broadcast.id))
    ? { outcome: 'done', say: 'Đã gửi duyệt. Một người quản trị khác phải duyệt thì mới gửi.' }
    : late
}

async function approve(
  broadcast: Broadcast,
  { ports, account, now }: PageContext,
  fields: Fields,
): Promise<Acted> {
  if (broadcast.madeBy === account.name)
    return { outcome: 'refused', say: 'Bạn là người soạn: phải có người quản trị khác duyệt.' }
  if (fields['da-xem'] !== digestOf(broadcast)) return late
  const [problem] = problemsOf(broadcast, ports, now)
  if (problem !== undefined) return { outcome: 'refused', say: problem }
  return (await ports.memory.broadcasts.approve(broadcast.id, account.name, now + countdownMs))
    ? {
        outcome: 'done',
        say: `Đã duyệt. Bắt đầu gửi sau ${countdownMs / 1000} giây; trước đó ai cũng hủy được.`,
        detail: titleOf(broadcast),
      }
    : late
}

async function stopAll(_: Fields, { ports, account, now }: PageContext): Promise<Acted> {
  const ids = await ports.memory.broadcasts.endAll(account.name, now)
  return ids.length > 0
    ? { outcome: 'done', say: `Đã dừng ${ids.length} thông báo.`, target: ids.join(' ') }
    : { outcome: 'refused', say: 'Không có thông báo nào đang gửi hay sắp gửi.' }
}
