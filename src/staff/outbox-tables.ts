import type { DeadLetter, Lane, Load, OutboxState } from '../desk/memory.ts'
import { today } from '../lib/day.ts'
import { channelName } from '../reports/key-names.ts'
import type { Table } from '../reports/table.ts'
import type { PageContext } from './page.ts'

const outboxStates: Readonly<Record<OutboxState, string>> = {
  pending: 'chờ gửi',
  sending: 'đang gửi',
  unknown: 'không rõ đã đến chưa',
  failed: 'gửi lỗi',
}

const lanes: Readonly<Record<Lane, string>> = { reply: 'trả lời', notice: 'thông báo', bulk: 'gửi hàng loạt' }

export function outboxTable({ outbox }: Load, context: PageContext): Table {
  return {
    name: 'hang-gui',
    title: 'Tin đi, theo kênh và trạng thái',
    columns: [
      { heading: 'Kênh', kind: 'text' },
      { heading: 'Trạng thái', kind: 'text' },
      { heading: 'Số tin', kind: 'count' },
      { heading: 'Cũ nhất từ', kind: 'day' },
    ],
    rows: outbox.map(({ channel, state, count, oldestAt }) => [
      channelName(channel),
      outboxStates[state],
      count,
      dayOf(oldestAt, context),
    ]),
    notes: [],
  }
}

/** Without what they say, and to whom. */
export function lettersTable(letters: readonly DeadLetter[], context: PageContext): Table {
  return {
    name: 'tin-loi',
    title: 'Tin không gửi được',
    columns: [
      { heading: 'Số', kind: 'count' },
      { heading: 'Ngày', kind: 'day' },
      { heading: 'Kênh', kind: 'text' },
      { heading: 'Loại', kind: 'text' },
      { heading: 'Trạng thái', kind: 'text' },
      { heading: 'Số lần thử', kind: 'count' },
      { heading: 'Mã lỗi', kind: 'text' },
    ],
    rows: letters.map(({ id, at, channel, lane, state, attempts, reason }) => [
      id,
      dayOf(at, context),
      channelName(channel),
      lanes[lane],
      outboxStates[state],
      attempts,
      reason,
    ]),
    notes: [],
  }
}

function dayOf(at: number, { ports }: PageContext): string {
  return today(at, ports.library().knowledge.office.timeZone)
}
