import type { VNode } from 'preact'
import type { DeadLetter, Lane, Load, OutboxState } from '../../desk/memory.ts'
import { today } from '../../lib/day.ts'
import { channelName } from '../../reports/key-names.ts'
import type { Table } from '../../reports/table.ts'
import { groupThousands } from '../../words/words.ts'
import { FigureTable, tableFiles } from '../figure-table.tsx'
import { ActionForm } from '../forms.tsx'
import type { Acted, Fields, PageContext, StaffPage } from '../page.ts'
import { DataTable, Empty, instant } from '../parts.tsx'
import type { DoorHealth } from '../ports.ts'

const shown = 50
/** SQLite takes 32,766 binds in one statement. */
const mostAtOnce = 10_000

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
        />
        <h2>Tin không gửi được</h2>
        <Letters letters={letters} context={context} />
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

const outboxStates: Readonly<Record<OutboxState, string>> = {
  pending: 'chờ gửi',
  sending: 'đang gửi',
  unknown: 'không rõ đã đến chưa',
  failed: 'gửi lỗi',
}

const lanes: Readonly<Record<Lane, string>> = { reply: 'trả lời', notice: 'thông báo', bulk: 'gửi hàng loạt' }

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

function outboxTable({ outbox }: Load, context: PageContext): Table {
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
function lettersTable(letters: readonly DeadLetter[], context: PageContext): Table {
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

type Listed = { readonly letters: readonly DeadLetter[]; readonly context: PageContext }

function Letters({ letters, context }: Listed): VNode {
  if (letters.length === 0)
    return (
      <Empty>
        Không có tin lỗi. Tin mà nền tảng từ chối, hoặc không rõ đã đến chưa, sẽ hiện ở đây để người quản trị
        gửi lại.
      </Empty>
    )
  const isAdmin = context.account.role === 'admin'
  return (
    <>
      <FigureTable table={lettersTable(letters, context)} context={context} empty="" stacks />
      {isAdmin ? (
        <Again letters={letters} context={context} />
      ) : (
        <p class="hint">Người quản trị gửi lại được các tin này.</p>
      )}
    </>
  )
}

function Again({ letters, context }: Listed): VNode {
  return (
    <>
      <h3>Gửi lại</h3>
      <p class="hint">Tin «không rõ đã đến chưa» có thể đến lần thứ hai.</p>
      <ActionForm context={context} do="gui-lai" class="find">
        <div class="field">
          <label for="tin">Tin</label>
          <select id="tin" name="tin">
            {letters.map(({ id, at, channel, reason }) => (
              <option value={String(id)}>
                {`${id} · ${channelName(channel)} · ${instant(at)}${reason === null ? '' : ` · ${reason}`}`}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">Gửi lại tin này</button>
      </ActionForm>
      <ActionForm context={context} do="gui-lai-tat-ca">
        <button type="submit" class="second">
          Gửi lại tất cả
        </button>
      </ActionForm>
    </>
  )
}

async function sendAgain({ tin = '' }: Fields, { ports }: PageContext): Promise<Acted> {
  const id = /^[1-9]\d{0,14}$/.test(tin) ? Number(tin) : undefined
  if (id === undefined) return { outcome: 'refused', say: 'Chưa chọn tin nào.' }
  const count = await ports.memory.sendAgain([id])
  return count === 1
    ? { outcome: 'done', say: 'Tin sẽ được gửi lại ngay.', target: String(id) }
    : {
        outcome: 'refused',
        say: 'Tin này không còn ở đây: đã được gửi lại hoặc đã hết hạn lưu.',
        target: String(id),
      }
}

async function sendAllAgain(_: Fields, { ports }: PageContext): Promise<Acted> {
  const letters = await ports.memory.deadLetters(mostAtOnce)
  if (letters.length === 0) return { outcome: 'refused', say: 'Không có tin lỗi nào.' }
  const count = await ports.memory.sendAgain(letters.map(({ id }) => id))
  return { outcome: 'done', say: `${groupThousands(count)} tin sẽ được gửi lại.`, detail: String(count) }
}
