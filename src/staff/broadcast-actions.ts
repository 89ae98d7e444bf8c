import type { Broadcast } from '../desk/broadcasts.ts'
import { digestOf, problemsOf, readDraft, titleOf } from './broadcast-draft.ts'
import type { Acted, ActionContext, Fields, PageAction } from './page.ts'

/** After it was approved, so long everybody may still call it off. */
const countdownMs = 60_000

/** What may be done with a message to many. */
export const broadcastActions: Readonly<Record<string, PageAction>> = {
  luu: { name: 'Lưu nháp thông báo', role: 'editor', run: save },
  'gui-duyet': on('Gửi duyệt thông báo', 'editor', propose),
  'tra-lai': on('Trả lại thông báo', 'admin', async ({ id }, { ports, act }) =>
    (await ports.memory.broadcasts.refuse(id, act)) ? { ...done, say: 'Đã trả lại cho người soạn.' } : late,
  ),
  duyet: on('Duyệt thông báo', 'admin', approve),
  dung: on('Hủy hoặc dừng thông báo', 'editor', async ({ id }, { ports, act }) =>
    (await ports.memory.broadcasts.end(id, act))
      ? { ...done, say: 'Đã dừng. Không ai được gửi thêm; tin đang trên đường có thể vẫn đến.' }
      : { outcome: 'refused', say: 'Thông báo này đã kết thúc từ trước.' },
  ),
  'dung-tat-ca': { name: 'Dừng mọi thông báo', role: 'editor', run: stopAll },
  'gui-lai': on('Gửi lại người chưa rõ đã nhận', 'admin', async ({ id }, { ports, act }) => {
    const count = await ports.memory.broadcasts.sendUnknownAgain(id, act)
    return count > 0
      ? { ...done, say: `Sẽ gửi lại cho ${count} người.` }
      : { outcome: 'refused', say: 'Không còn ai chưa rõ đã nhận.' }
  }),
}

const done = { outcome: 'done', recorded: true } as const

const late: Acted = {
  outcome: 'refused',
  say: 'Trong lúc bạn xem, thông báo này đã đổi trạng thái. Mời xem lại.',
}

type OnBroadcast = (broadcast: Broadcast, context: ActionContext, fields: Fields) => Promise<Acted>

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
async function save(fields: Fields, { ports, act, now }: ActionContext): Promise<Acted> {
  const draft = readDraft(fields)
  if (!draft) return { outcome: 'refused', say: 'Chưa chọn gửi cho ai.', query: '?soan=moi' }
  const { broadcasts } = ports.memory
  const known = /^\d{1,15}$/.test(fields.so ?? '') ? Number(fields.so) : undefined
  if (known !== undefined && !(await broadcasts.revise(known, draft, act)))
    return { ...late, target: String(known), query: `?so=${known}` }
  const id = known ?? (await broadcasts.draft(draft, act))
  const left = problemsOf(draft, ports, now).length
  const say = left === 0 ? 'Đã lưu. Hãy xem trước rồi gửi duyệt.' : `Đã lưu nháp, còn ${left} điều phải sửa.`
  return { ...done, say, target: String(id), query: `?so=${id}` }
}

async function propose(broadcast: Broadcast, { ports, act, now }: ActionContext): Promise<Acted> {
  const [problem] = problemsOf(broadcast, ports, now)
  if (problem !== undefined) return { outcome: 'refused', say: problem }
  return (await ports.memory.broadcasts.propose(broadcast.id, act))
    ? { ...done, say: 'Đã gửi duyệt. Một người quản trị khác phải duyệt thì mới gửi.' }
    : late
}

async function approve(
  broadcast: Broadcast,
  { ports, account, act, now }: ActionContext,
  fields: Fields,
): Promise<Acted> {
  if (broadcast.madeBy === account.name)
    return { outcome: 'refused', say: 'Bạn là người soạn: phải có người quản trị khác duyệt.' }
  if (fields['da-xem'] !== digestOf(broadcast)) return late
  const [problem] = problemsOf(broadcast, ports, now)
  if (problem !== undefined) return { outcome: 'refused', say: problem }
  const named = (target: string) => act(target, titleOf(broadcast))
  return (await ports.memory.broadcasts.approve(broadcast.id, now + countdownMs, named))
    ? {
        ...done,
        say: `Đã duyệt. Bắt đầu gửi sau ${countdownMs / 1000} giây; trước đó ai cũng hủy được.`,
      }
    : late
}

async function stopAll(_: Fields, { ports, act }: ActionContext): Promise<Acted> {
  const ids = await ports.memory.broadcasts.endAll(act)
  return ids.length > 0
    ? { ...done, say: `Đã dừng ${ids.length} thông báo.` }
    : { outcome: 'refused', say: 'Không có thông báo nào đang gửi hay sắp gửi.' }
}
