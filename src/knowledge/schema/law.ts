import { z } from 'zod'
import { Day, findable, Id, Line, Lines, Questions } from './parts.ts'

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

export const Duty = z.strictObject({
  id: z.string().regex(/^[0-9]+[a-z]?$/, 'duty-id'),
  text: Line.describe('Phải làm gì'),
  who: Lines.min(1),
  with: Lines.default([]).describe('Phối hợp với'),
  deadline: Day.nullable().describe('null: văn bản không nêu thời hạn'),
  period: Line.nullable().default(null),
  references: z.array(Id).default([]),
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
