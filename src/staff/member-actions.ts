import { codeMinutes, linkedMemberCode, writtenMemberCode } from '../conversation/member.ts'
import { invite, readInvited } from '../desk/invite.ts'
import type { Acted, ActionContext, Fields, PageAction } from './page.ts'

/** What an admin may do to civil servants in the chats. The log names them by number, and never a code. */
export const memberActions: Readonly<Record<string, PageAction>> = {
  code: { name: 'Tạo mã cho cán bộ', role: 'admin', run: makeCode },
  revoke: {
    name: 'Thu hồi quyền cán bộ',
    role: 'admin',
    run: onNumber('Không có cán bộ này, hoặc đã thu hồi.', async (id, { ports, now, act }) =>
      (await ports.memory.members.revoke(id, now, act(String(id))))
        ? 'Đã thu hồi, có hiệu lực ngay.'
        : undefined,
    ),
  },
  cancel: {
    name: 'Hủy mã cho cán bộ',
    role: 'admin',
    run: onNumber('Mã này đã dùng, đã hết hạn hoặc đã hủy.', async (id, { ports, act }) =>
      (await ports.memory.members.withdraw(id, act(String(id)))) ? 'Đã hủy mã.' : undefined,
    ),
  },
}

async function makeCode(fields: Fields, { ports, now, account, act }: ActionContext): Promise<Acted> {
  const { name = '', unit = '', role = '' } = fields
  const invited = readInvited({ name, unit, role, madeBy: account.name })
  if (!invited)
    return {
      outcome: 'refused',
      say: 'Họ tên và đơn vị gồm 2 đến 80 ký tự: chữ, số, dấu cách, dấu chấm, phẩy, gạch, ngoặc.',
    }
  const detail = `${invited.unit} ${invited.role}`
  const code = await invite(ports.memory.members, invited, now, act('-', detail))
  const link = await ports.startLink(linkedMemberCode(code))
  const written = writtenMemberCode(code)
  const how = link === undefined ? '' : ` Dùng Telegram thì quét mã QR hoặc mở ${link} rồi bấm «Bắt đầu».`
  return {
    outcome: 'done',
    recorded: true,
    say: `Mã của ${invited.name}: ${written} – chỉ hiện một lần, dùng được một lần trong ${codeMinutes} phút. Cán bộ nhắn riêng mã này cho trợ lý trên Telegram, Zalo hoặc trang web, không nhắn trong nhóm.${how}`,
    scan: link ?? written,
  }
}

type OnNumber = (id: number, context: ActionContext) => Promise<string | undefined>

/** `run` says what was done; undefined: there was nothing to do it to. */
function onNumber(refusal: string, run: OnNumber): PageAction['run'] {
  return async ({ id = '' }, context) => {
    const say = /^\d{1,15}$/.test(id) ? await run(Number(id), context) : undefined
    if (say === undefined) return { outcome: 'refused', say: refusal }
    return { outcome: 'done', recorded: true, say }
  }
}
