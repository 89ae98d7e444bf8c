import type { StaffPage } from '../page.ts'
import { roleMeanings, roleNames } from '../words.ts'

export const start: StaffPage = {
  path: '',
  title: 'Bắt đầu',
  role: 'viewer',
  render: ({ account }) => (
    <p>
      Xin chào {account.name}. Vai trò của bạn: {roleNames[account.role]} ({roleMeanings[account.role]}).
    </p>
  ),
}
