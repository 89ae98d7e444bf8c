import { z } from 'zod'
import { Basis, Day, findable, Id, Line, Lines, ProcedureCode, ProvinceCode, Url } from './parts.ts'

/** Shared by everything that may hold for one case, one way of applying, one place or one span of time. */
const variant = {
  when: Line.optional().describe('Trường hợp áp dụng, viết bằng lời: "đăng ký quá hạn"'),
  channel: z.enum(['counter', 'online', 'post']).optional().describe('Nộp trực tiếp, trực tuyến, bưu chính'),
  place: ProvinceCode.optional(),
  from: Day.optional().describe('Áp dụng từ ngày này'),
  until: Day.optional().describe('Áp dụng đến hết ngày này'),
  note: Line.optional(),
  source: Id.optional().describe('Mã của nguồn trong mục sources'),
}

const Fee = z.strictObject({
  ...variant,
  amount: z
    .union([z.int().min(1), z.enum(['free', 'set-by-province-council', 'unknown'])])
    .describe(
      'Số tiền (đồng), hoặc free, set-by-province-council, unknown. Số 0 trên Cổng không phải là miễn phí',
    ),
  per: Line.optional().describe('Tính theo: bản, trang, trường hợp…'),
})
export type Fee = z.infer<typeof Fee>

const Time = z.strictObject({
  ...variant,
  amount: z
    .union([z.int().min(1), z.enum(['same-day', 'unknown', 'none'])])
    .describe('Số, hoặc same-day, unknown, none'),
  unit: z.enum(['working-day', 'day', 'hour', 'month']).optional().describe('Bắt buộc khi amount là số'),
})
export type Time = z.infer<typeof Time>

const Only = z
  .record(Id, z.array(Id).min(1))
  .describe('Chỉ khi người dân đã chọn như sau: {mã câu hỏi: [mã lựa chọn, …]}; nhiều câu thì phải đúng cả')

/** A plain question whose answer decides which papers a person needs. */
const CaseQuestion = z.strictObject({
  id: Id,
  question: Line.describe('Câu hỏi dễ hiểu: "Bạn có Giấy chứng sinh không?"'),
  options: z
    .array(z.strictObject({ id: Id, label: z.string().trim().min(1).max(40).describe('Chữ trên nút') }))
    .min(2)
    .max(6),
  only: Only.optional(),
})
export type CaseQuestion = z.infer<typeof CaseQuestion>

const Paper = z.strictObject({
  name: Line,
  use: z.enum(['submit', 'show']).default('submit').describe('submit: phải nộp; show: chỉ xuất trình'),
  form: Line.optional().describe('Tên mẫu đơn, tờ khai'),
  originals: z.int().min(0).optional().describe('Số bản chính'),
  copies: z.int().min(0).optional().describe('Số bản sao'),
  when: Line.optional().describe('Chỉ cần khi… ; bỏ trống nếu ai cũng cần'),
  note: Line.optional(),
  only: Only.optional(),
  from: Day.optional(),
  until: Day.optional(),
})
export type Paper = z.infer<typeof Paper>

export const Procedure = z.strictObject({
  ...findable,
  code: ProcedureCode.nullable().describe('Mã thủ tục, trong ngoặc kép: "1.001193"'),
  relatedCodes: z.array(ProcedureCode).default([]),
  officialName: Line.optional().describe('Tên đầy đủ trên Cổng, khi name là tên gọn'),
  field: Line,
  summary: Line.describe('Thủ tục này là gì: một, hai câu ngắn'),
  applicants: Lines.default([]).describe('Ai được làm, ai làm thay được'),
  agency: z.strictObject({ name: Line, level: z.enum(['central', 'province', 'commune', 'other']) }),
  where: Lines.min(1).describe('Nộp ở đâu'),
  cases: z.array(CaseQuestion).max(4).default([]).describe('Tối đa 4 câu hỏi chọn giấy tờ trong dossier'),
  dossier: z
    .array(Paper)
    .max(60)
    .nullable()
    .describe('Giấy tờ; null: chưa biết cần giấy gì; []: không phải nộp giấy nào'),
  steps: Lines.min(1),
  times: z.array(Time).min(1),
  fees: z.array(Fee).min(1),
  online: z.strictObject({
    level: z.enum(['full', 'partial', 'none', 'unknown']).describe('Toàn trình, một phần, không có, chưa rõ'),
    url: Url.nullable(),
    note: Line.optional(),
  }),
  results: Lines,
  legalBasis: z.array(Basis),
  simplifications: z
    .array(z.strictObject({ text: Line, since: Day.nullable(), basis: Id.nullable() }))
    .default([])
    .describe('Điều nay không còn phải làm, từ khi nào, theo văn bản nào'),
  related: z.array(Id).default([]),
})
export type Procedure = z.infer<typeof Procedure>
