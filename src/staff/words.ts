import type { MemberRole } from '../conversation/member.ts'
import type { Role } from '../desk/staff.ts'
import type { WeakPassword } from '../lib/password.ts'

/** What several staff pages say. The staff side speaks Vietnamese only; what one page says stands in that page. */
export const roleNames: Readonly<Record<Role, string>> = {
  viewer: 'Người xem',
  editor: 'Biên tập',
  admin: 'Quản trị',
}

export const roleMeanings: Readonly<Record<Role, string>> = {
  viewer: 'chỉ xem số liệu',
  editor: 'xem, trả lời và đánh dấu đã xử lý',
  admin: 'mọi việc, kể cả tài khoản và nhật ký',
}

/** Of civil servants in the chats. */
export const memberRoleNames: Readonly<Record<MemberRole, string>> = {
  member: 'Cán bộ',
  manager: 'Phụ trách đơn vị',
}

export const memberRoleMeanings: Readonly<Record<MemberRole, string>> = {
  member: 'xem nội dung dành cho cán bộ',
  manager: 'thêm: xem việc của cả đơn vị',
}

export const weakPasswords: Readonly<Record<WeakPassword, string>> = {
  short: 'Mật khẩu quá ngắn: cần ít nhất 14 ký tự, hoặc 8 ký tự nếu đã cài mã xác nhận.',
  long: 'Mật khẩu quá dài: nhiều nhất 256 ký tự.',
  common: 'Mật khẩu này quá dễ đoán. Hãy ghép vài từ không liên quan với nhau.',
  name: 'Mật khẩu không được chứa tên đăng nhập.',
}

export const signInWords = {
  wrong: 'Tên đăng nhập hoặc mật khẩu không đúng.',
  'wrong-code': 'Mã không đúng hoặc đã dùng rồi. Hãy chờ mã mới rồi thử lại.',
  disabled: 'Tài khoản này đang bị khóa. Hãy liên hệ người quản trị.',
  ended: 'Phiên làm việc đã kết thúc. Mời đăng nhập lại.',
  done: 'Đã xong. Mời đăng nhập lại.',
  left: 'Đã đăng xuất.',
} as const

export function waitWords(ms: number): string {
  return `Đã thử sai nhiều lần. Mời thử lại sau ${Math.max(1, Math.ceil(ms / 60_000))} phút.`
}

/** Acts that are of no page, as the audit page calls them. */
export const actNames = {
  'sign-in': 'Đăng nhập',
  'sign-out': 'Đăng xuất',
  totp: 'Cài mã xác nhận',
  'staff add': 'Thêm người dùng (lệnh)',
  'staff role': 'Đổi vai trò (lệnh)',
  'staff password': 'Đặt mật khẩu (lệnh)',
  'staff disable': 'Khóa tài khoản (lệnh)',
  'staff enable': 'Mở khóa tài khoản (lệnh)',
  'staff totp-reset': 'Gỡ mã xác nhận (lệnh)',
  'staff member code': 'Tạo mã cho cán bộ (lệnh)',
  'staff member revoke': 'Thu hồi quyền cán bộ (lệnh)',
  'staff member cancel': 'Hủy mã cho cán bộ (lệnh)',
  'thanh-vien/join': 'Cán bộ nhập mã trong chat',
  'thanh-vien/leave': 'Cán bộ tự thôi trong chat',
  'broadcast stop': 'Dừng thông báo (lệnh)',
  'broadcast change': 'Soạn tin thay đổi nội dung (tự động)',
} as const

/** What is written down of our own acts, as the audit page calls it. */
export const detailNames: Readonly<Record<string, string>> = {
  ...roleNames,
  code: 'mã xác nhận',
  recovery: 'mã dự phòng',
  enrolment: 'vừa cài mã xác nhận',
  disabled: 'tài khoản bị khóa',
  stopped: 'thử sai nhiều lần, không cho thử thêm',
  role: 'không đủ quyền',
}

export const refusals = {
  'not-allowed': {
    title: 'Không có quyền',
    text: 'Vai trò của bạn không được xem hoặc làm việc này. Cần thêm quyền, hãy hỏi người quản trị.',
  },
  'not-found': { title: 'Không có trang này', text: 'Địa chỉ không đúng, hoặc trang đã được chuyển đi.' },
  'not-ours': {
    title: 'Không nhận được biểu mẫu',
    text: 'Biểu mẫu không được gửi từ trang này, hoặc phiên làm việc đã đổi. Chưa có gì thay đổi. Hãy mở lại trang và thử lần nữa.',
  },
  'too-many': { title: 'Quá nhiều yêu cầu', text: 'Mời chờ một phút rồi thử lại.' },
  busy: { title: 'Máy chủ đang bận', text: 'Chưa có gì thay đổi. Mời thử lại sau ít giây.' },
} as const

export type Refusal = keyof typeof refusals
