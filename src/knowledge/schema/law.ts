import { z } from 'zod'
import { Day, findable, Id, Line, Lines, Questions, WordList } from './parts.ts'

const issued = {
  number: Line.nullable().describe('Số, ký hiệu: 68/NQ-CP'),
  issuer: z.strictObject({
    name: Line,
    exists: z.boolean().describe('Cơ quan này nay còn không'),
    successor: Line.optional(),
  }),
  issued: Day.nullable().describe('Ngày ban hành; null: chưa rõ'),
  inForce: z.strictObject({ from: Day.nullable(), until: Day.nullable() }),
  status: z.enum(['in-force', 'historical', 'repealed', 'not-yet', 'unknown']),
  replacedBy: Id.nullable().default(null),
  summary: Line.nullable(),
}

export const Document = z.strictObject({
  ...findable,
  ...issued,
  type: z.enum(['law', 'resolution', 'decree', 'decision', 'instruction', 'circular', 'notice', 'other']),
  points: Lines.default([]).describe('Nội dung chính'),
})
export type Document = z.infer<typeof Document>

/** Kinds of units that a duty may be given to. A unit named in `who` has it in any case. */
export const unitKinds = [
  'department',
  'board',
  'province-office',
  'service-centre',
  'public-service',
  'commune',
  'district',
  'any',
] as const
export type UnitKind = (typeof unitKinds)[number]

export const Duty = z.strictObject({
  id: z.string().regex(/^[0-9]{1,3}[a-z]?$/, 'duty-id'),
  text: Line.describe('Phải làm gì'),
  clause: Line.nullable()
    .default(null)
    .describe('Chỗ trong văn bản: Mục II, khoản 3; null: văn bản không đánh số'),
  who: Lines.min(1).describe('Giao cho ai, như văn bản viết'),
  units: z
    .array(z.enum(unitKinds))
    .default([])
    .describe(
      'Loại đơn vị được giao: department sở, board ban và ngành, province-office văn phòng cấp tỉnh, service-centre trung tâm phục vụ hành chính công, public-service đơn vị sự nghiệp, commune xã phường, district cấp huyện cũ, any mọi cơ quan; để trống: chỉ đơn vị có tên trong who',
    ),
  with: Lines.default([]).describe('Phối hợp với'),
  deadline: Day.nullable().describe('Ngày cuối cùng phải xong; null: văn bản không nêu thời hạn'),
  period: Line.nullable()
    .default(null)
    .describe('Thời gian làm không có ngày cụ thể: hằng quý, thường xuyên'),
  references: z.array(Id).default([]).describe('Mã các mục được dẫn'),
  topics: WordList.default([]).describe('Từ chỉ chủ đề, như: chuyển đổi số, kỷ luật hành chính'),
  aliases: Questions.default([]),
  phrases: Questions.default([]),
  checks: Questions.default([]),
})
export type Duty = z.infer<typeof Duty>

export const Directive = z.strictObject({
  ...findable,
  ...issued,
  audience: z.enum(['public', 'staff']).describe('staff: chỉ cán bộ đã nhập mã mới xem được, khi nhắn riêng'),
  period: Line.nullable(),
  advice: Line.describe('Người đọc nên làm gì, hỏi ai'),
  basis: z.array(Id).default([]),
  duties: z.array(Duty).min(1),
})
export type Directive = z.infer<typeof Directive>
