import { type Account, type AccountRefusal, isRole, type Role, readAccountName } from '../desk/staff.ts'
import { newPassword } from '../lib/password.ts'
import type { Acted, ActionContext, Fields, PageAction } from './page.ts'
import { roleNames } from './words.ts'

/** What an admin may do to accounts. */
export const accountActions: Readonly<Record<string, PageAction>> = {
  add: { name: 'Thêm người dùng', role: 'admin', run: add },
  role: onOther('Đổi vai trò', setRole),
  disable: onOther('Khóa tài khoản', async ({ id, name }, { ports, now, act }) =>
    told(await ports.memory.staff.disable(id, now, act(name)), 'Đã khóa tài khoản và kết thúc mọi phiên.'),
  ),
  enable: onOther('Mở khóa tài khoản', async ({ id, name }, { ports, now, act }) => {
    await ports.memory.staff.enable(id, now, act(name))
    return { outcome: 'done', recorded: true, say: 'Đã mở khóa tài khoản.' }
  }),
  password: onOther('Đặt mật khẩu tạm', givePassword),
  'totp-reset': onOther('Gỡ mã xác nhận', async ({ id, name }, { ports, act }) => {
    await ports.memory.staff.resetTotp(id, act(name))
    return {
      outcome: 'done',
      recorded: true,
      say: 'Đã gỡ mã xác nhận. Người này phải đổi mật khẩu ở lần đăng nhập tới.',
    }
  }),
}

const refusalWords: Readonly<Record<AccountRefusal, string>> = {
  name: 'Tên đăng nhập này đã có người dùng.',
  'last-admin': 'Đây là người quản trị cuối cùng: hãy thêm người quản trị khác trước.',
}

function told(refusal: AccountRefusal | undefined, say: string): Acted {
  return refusal
    ? { outcome: 'refused', say: refusalWords[refusal] }
    : { outcome: 'done', recorded: true, say }
}

const readRole = (text = ''): Role | undefined => (isRole(text) ? text : undefined)

async function add(fields: Fields, { ports, now, act }: ActionContext): Promise<Acted> {
  const name = readAccountName(fields.name ?? '')
  const role = readRole(fields.role)
  if (!name || !role)
    return {
      outcome: 'refused',
      say: 'Tên đăng nhập gồm 2 đến 32 ký tự a–z, 0–9, dấu chấm hoặc gạch, bắt đầu bằng chữ cái.',
    }
  const password = newPassword()
  const hashed = await ports.passwords.hash(password)
  const refusal = await ports.memory.staff.addAccount(
    { name, role, password: hashed, passwordSetAt: 0, madeAt: now },
    act(name, role),
  )
  return { ...told(refusal, givenWords(name, password)), target: name, detail: role }
}

/** The page shows it once; it has to be changed at the first sign-in. */
function givenWords(name: string, password: string): string {
  return `Mật khẩu tạm của ${name}: ${password} – chỉ hiện một lần. Hãy trao tận tay; người dùng phải đổi ngay khi đăng nhập.`
}

type OnAccount = (account: Account, context: ActionContext, fields: Fields) => Promise<Acted>

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

async function setRole({ id, name }: Account, { ports, act }: ActionContext, fields: Fields): Promise<Acted> {
  const role = readRole(fields.role)
  if (!role) return { outcome: 'refused', say: 'Không có vai trò này.' }
  const done = told(
    await ports.memory.staff.setRole(id, role, act(name, role)),
    `Đã đổi vai trò thành ${roleNames[role]}.`,
  )
  return { ...done, detail: role }
}

async function givePassword({ id, name }: Account, { ports, act }: ActionContext): Promise<Acted> {
  const password = newPassword()
  await ports.memory.staff.setPassword(id, await ports.passwords.hash(password), 0, act(name))
  return { outcome: 'done', recorded: true, say: givenWords(name, password) }
}
