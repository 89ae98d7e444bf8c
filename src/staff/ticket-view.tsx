import type { VNode } from 'preact'
import { writtenCode } from '../conversation/ticket.ts'
import type { StaffTicket } from '../desk/tickets.ts'
import { channelName } from '../reports/key-names.ts'
import { report } from '../words/report.ts'
import { tables } from '../words/tables.ts'
import { ActionForm, home } from './forms.tsx'
import { communeNames, entryNames } from './names.ts'
import type { PageContext } from './page.ts'
import { Empty, Facts, instant } from './parts.tsx'
import { longestReply, seenOf } from './ticket-actions.ts'
import { stateMeanings, stateNames } from './ticket-words.ts'

type Shown = {
  readonly ticket: StaffTicket | undefined
  readonly context: PageContext
}

/** One ticket with what may be done with it. */
export function TicketView({ ticket, context }: Shown): VNode {
  const back = (
    <p>
      <a href={`${home}/phan-anh`}>← Mọi ý kiến</a>
    </p>
  )
  if (!ticket)
    return (
      <>
        {back}
        <Empty>Không có ý kiến nào với mã này. Người viết có thể đã rút, hoặc đã quá hạn lưu.</Empty>
      </>
    )
  return (
    <>
      {back}
      <h2>{`${tables.figures.tickets[ticket.about]} ${writtenCode(ticket.code)}`}</h2>
      <blockquote>{ticket.text}</blockquote>
      <TicketFacts ticket={ticket} context={context} />
      {ticket.reply !== null && (
        <>
          <h3>Trả lời lúc {instant(ticket.repliedAt)}</h3>
          <blockquote>{ticket.reply}</blockquote>
        </>
      )}
      {context.account.role === 'viewer' ? (
        <p class="hint">Vai trò của bạn chỉ xem; biên tập viên trả lời và đóng ý kiến.</p>
      ) : (
        <Forms ticket={ticket} context={context} />
      )}
    </>
  )
}

function TicketFacts({ ticket, context: { ports } }: Shown & { readonly ticket: StaffTicket }): VNode {
  const { at, channel, state, entry, stars, place } = ticket
  const facts = [
    ['Gửi lúc', instant(at)],
    ['Trạng thái', `${stateNames[state]}. ${stateMeanings[state]}`],
    ['Kênh', channelName(channel)],
    ['Thủ tục', entry === null ? null : entryNames(ports)(entry)],
    ['Mức đánh giá', stars === null ? null : `${stars} – ${report.scale[stars]}`],
    ['Xã, phường', place === null ? null : communeNames(ports)(place)],
  ] as const
  return <Facts facts={facts} />
}

function Forms({ ticket, context }: { readonly ticket: StaffTicket; readonly context: PageContext }): VNode {
  const fields = { ma: ticket.code, 'da-thay': seenOf(ticket) }
  return (
    <>
      <h3>{ticket.reply === null ? 'Trả lời' : 'Sửa trả lời'}</h3>
      <ActionForm context={context} do="reply" fields={fields}>
        <div class="field">
          <label for="tra-loi">Nội dung người dân sẽ đọc</label>
          <textarea
            id="tra-loi"
            name="tra-loi"
            required
            maxLength={longestReply}
            aria-describedby="tra-loi-hint"
          >
            {ticket.reply ?? ''}
          </textarea>
          <p class="hint" id="tra-loi-hint">
            Nhiều nhất {longestReply} ký tự. Không viết tên, số giấy tờ hay chuyện riêng của ai. Sửa trả lời
            thì người dân được báo lại một lần.
          </p>
        </div>
        <button type="submit">Gửi trả lời</button>
      </ActionForm>
      {ticket.state === 'open' && (
        <ActionForm context={context} do="close" fields={fields} class="apart">
          <p class="hint">Ý kiến đã ghi nhận và không cần trả lời:</p>
          <button type="submit" class="second">
            Đóng, không trả lời
          </button>
        </ActionForm>
      )}
    </>
  )
}
