import type { StaffTicket } from '../desk/tickets.ts'
import { cleanText } from '../language/clean.ts'
import type { Acted, ActionContext, Fields, PageAction } from './page.ts'

/** Two Zalo messages; what is longer is better said on a page that the reply links to. */
export const longestReply = 1_500

/** What editors may do with a ticket. Its code is for the audit log, its words are not. */
export const ticketActions: Readonly<Record<string, PageAction>> = {
  reply: onTicket('Trả lời ý kiến', reply),
  close: onTicket('Đóng ý kiến', async ({ code }, { ports, now, act }) =>
    (await ports.memory.tickets.close(code, now, act(code)))
      ? { outcome: 'done', recorded: true, say: 'Đã đóng. Người dân tra mã sẽ thấy ý kiến đã được ghi nhận.' }
      : { outcome: 'refused', say: 'Ý kiến này không còn chờ trả lời nên không đóng được.' },
  ),
}

type OnTicket = (ticket: StaffTicket, context: ActionContext, fields: Fields) => Promise<Acted>

function onTicket(name: string, run: OnTicket): PageAction {
  return {
    name,
    role: 'editor',
    async run(fields, context) {
      const ticket = await context.ports.memory.tickets.find(fields.ma ?? '')
      if (!ticket)
        return { outcome: 'refused', say: 'Không còn ý kiến này: người viết có thể đã rút hoặc xóa.' }
      const { code } = ticket
      return { target: code, query: `?ma=${code}`, ...(await run(ticket, context, fields)) }
    },
  }
}

async function reply(
  ticket: StaffTicket,
  { ports, now, act }: ActionContext,
  fields: Fields,
): Promise<Acted> {
  const { text } = cleanText(fields['tra-loi'] ?? '')
  if (text === '') return { outcome: 'refused', say: 'Chưa có nội dung trả lời.' }
  if (text.length > longestReply)
    return { outcome: 'refused', say: `Trả lời dài ${text.length} ký tự: nhiều nhất ${longestReply}.` }
  if ((fields['da-thay'] ?? '') !== seenOf(ticket))
    return {
      outcome: 'refused',
      say: 'Trong lúc bạn viết, người khác đã trả lời hoặc đóng ý kiến này. Mời xem lại.',
    }
  const isStored = await ports.memory.tickets.reply(ticket.code, text, now, act(ticket.code))
  return isStored
    ? {
        outcome: 'done',
        recorded: true,
        say: 'Đã lưu trả lời và chuyển cho người dân khi nền tảng cho phép.',
      }
    : { outcome: 'refused', say: 'Không còn ý kiến này: người viết vừa rút hoặc xóa.' }
}

/** What a reply was written to: another one since then must not be overwritten unseen. */
export function seenOf({ state, repliedAt }: StaffTicket): string {
  return `${state === 'told' ? 'replied' : state}:${repliedAt ?? ''}`
}
