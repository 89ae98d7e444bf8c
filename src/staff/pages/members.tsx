import type { VNode } from 'preact'
import { memberRoles } from '../../conversation/member.ts'
import type { Invitation, MemberRow } from '../../desk/members.ts'
import { channelName } from '../../reports/key-names.ts'
import { ActionForm, Choice, Field } from '../forms.tsx'
import { memberActions } from '../member-actions.ts'
import type { PageContext, StaffPage } from '../page.ts'
import { DataTable, instant } from '../parts.tsx'
import { memberRoleMeanings, memberRoleNames } from '../words.ts'

export const members: StaffPage = {
  path: 'thanh-vien',
  title: 'Cán bộ trong chat',
  role: 'admin',
  async render(context) {
    const { members } = context.ports.memory
    return (
      <>
        <p>
          Cán bộ ở đây xem được nội dung chỉ dành cho cán bộ khi nhắn riêng với trợ lý. Ai nhắn thì xét quyền
          ngay lúc đó.
        </p>
        <Bound context={context} all={await members.list(context.now)} />
        <Waiting context={context} all={await members.invitations(context.now)} />
        <NewCode context={context} />
      </>
    )
  },
  actions: memberActions,
}

function Bound({
  context,
  all,
}: {
  readonly context: PageContext
  readonly all: readonly MemberRow[]
}): VNode {
  return (
    <DataTable
      caption="Cán bộ đã nhập mã"
      headings={['Số', 'Họ tên', 'Đơn vị', 'Vai trò', 'Kênh', 'Từ', 'Đến', 'Người cấp', 'Trạng thái']}
      rows={all.map((member) => [
        member.id,
        member.name,
        member.unitName,
        memberRoleNames[member.role],
        channelName(member.channel),
        instant(member.at),
        instant(member.until),
        member.madeBy,
        member.revokedAt === null ? (
          <OneButton context={context} action="revoke" id={member.id} text="Thu hồi" of={member.name} />
        ) : (
          `thu hồi ${instant(member.revokedAt)}`
        ),
      ])}
      empty="Chưa có cán bộ nào nhập mã."
      stacks
    />
  )
}

function Waiting(props: {
  readonly context: PageContext
  readonly all: readonly Invitation[]
}): VNode | null {
  const { context, all } = props
  if (all.length === 0) return null
  return (
    <DataTable
      caption="Mã chưa dùng"
      headings={['Cho', 'Đơn vị', 'Vai trò', 'Dùng được đến', 'Người cấp', 'Hủy']}
      rows={all.map(({ id, name, unitName, role, until, madeBy }) => [
        name,
        unitName,
        memberRoleNames[role],
        instant(until),
        madeBy,
        <OneButton context={context} action="cancel" id={id} text="Hủy mã" of={name} />,
      ])}
      empty=""
      stacks
    />
  )
}

function OneButton(props: {
  readonly context: PageContext
  readonly action: string
  readonly id: number
  readonly text: string
  readonly of: string
}): VNode {
  const { context, action, id, text, of } = props
  return (
    <ActionForm context={context} do={action} fields={{ id: String(id) }}>
      <button type="submit" class="second" aria-label={`${text}: ${of}, số ${id}`}>
        {text}
      </button>
    </ActionForm>
  )
}

const roleOptions = memberRoles.map((role) => ({
  value: role,
  text: `${memberRoleNames[role]}: ${memberRoleMeanings[role]}`,
}))

function NewCode({ context }: { readonly context: PageContext }): VNode {
  return (
    <>
      <h2>Tạo mã</h2>
      <p>
        Hãy tạo mã khi cán bộ đang ở bên cạnh: mã dùng được một lần, trong 10 phút. Trên trang web, quyền gắn
        với trình duyệt: chỉ dùng máy riêng.
      </p>
      <ActionForm context={context} do="code">
        <Field name="name" label="Họ tên" autocomplete="off" maxLength={80} />
        <Field name="unit" label="Đơn vị" autocomplete="off" maxLength={80} hint="Ví dụ: Sở Nội vụ" />
        <Choice id="role" name="role" label="Vai trò" chosen="member" options={roleOptions} />
        <button type="submit">Tạo mã</button>
      </ActionForm>
    </>
  )
}
