import type { VNode } from 'preact'
import { readTicketCode, type TicketState, ticketStates, writtenCode } from '../../conversation/ticket.ts'
import type { StaffTicket } from '../../desk/tickets.ts'
import { today } from '../../lib/day.ts'
import { shorten } from '../../lib/shorten.ts'
import { channelName } from '../../reports/key-names.ts'
import type { Table } from '../../reports/table.ts'
import { report } from '../../words/report.ts'
import { tables } from '../../words/tables.ts'
import { TableFiles, tableFiles } from '../figure-table.tsx'
import { Field, home } from '../forms.tsx'
import { communeNames, entryNames } from '../names.ts'
import type { PageContext, StaffPage } from '../page.ts'
import { DataTable, instant } from '../parts.tsx'
import { ticketActions } from '../ticket-actions.ts'
import { TicketView } from '../ticket-view.tsx'
import { stateNames } from '../ticket-words.ts'

const shown = 50
/** In a file. */
const mostInFile = 10_000

export const tickets: StaffPage = {
  path: 'phan-anh',
  title: 'Phản ánh, góp ý',
  role: 'viewer',
  async render(context) {
    const { ma } = context.query
    if (ma === undefined) return list(context)
    const ticket = await context.ports.memory.tickets.find(readTicketCode(ma) ?? '')
    return <TicketView ticket={ticket} context={context} />
  },
  actions: ticketActions,
  downloads: tableFiles({ 'phan-anh': tableFor }),
}

function stateOf({ query }: PageContext): TicketState | undefined {
  return ticketStates.find((state) => state === query['trang-thai'])
}

async function list(context: PageContext): Promise<VNode> {
  const { tickets } = context.ports.memory
  const state = stateOf(context)
  const before = /^\d{1,15}$/.test(context.query.truoc ?? '') ? Number(context.query.truoc) : undefined
  const found = await tickets.list(
    { ...(state ? { states: [state] } : {}), ...(before === undefined ? {} : { before }) },
    shown,
  )
  const counts = await tickets.count()
  const last = found.at(-1)
  return (
    <>
      <p>
        Lời của người dân, đã che thông tin cá nhân. Không ai ở đây thấy được người viết là ai; trả lời được
        chuyển về đúng khung chat của họ.
      </p>
      <form method="get" action={`${home}/phan-anh`} class="find">
        <Field name="ma" label="Tìm theo mã" hint="Mã người dân đọc cho bạn, như KM4T-Q7X2." maxLength={20} />
        <button type="submit" class="second">
          Tìm
        </button>
      </form>
      <States chosen={state} counts={counts} />
      <DataTable
        caption={`${state ? stateNames[state] : 'Tất cả'}, mới nhất trước`}
        headings={['Mã', 'Lúc', 'Loại', 'Nội dung', 'Kênh', 'Trạng thái']}
        rows={found.map((ticket) => row(ticket))}
        empty={emptyWords(state)}
        stacks
      />
      {found.length > 0 && (
        <TableFiles
          path="phan-anh"
          name="phan-anh"
          title="Phản ánh, góp ý"
          query={state ? `?trang-thai=${state}` : ''}
        />
      )}
      {last && found.length === shown && (
        <p>
          <a href={`${home}/phan-anh?truoc=${last.id}${state ? `&trang-thai=${state}` : ''}`}>Cũ hơn</a>
        </p>
      )}
    </>
  )
}

function row(ticket: StaffTicket) {
  const { code, at, about, text, channel, state } = ticket
  return [
    <a href={`${home}/phan-anh?ma=${code}`}>{writtenCode(code)}</a>,
    instant(at),
    tables.figures.tickets[about],
    shorten(text, 160),
    channelName(channel),
    stateNames[state],
  ]
}

function States(props: {
  readonly chosen: TicketState | undefined
  readonly counts: Readonly<Record<TicketState, number>>
}): VNode {
  const { chosen, counts } = props
  return (
    <section class="period" aria-label="Trạng thái">
      <ul>
        <li>
          <a href={`${home}/phan-anh`} aria-current={chosen === undefined ? 'true' : undefined}>
            Tất cả
          </a>
        </li>
        {ticketStates.map((state) => (
          <li>
            <a
              href={`${home}/phan-anh?trang-thai=${state}`}
              aria-current={chosen === state ? 'true' : undefined}
            >
              {stateNames[state]} ({counts[state]})
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function emptyWords(state: TicketState | undefined): string {
  return state === 'open'
    ? 'Không còn ý kiến nào chờ trả lời.'
    : 'Chưa có ý kiến nào ở đây. Người dân gửi bằng cách nhắn «góp ý», hoặc viết thêm sau khi đánh giá 1–2 sao.'
}

async function tableFor(context: PageContext): Promise<Table> {
  const { timeZone } = context.ports.library().knowledge.office
  const nameOf = entryNames(context.ports)
  const communeOf = communeNames(context.ports)
  const state = stateOf(context)
  const found = await context.ports.memory.tickets.list(state ? { states: [state] } : {}, mostInFile)
  const text = (heading: string) => ({ heading, kind: 'text' }) as const
  return {
    name: 'phan-anh',
    title: 'Phản ánh, góp ý',
    columns: [
      text('Mã'),
      { heading: 'Ngày', kind: 'day' },
      ...['Loại', 'Nội dung', 'Thủ tục', 'Mức đánh giá', 'Xã, phường', 'Kênh', 'Trạng thái', 'Trả lời'].map(
        text,
      ),
    ],
    rows: found.map(({ code, at, about, text: said, entry, stars, place, channel, state: now, reply }) => [
      writtenCode(code),
      today(at, timeZone),
      tables.figures.tickets[about],
      said,
      entry === null ? null : nameOf(entry),
      stars === null ? null : `${stars} – ${report.scale[stars]}`,
      place === null ? null : communeOf(place),
      channelName(channel),
      stateNames[now],
      reply,
    ]),
    notes: ['Lời của người dân đã che thông tin cá nhân. Chỉ dùng để giải quyết ý kiến này.'],
  }
}
