import type { VNode } from 'preact'
import type { CalendarLink } from '../../desk/duties.ts'
import {
  type DutyRow,
  dutyRows,
  dutyStandings,
  type Unit,
  unitsOf,
  unknownYears,
} from '../../reports/duties.ts'
import { dutyTable, standingNames } from '../../reports/duty-table.ts'
import type { Table } from '../../reports/table.ts'
import { dutyActions } from '../duty-actions.ts'
import { FigureTable, tableFiles } from '../figure-table.tsx'
import { ActionForm, Choice, home } from '../forms.tsx'
import type { PageContext, StaffPage } from '../page.ts'
import { DataTable, instant } from '../parts.tsx'

const shown = 100

export const duties: StaffPage = {
  path: 'nhiem-vu',
  title: 'Nhiệm vụ',
  role: 'viewer',
  async render(context) {
    const units = unitsOf(await context.ports.memory.members.list(context.now))
    const wanted = wantedOf(context)
    return (
      <>
        <p>
          Việc mà các văn bản chỉ đạo còn hiệu lực giao, theo đơn vị. Cán bộ báo «Đã nhận», «Đã xong» khi nhắn
          riêng với trợ lý.
        </p>
        <Filters units={units} wanted={wanted} />
        <FigureTable
          table={await tableFor(context, units)}
          context={context}
          query={queryOf(wanted)}
          most={shown}
          empty="Không có nhiệm vụ nào như vậy. Văn bản chỉ đạo được thêm ở thư mục content/directives."
          stacks
        />
        {context.account.role !== 'viewer' && (
          <Links links={await context.ports.memory.duties.links()} units={units} context={context} />
        )}
      </>
    )
  },
  actions: dutyActions,
  downloads: tableFiles({
    'nhiem-vu': async (context) =>
      tableFor(context, unitsOf(await context.ports.memory.members.list(context.now))),
  }),
}

type Wanted = { readonly unit: string; readonly standing: string }

function wantedOf({ query: { 'don-vi': unit = '', 'tinh-trang': standing = '' } }: PageContext): Wanted {
  return { unit, standing: dutyStandings.find((each) => each === standing) ?? '' }
}

function queryOf({ unit, standing }: Wanted): string {
  return `?${new URLSearchParams({ 'don-vi': unit, 'tinh-trang': standing })}`
}

async function tableFor(context: PageContext, units: readonly Unit[]): Promise<Table> {
  const { ports, now } = context
  const { knowledge } = ports.library().staff ?? ports.library()
  const { unit, standing } = wantedOf(context)
  const isWanted = (row: DutyRow) =>
    (unit === '' || row.unit === unit) && (standing === '' || row.standing === standing)
  const rows = dutyRows({ knowledge, said: await ports.memory.duties.words(), units, now })
  return dutyTable(rows.filter(isWanted), unknownYears(knowledge, now))
}

function Filters({ units, wanted }: { readonly units: readonly Unit[]; readonly wanted: Wanted }): VNode {
  const all = { value: '', text: 'Tất cả' }
  return (
    <form method="get" action={`${home}/nhiem-vu`} class="find">
      <Choice
        id="don-vi"
        name="don-vi"
        label="Đơn vị"
        chosen={wanted.unit}
        options={[all, ...units.map(({ unit, unitName }) => ({ value: unit, text: unitName }))]}
      />
      <Choice
        id="tinh-trang"
        name="tinh-trang"
        label="Tình trạng"
        chosen={wanted.standing}
        options={[all, ...dutyStandings.map((value) => ({ value, text: standingNames[value] }))]}
      />
      <button type="submit" class="second">
        Lọc
      </button>
    </form>
  )
}

function Links(props: {
  readonly links: readonly CalendarLink[]
  readonly units: readonly Unit[]
  readonly context: PageContext
}): VNode {
  const { links, units, context } = props
  return (
    <>
      <h2>Lịch hạn trên điện thoại, máy tính</h2>
      <p>
        Mỗi địa chỉ là bí mật: ai có nó đọc được hạn của đơn vị. Dán vào ứng dụng lịch (Google Calendar,
        Outlook, lịch điện thoại); lịch tự cập nhật.
      </p>
      <DataTable
        caption="Các địa chỉ lịch đang dùng được"
        headings={['Số', 'Đơn vị', 'Người tạo', 'Từ', 'Thu hồi']}
        rows={links.map(({ id, unitName, madeBy, at }) => [
          id,
          unitName ?? 'mọi đơn vị',
          madeBy,
          instant(at),
          <ActionForm context={context} do="revoke" fields={{ id: String(id) }}>
            <button type="submit" class="second" aria-label={`Thu hồi địa chỉ số ${id}`}>
              Thu hồi
            </button>
          </ActionForm>,
        ])}
        empty="Chưa có địa chỉ nào."
        stacks
      />
      <h3>Tạo địa chỉ</h3>
      <ActionForm context={context} do="link">
        <Choice
          id="unit"
          name="unit"
          label="Lịch của"
          options={[
            { value: '', text: 'Mọi đơn vị' },
            ...units.map(({ unit, unitName }) => ({ value: unit, text: unitName })),
          ]}
        />
        <button type="submit">Tạo địa chỉ lịch</button>
      </ActionForm>
    </>
  )
}
