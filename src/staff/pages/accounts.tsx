import type { VNode } from 'preact'
import {
  type Account,
  type AccountRefusal,
  isRole,
  type Role,
  readAccountName,
  roles,
} from '../../desk/staff.ts'
import { newPassword } from '../../lib/password.ts'
import { ActionForm, Choice, Field } from '../forms.tsx'
import type { Acted, Fields, PageAction, PageContext, StaffPage } from '../page.ts'
import { DataTable, instant } from '../parts.tsx'
import { mayEnter } from '../session.ts'
import { roleMeanings, roleNames } from '../words.ts'

export const accounts: StaffPage = {
  path: 'nguoi-dung',
  title: 'Người dùng',
  role: 'admin',
  render: async (context) => <Accounts context={context} all={await context.ports.memory.staff.accounts()} />,
  actions: {
    add: { name: 'Thêm người dùng', role: 'admin', run: add },
    role: onOther('Đổi vai trò', setRole),
    disable: onOther('Khóa tài khoản', async ({ id }, { ports, now }) =>
      told(await ports.memory.staff.disable(id, now), 'Đã khóa tài khoản và kết thúc mọi phiên.'),
    ),
    enable: onOther('Mở khóa tài khoản', async ({ id }, { ports, now }) => {
      await ports.memory.staff.enable(id, now)
      return { outcome: 'done', say: 'Đã mở khóa tài khoản.' }
    }),
    password: onOther('Đặt mật khẩu tạm', givePassword),
    'totp-reset': onOther('Gỡ mã xác nhận', async ({ id }, { ports }) => {
      await ports.memory.staff.resetTotp(id)
      return { outcome: 'done', say: 'Đã gỡ mã xác nhận. Người này phải đổi mật khẩu ở lần đăng nhập tới.' }
    }),
  },
}

const refusalWords: Readonly<Record<AccountRefusal, string>> = {
  name: 'Tên đăng nhập này đã có người dùng.',
  'last-admin': 'Đây là người quản trị cuối cùng: hãy thêm người quản trị khác trước.',
}

function told(refusal: AccountRefusal | undefined, say: string): Acted {
  return refusal ? { outcome: 'refused', say: refusalWords[refusal] } : { outcome: 'done', say }
}

const readRole = (text = ''): Role | undefined => (isRole(text) ? text : undefined)

async function add(fields: Fields, { ports, now }: PageContext): Promise<Acted> {
  const name = readAccountName(fields.name ?? '')
  const role = readRole(fields.role)
  if (!name || !role)
    return {
      outcome: 'refused',
      say: 'Tên đăng nhập gồm 2 đến 32 ký tự a–z, 0–9, dấu chấm hoặc gạch, bắt đầu bằng chữ cái.',
    }
  const password = newPassword()
  const hashed = await ports.passwords.hash(password)
  const refusal = await ports.memory.staff.addAccount({
    ...{ name, role, password: hashed },
    ...{ passwordSetAt: 0, madeAt: now },
  })
  return { ...told(refusal, givenWords(name, password)), target: name, detail: role }
}

/** The page shows it once; it has to be changed at the first sign-in. */
function givenWords(name: string, password: string): string {
  return `Mật khẩu tạm của ${name}: ${password} – chỉ hiện một lần. Hãy trao tận tay; người dùng phải đổi ngay khi đăng nhập.`
}

type OnAccount = (account: Account, context: PageContext, fields: Fields) => Promise<Acted>

/** Nobody changes themselves here: an own slip, or a page left open, must not shut the office out. */
function onOther(title: string, run: OnAccount): PageAction {
  return {
    name: title,
    role: 'admin',
    async run(fields, context) {
      const { name = '' } = fields
      const account = await context.ports.memory.staff.account(name)
      if (!account) return { outcome: 'refused', say: 'Không có tài khoản này.' }
      if (account.id === context.account.id)
        return { outcome: 'refused', say: 'Không tự sửa tài khoản của mình ở đây.', target: name }
      return { target: name, ...(await run(account, context, fields)) }
    },
  }
}

async function setRole({ id }: Account, { ports }: PageContext, fields: Fields): Promise<Acted> {
  const role = readRole(fields.role)
  if (!role) return { outcome: 'refused', say: 'Không có vai trò này.' }
  const done = told(await ports.memory.staff.setRole(id, role), `Đã đổi vai trò thành ${roleNames[role]}.`)
  return { ...done, detail: role }
}

async function givePassword({ id, name }: Account, { ports }: PageContext): Promise<Acted> {
  const password = newPassword()
  await ports.memory.staff.setPassword(id, await ports.passwords.hash(password), 0)
  return { outcome: 'done', say: givenWords(name, password) }
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
