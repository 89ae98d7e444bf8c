import { z } from 'zod'
import { Day, Id, Line, Lines, Source } from './parts.ts'

/** The days of one year on which offices work otherwise than from Monday to Friday. */
export const Calendar = z.strictObject({
  id: Id.describe('Năm, trong dấu ngoặc kép, giống tên tệp: "2026"'),
  year: z.int().min(2020).max(2100),
  daysOff: z
    .array(z.strictObject({ day: Day, name: Line }))
    .max(60)
    .describe('Ngày nghỉ rơi vào thứ Hai đến thứ Sáu, gồm ngày nghỉ bù và ngày hoán đổi'),
  workdays: z
    .array(z.strictObject({ day: Day, name: Line }))
    .max(20)
    .default([])
    .describe('Thứ Bảy, Chủ nhật phải làm bù'),
  pending: Lines.default([]).describe('Đợt nghỉ chưa có thông báo: bot nói rõ là chưa biết và nhắc cơ quan'),
  sources: z.array(Source).min(1).describe('Thông báo nghỉ lễ: chỉ ghi ngày mà nguồn nói'),
  reviewed: Day,
  notes: Lines.default([]),
})
export type Calendar = z.infer<typeof Calendar>
