import type { VNode } from 'preact'
import { type Broadcast, type Progress, recipientStates } from '../desk/broadcasts.ts'
import { channelName } from '../reports/key-names.ts'
import { groupThousands } from '../words/words.ts'
import { reasonNames, recipientStateNames } from './broadcast-words.ts'
import { DataTable } from './parts.tsx'

/** How far it is, as a bar and in numbers; it moves because the page is asked for again. */
export function BroadcastProgress(props: {
  readonly broadcast: Broadcast
  readonly progress: readonly Progress[]
}): VNode {
  const { broadcast, progress } = props
  const total = sum(progress)
  const left = sum(progress.filter(({ state }) => state === 'waiting' || state === 'sending'))
  const erased = Math.max(0, broadcast.people - total)
  const reasons = progress.filter(({ reason, state }) => reason !== null && state !== 'sent')
  return (
    <>
      <h2>Tiến độ</h2>
      <p>
        <label for="tien-do">
          {`${groupThousands(total - left)} trên ${groupThousands(total)} người`}
          {total > 0 && ` (${Math.floor(((total - left) / total) * 100)} %)`}
        </label>{' '}
        <progress id="tien-do" max={Math.max(1, total)} value={total - left} />
      </p>
      <DataTable
        caption="Người nhận theo kênh"
        headings={['Kênh', ...recipientStates.map((state) => recipientStateNames[state])]}
        rows={[...new Set(progress.map(({ channel }) => channel))].map((channel) => [
          channelName(channel),
          ...recipientStates.map((state) =>
            groupThousands(sum(progress.filter((each) => each.channel === channel && each.state === state))),
          ),
        ])}
        numbers={recipientStates.map((_, at) => at + 1)}
        empty="Chưa có người nhận nào."
      />
      {reasons.length > 0 && (
        <DataTable
          caption="Vì sao không gửi được"
          headings={['Kênh', 'Trạng thái', 'Lý do', 'Số người']}
          rows={reasons.map(({ channel, state, reason, count }) => [
            channelName(channel),
            recipientStateNames[state],
            reasonNames[reason ?? ''] ?? reason,
            groupThousands(count),
          ])}
          numbers={[3]}
          empty=""
        />
      )}
      {erased > 0 && (
        <p>{groupThousands(erased)} người không còn trong danh sách: đã xóa dữ liệu, hoặc quá hạn lưu.</p>
      )}
    </>
  )
}

function sum(progress: readonly Progress[]): number {
  return progress.reduce((total, { count }) => total + count, 0)
}
