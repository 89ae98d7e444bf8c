import type { Generated } from 'kysely'
import { memberDays } from '../conversation/member.ts'
import { retention } from '../conversation/retention.ts'
import { subscriptionDays } from '../conversation/subscription.ts'
import type { TicketState } from '../conversation/ticket.ts'
import { wishDays } from '../conversation/wish.ts'
import type { Tally } from '../reports/tally.ts'
import type {
  BroadcastRecipientsTable,
  BroadcastsTable,
  SubscriptionsTable,
  ToldFactsTable,
} from './broadcast-tables.ts'
import type {
  AuditTable,
  StaffAccountsTable,
  StaffAttemptsTable,
  StaffSessionsTable,
} from './staff/tables.ts'

/** Columns are text, whole numbers (instants in epoch milliseconds) and JSON text, so that every database reads alike. */
export type Tables = {
  readonly inbox: InboxTable
  readonly conversations: ConversationsTable
  readonly events: EventsTable
  readonly outbox: OutboxTable
  readonly wishes: WishesTable
  readonly tickets: TicketsTable
  readonly contacts: ContactsTable
  readonly subscriptions: SubscriptionsTable
  readonly told_facts: ToldFactsTable
  readonly broadcasts: BroadcastsTable
  readonly broadcast_recipients: BroadcastRecipientsTable
  readonly credentials: CredentialsTable
  readonly remembered: RememberedTable
  readonly pulse: PulseTable
  readonly staff_accounts: StaffAccountsTable
  readonly staff_sessions: StaffSessionsTable
  readonly staff_attempts: StaffAttemptsTable
  readonly audit: AuditTable
  readonly tallies: TalliesTable
  readonly visitors: VisitorsTable
  readonly members: MembersTable
  readonly member_codes: MemberCodesTable
  readonly duty_words: DutyWordsTable
  readonly duty_reminders: DutyRemindersTable
  readonly calendar_links: CalendarLinksTable
}

/** What people said; unique on channel, person and message. `id` is the order of arrival. */
export type InboxTable = {
  id: Generated<number>
  conversation_id: string
  channel: string
  person_id: string
  message_id: string
  at: number
  /** JSON of Said */
  said: string
  state: 'waiting' | 'done' | 'parked'
  /** Turns that threw */
  tries: number
}

/** What must be known to answer next; `at` is the latest turn. */
export type ConversationsTable = {
  id: string
  channel: string
  person_id: string
  at: number
  /** JSON of Conversation */
  conversation: string
}

export type EventsTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  /** JSON of Event */
  event: string
}

/** Answers and where they stand; unique on channel, person and the message answered. */
export type OutboxTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  /** Index in `lanes` of desk/memory.ts: small goes first */
  lane: number
  in_reply_to: string | null
  /** JSON of Answer */
  answer: string
  state: 'pending' | 'sending' | 'sent' | 'unknown' | 'failed'
  /** Not to be sent before; 0: at once */
  due_at: number
  attempts: number
  /** Sends that may or may not have arrived */
  unknowns: number
  reason: string | null
  /** Who is sending it, or did last (dialect.ts); null: nobody yet */
  sender: Generated<number | null>
}

/** Who is to be told when a question can be answered; unique on channel, person and turn. What was told has no row. */
export type WishesTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  turn: number
  /** Masked */
  question: string
}

/** What people wrote to staff; unique on code. `at` is when it was sent. */
export type TicketsTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  code: string
  /** A TicketKind (conversation/satisfaction.ts) */
  about: string
  /** Masked */
  text: string
  entry: string | null
  stars: number | null
  place: string | null
  /** What was agreed to: id and SHA-256 of its text (conversation/ticket.ts) */
  consent_id: string | null
  consent_hash: string | null
  state: TicketState
  reply: string | null
  /** When staff last replied or closed it */
  replied_at: number | null
}

/** Who cannot be written to, is answered by a human, or wants no asking; `at` is the latest change. Most people have no row. */
export type ContactsTable = {
  id: string
  channel: string
  person_id: string
  at: number
  unreachable_at: number | null
  paused_until: number | null
  /** When they said «Dừng»; null: they did not, or allowed it again */
  asking_stopped_at: number | null
}

/** See desk/credentials.ts. */
export type CredentialsTable = {
  name: string
  /** Encrypted by its owner */
  sealed: string
  version: number
  state: 'good' | 'renewing' | 'consent-needed'
  obtained_at: number
  renewing_since: number | null
  tries: number
}

/** Small facts of our bots, such as their names. */
export type RememberedTable = { name: string; value: string }

/** One row that the health check writes and reads back. */
export type PulseTable = { id: number; beat: number }

/** Numbers of what happened, as reports/tally.ts says; unique on everything but the count. */
export type TalliesTable = Tally

/** On which days somebody came, only to count people once; unique on channel, person and day. */
export type VisitorsTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  /** Of the office, 2026-11-23 */
  day: string
}

/** Who may see what is for staff in a chat; unique on channel and person. `at` is when the code was used. */
export type MembersTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  /** Folded, kebab-case */
  unit: string
  unit_name: string
  name: string
  role: string
  /** The account that made the code */
  made_by: string
  revoked_at: number | null
}

/** Codes that have not been used; `at` is when one was made. What was used has no row. */
export type MemberCodesTable = {
  id: Generated<number>
  /** SHA-256 */
  hash: string
  at: number
  unit: string
  unit_name: string
  name: string
  role: string
  made_by: string
}

/** What members say of their duties; unique on channel, person, duty and state. */
export type DutyWordsTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  duty: string
  unit: string
  /** A DutyState (conversation/duty.ts) */
  state: string
  document: string | null
}

/** What members were reminded of; unique on channel, person, duty and occasion. */
export type DutyRemindersTable = {
  id: Generated<number>
  channel: string
  person_id: string
  at: number
  duty: string
  occasion: string
}

/** Secret addresses of calendars; a revoked one has no row. */
export type CalendarLinksTable = {
  id: Generated<number>
  /** SHA-256 of the secret */
  hash: string
  /** null: all units */
  unit: string | null
  unit_name: string | null
  made_by: string
  at: number
}

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
