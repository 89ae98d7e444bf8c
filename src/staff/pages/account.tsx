import type { VNode } from 'preact'
import { weakness } from '../../lib/password.ts'
import { ActionForm, Field, home } from '../forms.tsx'
import type { Acted, ActionContext, Fields, PageContext, StaffPage } from '../page.ts'
import { instant } from '../parts.tsx'
import { mustChangePassword } from '../session.ts'
import { ownLimit } from '../throttle.ts'
import { roleNames, waitWords, weakPasswords } from '../words.ts'

export const account: StaffPage = {
  path: 'tai-khoan',
  title: 'Tài khoản của tôi',
  role: 'viewer',
  render: (context) => <Own context={context} />,
  actions: {
    password: { name: 'Đổi mật khẩu', role: 'viewer', run: changePassword },
    'sign-out-everywhere': { name: 'Đăng xuất khỏi mọi máy', role: 'viewer', run: signOutEverywhere },
  },
}

async function changePassword(fields: Fields, { account, ports, now, act }: ActionContext): Promise<Acted> {
  const { current = '', fresh = '', again = '' } = fields
  const refused = (say: string): Acted => ({ outcome: 'refused', say })
  const { staff } = ports.memory
  if (fresh !== again) return refused('Hai lần nhập mật khẩu mới không giống nhau.')
  if (fresh === current) return refused('Mật khẩu mới phải khác mật khẩu đang dùng.')
  const weak = weakness(fresh, { name: account.name, hasSecondFactor: account.totp !== null })
  if (weak) return refused(weakPasswords[weak])
  const limit = ownLimit(account.id)
  const stop = await staff.claimTry([limit], now)
  if (stop) return refused(waitWords(stop.until - now))
  if (!(await ports.passwords.matches(current, account.password)))
    return refused('Mật khẩu đang dùng không đúng.')
  await staff.goodTry([limit])
  await staff.setPassword(account.id, await ports.passwords.hash(fresh), now, act(account.name))
  return { outcome: 'done', recorded: true, say: 'Đã đổi mật khẩu.', target: account.name }
}

async function signOutEverywhere(_fields: Fields, { account, ports, act }: ActionContext): Promise<Acted> {
  await ports.memory.staff.closeSessionsOf(account.id, act(account.name))
  return { outcome: 'done', recorded: true, say: 'Đã đăng xuất khỏi mọi máy.', target: account.name }
}

function Own({ context }: { readonly context: PageContext }): VNode {
  const { account, now } = context
  return (
    <>
      {mustChangePassword(account, now) && (
        <p class="notice bad">
          {account.passwordSetAt === 0
            ? 'Mật khẩu này do người khác đặt. Hãy đổi trước khi làm việc khác.'
            : 'Mật khẩu quản trị đã dùng hai tháng. Hãy đổi trước khi làm việc khác.'}
        </p>
      )}
      <dl>
        <dt>Tên đăng nhập</dt>
        <dd>{account.name}</dd>
        <dt>Vai trò</dt>
        <dd>{roleNames[account.role]}</dd>
        <dt>Đăng nhập lần gần nhất</dt>
        <dd>{instant(account.signedInAt)}</dd>
        <dt>Mã xác nhận (TOTP)</dt>
        <dd>
          {account.totp === null ? (
            <>
              Chưa cài. <a href={`${home}/cai-ma`}>Cài mã xác nhận</a>
            </>
          ) : (
            `Đã cài, còn ${account.recovery.length} mã dự phòng. Mất điện thoại: nhờ người quản trị cài lại.`
          )}
        </dd>
      </dl>
      <h2>Đổi mật khẩu</h2>
      <ActionForm context={context} do="password">
        <Field name="current" label="Mật khẩu đang dùng" type="password" autocomplete="current-password" />
        <Field
          name="fresh"
          label="Mật khẩu mới"
          type="password"
          autocomplete="new-password"
          hint={`Ít nhất ${account.totp === null ? 14 : 8} ký tự. Vài từ không liên quan với nhau là dễ nhớ và khó đoán.`}
        />
        <Field name="again" label="Mật khẩu mới, nhập lại" type="password" autocomplete="new-password" />
        <button type="submit">Đổi mật khẩu</button>
      </ActionForm>
      <h2>Các phiên đang mở</h2>
      <ActionForm context={context} do="sign-out-everywhere">
        <p>Nếu quên đăng xuất ở máy khác, kết thúc mọi phiên của bạn tại đây.</p>
        <button type="submit" class="second">
          Đăng xuất khỏi mọi máy
        </button>
      </ActionForm>
    </>
  )
}
