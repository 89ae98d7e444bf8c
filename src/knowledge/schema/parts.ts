import { z } from 'zod'

/** What the kinds of content are made of: the scalars, a source, a legal basis. */

export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id')
  .max(40)
  .describe('Mã mục: chữ thường không dấu, số và gạch nối; không đổi, không dùng lại')

export const Line = z.string().trim().min(1).max(700)
export const Lines = z.array(Line).max(60)
export const Questions = z.array(Line).max(120)
export const WordList = z.array(Line).max(500)
/** One saying a line: hundreds of them are read twenty times as fast as as many YAML items, and need no quotes. */
export const LinesText = z.string().max(200_000)
export const Day = z.iso.date().describe('Ngày dạng 2026-07-18')
export const Url = z.url({ protocol: /^https$/ }).describe('Địa chỉ https://…')
export const Phone = z
  .string()
  .regex(/^[0-9+ .]{3,20}$/, 'phone')
  .describe('Số điện thoại, đặt trong dấu ngoặc kép: "1022"')
export const ProcedureCode = z.string().regex(/^\d\.\d{6}$/, 'code')
export const ProvinceCode = z
  .string()
  .regex(/^\d{2}$/, 'province-code')
  .describe('Mã tỉnh hai chữ số, trong dấu ngoặc kép: "37"')

export const CommuneCode = z
  .string()
  .regex(/^\d{5}$/, 'commune-code')
  .describe('Mã xã, phường năm chữ số, trong dấu ngoặc kép: "14524"')

export const Source = z.strictObject({
  id: Id.optional().describe('Đặt mã khi một dữ kiện cần chỉ riêng nguồn này'),
  title: Line,
  url: Url.nullable(),
  read: Day.describe('Ngày đọc nguồn'),
})
export type Source = z.infer<typeof Source>

export const Link = z.strictObject({ label: Line, url: Url })

export const Basis = z.strictObject({ document: Id, article: Line.optional() })

/** What every entry a person can find has in common. */
export const findable = {
  id: Id,
  name: Line,
  aliases: Questions.default([]).describe('Tên gọi khác'),
  phrases: Questions.default([]).describe('Câu người dân hay hỏi; được dùng để tìm'),
  morePhrases: LinesText.optional().describe('Như phrases, viết gọn: mở đầu bằng «|», mỗi dòng một câu'),
  checks: Questions.default([]).describe('Câu hỏi để kiểm tra; KHÔNG được dùng để tìm'),
  english: z.strictObject({ name: Line, summary: Line }).optional(),
  sources: z.array(Source).min(1).describe('Nguồn: phải có ít nhất một'),
  reviewed: Day.describe('Ngày rà soát gần nhất'),
  province: ProvinceCode.optional().describe('Chỉ đúng ở tỉnh này; bỏ trống: cả nước'),
  from: Day.optional().describe('Mục này đúng từ ngày'),
  until: Day.optional().describe('Mục này đúng đến hết ngày'),
  notes: Lines.default([]).describe('Điều cần lưu ý'),
}
