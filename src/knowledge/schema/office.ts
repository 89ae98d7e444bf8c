import { z } from 'zod'
import {
  CommuneCode,
  Day,
  findable,
  Id,
  Line,
  Lines,
  Link,
  Phone,
  ProvinceCode,
  Source,
  Url,
} from './parts.ts'

export const FeedbackChannel = z.strictObject({
  ...findable,
  accepts: Lines.min(1).describe('Được nêu việc gì ở đây'),
  how: Lines.min(1),
  phone: Phone.nullable(),
  url: Url.nullable(),
  hours: Line.nullable(),
  next: Lines.default([]).describe('Sau đó thế nào'),
  deadline: Line.nullable().describe('Hạn trả lời theo luật, chỉ khi có nguồn'),
})
export type FeedbackChannel = z.infer<typeof FeedbackChannel>

export const Office = z.strictObject({
  id: Id,
  name: Line,
  place: z.strictObject({ code: ProvinceCode, name: Line }),
  communes: z
    .record(CommuneCode, Line)
    .default({})
    .describe('Tên các xã, phường theo mã, để báo cáo và trang cán bộ gọi tên thay vì mã'),
  timeZone: z.string(),
  hours: Line.nullable(),
  addresses: Lines.nullable(),
  hotlines: z.array(z.strictObject({ label: Line, number: Phone, note: Line.optional() })),
  links: z.array(Link),
  oftenAsked: z
    .array(Id)
    .default([])
    .describe('Bốn việc mời người mới hỏi, theo thứ tự; bỏ trống: bốn thủ tục đầu'),
  sources: z.array(Source).min(1),
  reviewed: Day,
})
export type Office = z.infer<typeof Office>

export const Places = z.strictObject({
  id: Id,
  resolution: Line,
  since: Day,
  sources: z.array(Source).min(1),
  reviewed: Day,
  units: z.array(
    z.strictObject({
      current: Line,
      code: ProvinceCode,
      formers: z.array(Line).describe('Các đơn vị cũ nay thuộc đây'),
    }),
  ),
})
export type Places = z.infer<typeof Places>

export const surveyFactors = ['access', 'procedure', 'staff', 'result', 'feedback'] as const

export const Survey = z.strictObject({
  id: Id,
  sources: z.array(Source).min(1),
  reviewed: Day,
  scale: z.array(Line).length(5).describe('Từ thấp đến cao'),
  questions: z.array(z.strictObject({ id: Id, factor: z.enum(surveyFactors), text: Line })).min(5),
})
export type Survey = z.infer<typeof Survey>
