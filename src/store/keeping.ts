import { memberDays } from '../conversation/member.ts'
import { retention } from '../conversation/retention.ts'
import { subscriptionDays } from '../conversation/subscription.ts'
import { wishDays } from '../conversation/wish.ts'
import type { Tables } from './schema.ts'

/** What the law asks to be known of a table. Vietnamese: it is shown to those who answer for the data. */
export type Keeping = {
  readonly purpose: string
  readonly legalBasis: string
  /** Rows older than this by `at` are purged; null: nothing personal, kept. */
  readonly retentionDays: number | null
  /** `rows-of-person`: erased and exported by the columns channel and person_id. `staff`: of no citizen, about those who work here. */
  readonly eraser: 'rows-of-person' | 'holds-no-person' | 'staff'
  /** Rows with something in this column are kept until the person says otherwise. Absent: none are. */
  readonly keptWith?: string
}

const stateTask =
  'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 19 khoản 1: cơ quan nhà nước làm nhiệm vụ luật định'

const staffDuty =
  'Luật An ninh mạng 116/2025/QH15 và Nghị định 331/2026/NĐ-CP: xác thực, phân quyền và ghi nhật ký hệ thống'

/**
 * Days: texts live a month, for one open question and its complaint; a talk nobody continues lives three months; events hold
 * no raw text and live 400 days, so that a month can be compared with the same month a year before.
 */
export const keeping = {
  inbox: {
    purpose: 'Nhận câu hỏi, không để mất và không trả lời hai lần',
    legalBasis: stateTask,
    retentionDays: retention.messages,
    eraser: 'rows-of-person',
  },
  conversations: {
    purpose: 'Nhớ chủ đề đang hỏi để hiểu câu hỏi tiếp theo',
    legalBasis: stateTask,
    retentionDays: retention.conversations,
    eraser: 'rows-of-person',
  },
  events: {
    purpose: 'Thống kê mức độ hài lòng và những câu chưa trả lời được',
    legalBasis: stateTask,
    retentionDays: retention.events,
    eraser: 'rows-of-person',
  },
  outbox: {
    purpose: 'Gửi câu trả lời đến nơi, kể cả khi kênh bị gián đoạn',
    legalBasis: stateTask,
    retentionDays: retention.messages,
    eraser: 'rows-of-person',
  },
  wishes: {
    purpose: 'Báo một lần cho người đã hỏi, khi câu họ hỏi có câu trả lời',
    legalBasis:
      'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 9: người hỏi tự bấm nút đồng ý, rút lại bằng một nút',
    retentionDays: wishDays,
    eraser: 'rows-of-person',
  },
  tickets: {
    purpose: 'Chuyển góp ý, phản ánh cho cán bộ và trả lời người đã gửi',
    legalBasis:
      'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 9: người gửi tự gửi sau khi đọc lời xin đồng ý, rút lại bằng một nút',
    retentionDays: retention.tickets,
    eraser: 'rows-of-person',
  },
  contacts: {
    purpose:
      'Không gửi tin cho người đã chặn bot; nhường lời khi cán bộ đang trả lời; nhớ ai đã nói «Dừng», đến khi họ cho phép lại hoặc xóa dữ liệu',
    legalBasis: stateTask,
    retentionDays: 400,
    eraser: 'rows-of-person',
    keptWith: 'asking_stopped_at',
  },
  subscriptions: {
    purpose: 'Nhắn tin về thủ tục, lĩnh vực, địa phương mà người dân tự chọn theo dõi',
    legalBasis:
      'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 9: người theo dõi tự bấm nút sau khi đọc lời xin đồng ý, rút lại bằng một nút',
    retentionDays: subscriptionDays,
    eraser: 'rows-of-person',
  },
  told_facts: {
    purpose:
      'Nhớ phí, giấy tờ, thời gian đã báo của từng thủ tục, để chỉ báo khi thay đổi và chỉ báo một lần',
    legalBasis: 'Không chứa dữ liệu cá nhân',
    retentionDays: null,
    eraser: 'holds-no-person',
  },
  broadcasts: {
    purpose: 'Thông báo gửi nhiều người: ai soạn, ai duyệt, gửi đến đâu; không chứa tên người nhận',
    legalBasis: staffDuty,
    retentionDays: null,
    eraser: 'staff',
  },
  broadcast_recipients: {
    purpose: 'Gửi mỗi thông báo cho mỗi người theo dõi nhiều nhất một lần, kể cả khi máy dừng giữa chừng',
    legalBasis: stateTask,
    retentionDays: retention.messages,
    eraser: 'rows-of-person',
  },
  credentials: {
    purpose: 'Giữ mã truy cập (đã mã hóa) để gửi tin qua tài khoản của cơ quan',
    legalBasis: 'Không chứa dữ liệu cá nhân',
    retentionDays: null,
    eraser: 'holds-no-person',
  },
  remembered: {
    purpose: 'Nhớ tên và thiết lập của bot trên từng nền tảng',
    legalBasis: 'Không chứa dữ liệu cá nhân',
    retentionDays: null,
    eraser: 'holds-no-person',
  },
  pulse: {
    purpose: 'Tự kiểm tra nơi lưu trữ còn ghi được',
    legalBasis: 'Không chứa dữ liệu cá nhân',
    retentionDays: null,
    eraser: 'holds-no-person',
  },
  staff_accounts: {
    purpose:
      'Biết cán bộ nào được đăng nhập và được làm gì; mật khẩu chỉ lưu dạng băm, mã bí mật được mã hóa',
    legalBasis: staffDuty,
    retentionDays: null,
    eraser: 'staff',
  },
  staff_sessions: {
    purpose: 'Giữ phiên làm việc của cán bộ; chỉ lưu dạng băm, kết thúc sau 5 hoặc 15 phút không thao tác',
    legalBasis: staffDuty,
    retentionDays: 1,
    eraser: 'staff',
  },
  staff_attempts: {
    purpose: 'Chặn việc dò mật khẩu; chỉ lưu dạng băm, không lưu tên và địa chỉ',
    legalBasis: staffDuty,
    retentionDays: 2,
    eraser: 'holds-no-person',
  },
  audit: {
    purpose:
      'Nhật ký: ai đã làm gì, lúc nào, từ đâu; không chứa lời người dân. Không xóa dòng nào, để thấy được việc sửa',
    legalBasis: staffDuty,
    retentionDays: null,
    eraser: 'staff',
  },
  tallies: {
    purpose: 'Số liệu tổng hợp theo ngày để báo cáo: chỉ là con số, không có chữ của ai, không chỉ ra ai',
    legalBasis: 'Không chứa dữ liệu cá nhân',
    retentionDays: null,
    eraser: 'holds-no-person',
  },
  visitors: {
    purpose: 'Đếm mỗi người một lần trong một ngày, tuần, tháng hay năm',
    legalBasis: stateTask,
    retentionDays: 400,
    eraser: 'rows-of-person',
  },
  members: {
    purpose: 'Biết cán bộ nào được xem nội dung dành cho cán bộ khi nhắn riêng; hết hạn thì phải nhập mã mới',
    legalBasis: staffDuty,
    retentionDays: memberDays,
    eraser: 'rows-of-person',
  },
  member_codes: {
    purpose: 'Mã một lần để ghi nhận cán bộ; chỉ lưu dạng băm, dùng được trong 10 phút',
    legalBasis: staffDuty,
    retentionDays: 1,
    eraser: 'staff',
  },
  duty_words: {
    purpose: 'Biết đơn vị nào đã nhận, đã xong việc nào, bằng văn bản số mấy',
    legalBasis: stateTask,
    retentionDays: retention.dutyWords,
    eraser: 'rows-of-person',
  },
  duty_reminders: {
    purpose: 'Không nhắc cán bộ hai lần cùng một việc',
    legalBasis: stateTask,
    retentionDays: retention.events,
    eraser: 'rows-of-person',
  },
  calendar_links: {
    purpose: 'Cho lịch của đơn vị đọc hạn công việc; chỉ lưu dạng băm của đường dẫn, thu hồi là xóa',
    legalBasis: staffDuty,
    retentionDays: null,
    eraser: 'staff',
  },
} as const satisfies Record<keyof Tables, Keeping>

/** Tables that hold something of a person. */
export const personalTables = Object.entries<Keeping>(keeping)
  .filter(([, { eraser }]) => eraser === 'rows-of-person')
  .map(([table]) => table)
