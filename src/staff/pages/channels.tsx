import type { VNode } from 'preact'
import type { Load } from '../../desk/memory.ts'
import { channelName } from '../../reports/key-names.ts'
import { groupThousands } from '../../words/words.ts'
import { FigureTable, tableFiles } from '../figure-table.tsx'
import { DeadLetters, mostAtOnce, sendAgain, sendAllAgain } from '../letters.tsx'
import { lettersTable, outboxTable } from '../outbox-tables.ts'
import type { PageContext, StaffPage } from '../page.ts'
import { DataTable, Empty, instant } from '../parts.tsx'
import type { DoorHealth } from '../ports.ts'

const shown = 50

export const channels: StaffPage = {
  path: 'kenh',
  title: 'Kênh và gửi',
  role: 'viewer',
  async render(context) {
    const { memory, doors } = context.ports
    const [load, letters] = [await memory.load(), await memory.deadLetters(shown)]
    return (
      <>
        <Doors doors={doors()} />
        <h2>Đang chờ gửi</h2>
        <Waiting load={load} />
        <FigureTable
          table={outboxTable(load, context)}
          context={context}
          empty="Không có tin nào đang chờ, đang gửi hay bị lỗi."
          stacks
        />
        <h2>Tin không gửi được</h2>
        <DeadLetters letters={letters} context={context} />
      </>
    )
  },
  actions: {
    'gui-lai': { name: 'Gửi lại tin', role: 'admin', run: sendAgain },
    'gui-lai-tat-ca': { name: 'Gửi lại mọi tin lỗi', role: 'admin', run: sendAllAgain },
  },
  downloads: tableFiles({
    'hang-gui': async (context) => outboxTable(await context.ports.memory.load(), context),
    'tin-loi': async (context) => lettersTable(await context.ports.memory.deadLetters(mostAtOnce), context),
  }),
}

const doorStates: Readonly<Record<DoorHealth['state'], string>> = {
  up: 'hoạt động',
  starting: 'đang kết nối',
  degraded: 'có vấn đề',
  down: 'không hoạt động',
}

function Doors({ doors }: { readonly doors: ReturnType<PageContext['ports']['doors']> }): VNode {
  const set = Object.entries(doors)
  return (
    <>
      <DataTable
        caption="Các kênh"
        headings={['Kênh', 'Tình trạng', 'Cần làm']}
        rows={[
          [channelName('web'), doorStates.up, ''],
          ...set.map(([name, health]) => [
            channelName(name),
            health ? doorStates[health.state] : doorStates.starting,
            reasonOf(health),
          ]),
        ]}
        empty=""
        stacks
      />
      {set.length === 0 && (
        <Empty>
          Chưa nối Telegram hay Zalo: người dân chỉ hỏi được trên trang web. Hướng dẫn nối ở{' '}
          <code>docs/</code>. Sau khi nối, lệnh <code>motcua doctor</code> kiểm tra từng bước.
        </Empty>
      )}
    </>
  )
}

/** Reasons are written for the log and the health check; the doctor says it all in Vietnamese. */
function reasonOf(health: DoorHealth | undefined): string {
  return health?.reason === undefined ? '' : `Chạy lệnh motcua doctor để biết cách sửa (${health.reason})`
}

function Waiting({ load: { waiting, oldestWaitingAt } }: { readonly load: Load }): VNode {
  return waiting === 0 ? (
    <p>Mọi tin nhắn đến đều đã được trả lời.</p>
  ) : (
    <p>
      {groupThousands(waiting)} tin nhắn đến chờ trả lời, lâu nhất từ {instant(oldestWaitingAt)}.
    </p>
  )
}
