import type { VNode } from 'preact'
import { type Account, roles } from '../../desk/staff.ts'
import { accountActions } from '../account-actions.ts'
import { ActionForm, Choice, Field } from '../forms.tsx'
import type { PageContext, StaffPage } from '../page.ts'
import { DataTable, instant } from '../parts.tsx'
import { mayEnter } from '../session.ts'
import { roleMeanings, roleNames } from '../words.ts'

export const accounts: StaffPage = {
  path: 'nguoi-dung',
  title: 'Người dùng',
  role: 'admin',
  render: async (context) => <Accounts context={context} all={await context.ports.memory.staff.accounts()} />,
  actions: accountActions,
}

const roleOptions = roles.map((role) => ({ value: role, text: `${roleNames[role]}: ${roleMeanings[role]}` }))

function Accounts(props: { readonly context: PageContext; readonly all: readonly Account[] }): VNode {
  const { context, all } = props
  return (
    <>
      <DataTable
        caption="Các tài khoản"
        headings={['Tên đăng nhập', 'Vai trò', 'Trạng thái', 'Mã xác nhận', 'Đăng nhập gần nhất', 'Thay đổi']}
        rows={all.map((account) => [
          account.name,
          roleNames[account.role],
          stateOf(account, context.now),
          account.totp === null ? 'chưa cài' : 'đã cài',
          instant(account.signedInAt),
          account.id === context.account.id ? 'là bạn' : <Changes context={context} account={account} />,
        ])}
        empty="Chưa có tài khoản nào."
        stacks
      />
      <h2>Thêm người dùng</h2>
      <ActionForm context={context} do="add">
        <Field name="name" label="Tên đăng nhập" autocomplete="off" maxLength={32} hint="Ví dụ: lan.nguyen" />
        <Choice id="role" name="role" label="Vai trò" chosen="viewer" options={roleOptions} />
        <button type="submit">Thêm</button>
      </ActionForm>
    </>
  )
}

function stateOf(account: Account, now: number): string {
  if (account.disabledAt !== null) return 'đã khóa'
  return mayEnter(account, now) ? 'đang dùng' : 'tạm khóa vì 45 ngày không đăng nhập'
}

function Changes({ context, account }: { readonly context: PageContext; readonly account: Account }): VNode {
  const fields = { name: account.name }
  const button = (action: string, text: string) => (
    <ActionForm context={context} do={action} fields={fields}>
      <button type="submit" class="second" aria-label={`${text}: ${account.name}`}>
        {text}
      </button>
    </ActionForm>
  )
  return (
    <details>
      <summary>Sửa {account.name}</summary>
      <ActionForm context={context} do="role" fields={fields}>
        <Choice
          id={`role-${account.id}`}
          name="role"
          label={`Vai trò của ${account.name}`}
          chosen={account.role}
          options={roles.map((role) => ({ value: role, text: roleNames[role] }))}
        />
        <button type="submit" class="second">
          Đổi vai trò
        </button>
      </ActionForm>
      {mayEnter(account, context.now) ? button('disable', 'Khóa') : button('enable', 'Mở khóa')}
      {button('password', 'Đặt mật khẩu tạm')}
      {account.totp !== null && button('totp-reset', 'Gỡ mã xác nhận')}
    </details>
  )
}
