import type { VNode } from 'preact'
import { automatic, type Broadcast, type BroadcastState } from '../../desk/broadcasts.ts'
import { type Unit, unitsOf } from '../../reports/duties.ts'
import { groupThousands } from '../../words/words.ts'
import { countAudience } from '../audience-count.ts'
import { audienceName } from '../audience-names.ts'
import { broadcastActions } from '../broadcast-actions.ts'
import { titleOf } from '../broadcast-draft.ts'
import { BroadcastForm } from '../broadcast-form.tsx'
import { BroadcastView } from '../broadcast-view.tsx'
import { broadcastStateNames } from '../broadcast-words.ts'
import { ActionForm, home } from '../forms.tsx'
import type { PageContext, Refresh, StaffPage } from '../page.ts'
import { DataTable, Empty, instant } from '../parts.tsx'

const shown = 50

export const broadcasts: StaffPage = {
  path: 'thong-bao',
  title: 'Thông báo cho nhiều người',
  role: 'viewer',
  async render(context) {
    const { so, soan } = context.query
    if (soan !== undefined) return compose(context, soan)
    return so === undefined ? list(context) : view(context, so)
  },
  refresh,
  actions: broadcastActions,
}

const units = async ({ ports, now }: PageContext): Promise<Unit[]> =>
  unitsOf(await ports.memory.members.list(now))

const ofNumber = ({ ports }: PageContext, number: string) =>
  ports.memory.broadcasts.find(/^\d{1,15}$/.test(number) ? Number(number) : 0)

async function compose(context: PageContext, number: string): Promise<VNode> {
  if (context.account.role === 'viewer') return <Empty>Vai trò của bạn chỉ xem, không soạn được.</Empty>
  const broadcast = number === 'moi' ? undefined : await ofNumber(context, number)
  if (number !== 'moi' && broadcast?.state !== 'draft') return <Empty>Chỉ sửa được bản nháp.</Empty>
  return (
    <>
      <p>
        <a href={`${home}/thong-bao`}>← Mọi thông báo</a>
      </p>
      <h2>{broadcast ? 'Sửa bản nháp' : 'Soạn thông báo'}</h2>
      <p>
        Người dân chỉ nhận điều họ đã tự chọn theo dõi, và ngừng được bằng một nút. Cán bộ nhận tin gửi cho
        đơn vị mình. Người quản trị khác duyệt xong mới gửi.
      </p>
      <BroadcastForm context={context} broadcast={broadcast} units={await units(context)} />
    </>
  )
}

async function view(context: PageContext, number: string): Promise<VNode> {
  const broadcast = await ofNumber(context, number)
  if (!broadcast) return <Empty>Không có thông báo nào mang số này.</Empty>
  const isListed = !['draft', 'proposed', 'countdown'].includes(broadcast.state)
  return (
    <>
      <BroadcastView
        context={context}
        broadcast={broadcast}
        audience={isListed ? undefined : await countAudience(context.ports, broadcast.audience, context.now)}
        progress={await context.ports.memory.broadcasts.progress(broadcast.id)}
        units={await units(context)}
      />
      {isMoving(broadcast.state) && <Moving context={context} />}
    </>
  )
}

/** Four minutes, less than the shortest session: a page left open must not keep somebody signed in. */
const refreshes = 48
const refreshSeconds = 5

async function refresh(context: PageContext): Promise<Refresh | undefined> {
  const { so } = context.query
  const turn = turnOf(context)
  if (so === undefined || turn >= refreshes) return undefined
  const broadcast = await ofNumber(context, so)
  if (!broadcast || !isMoving(broadcast.state)) return undefined
  return { seconds: refreshSeconds, query: `?so=${broadcast.id}&lan=${turn + 1}` }
}

function turnOf({ query }: PageContext): number {
  return /^\d{1,3}$/.test(query.lan ?? '') ? Number(query.lan) : 0
}

function isMoving(state: BroadcastState): boolean {
  return state === 'countdown' || state === 'freezing' || state === 'sending'
}

function Moving({ context }: { readonly context: PageContext }): VNode {
  return turnOf(context) < refreshes ? (
    <p class="hint">Trang tự cập nhật {refreshSeconds} giây một lần.</p>
  ) : (
    <p>
      <a href={`${home}/thong-bao?so=${context.query.so ?? ''}`}>Cập nhật tiếp</a>
    </p>
  )
}

async function list(context: PageContext): Promise<VNode> {
  const { broadcasts: many } = context.ports.memory
  const before = /^\d{1,15}$/.test(context.query.truoc ?? '') ? Number(context.query.truoc) : undefined
  const found = await many.list(shown, before)
  const known = await units(context)
  const last = found.at(-1)
  const mayWrite = context.account.role !== 'viewer'
  return (
    <>
      <p>
        Tin gửi cho người đã chọn theo dõi một thủ tục, lĩnh vực hay địa phương, hoặc cho cán bộ. Khi phí,
        giấy tờ hoặc thời gian của một thủ tục đổi trong nội dung, tin «trước, nay» được soạn tự động và gửi
        sau 10 phút.
      </p>
      {mayWrite && (
        <p>
          <a class="button" href={`${home}/thong-bao?soan=moi`}>
            Soạn thông báo
          </a>
        </p>
      )}
      {mayWrite && found.some(({ state }) => isMoving(state)) && (
        <ActionForm context={context} do="dung-tat-ca" class="apart">
          <button type="submit" class="second">
            Dừng mọi thông báo ngay
          </button>
        </ActionForm>
      )}
      <DataTable
        caption="Thông báo, mới nhất trước"
        headings={['Tiêu đề', 'Gửi cho', 'Trạng thái', 'Người nhận', 'Soạn', 'Duyệt', 'Lúc']}
        rows={found.map((each) => row(each, context, known))}
        numbers={[3]}
        empty="Chưa có thông báo nào."
        stacks
      />
      {last && found.length === shown && (
        <p>
          <a href={`${home}/thong-bao?truoc=${last.id}`}>Cũ hơn</a>
        </p>
      )}
    </>
  )
}

function row(broadcast: Broadcast, { ports }: PageContext, known: readonly Unit[]) {
  const { id, state, audience, people, madeBy, approvedBy, at } = broadcast
  return [
    <a href={`${home}/thong-bao?so=${id}`}>{titleOf(broadcast)}</a>,
    audienceName(ports, audience, known),
    broadcastStateNames[state],
    groupThousands(people),
    madeBy === automatic ? 'tự động' : madeBy,
    approvedBy ?? '–',
    instant(at),
  ]
}
