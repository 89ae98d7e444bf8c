import { z } from 'zod'

/**
 * Every kind of content, once. Types, JSON Schemas for editors and the loader's checks all derive from here.
 * Descriptions are Vietnamese because clerks read them while they type.
 */

export const facets = [
  'fee',
  'time',
  'dossier',
  'place',
  'online',
  'legal',
  'steps',
  'result',
  'eligibility',
] as const
export type Facet = (typeof facets)[number]

const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id')
  .max(40)
  .describe('Mã mục: chữ thường không dấu, số và gạch nối; không đổi, không dùng lại')

const Line = z.string().trim().min(1).max(700)
const Lines = z.array(Line).max(60)
const Questions = z.array(Line).max(120)
const WordList = z.array(Line).max(500)
const Day = z.iso.date().describe('Ngày dạng 2026-07-18')
const Url = z.url({ protocol: /^https$/ }).describe('Địa chỉ https://…')
const Phone = z
  .string()
  .regex(/^[0-9+ .]{3,20}$/, 'phone')
  .describe('Số điện thoại, đặt trong dấu ngoặc kép: "1022"')
const ProvinceCode = z
  .string()
  .regex(/^\d{2}$/, 'province-code')
  .describe('Mã tỉnh hai chữ số, trong dấu ngoặc kép: "37"')

const Source = z.strictObject({
  id: Id.optional().describe('Đặt mã khi một dữ kiện cần chỉ riêng nguồn này'),
  title: Line,
  url: Url.nullable(),
  read: Day.describe('Ngày đọc nguồn'),
})
export type Source = z.infer<typeof Source>

const Link = z.strictObject({ label: Line, url: Url })

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

const Basis = z.strictObject({ document: Id, article: Line.optional() })

/** What every entry a person can find has in common. */
const findable = {
  id: Id,
  name: Line,
  aliases: Questions.default([]).describe('Tên gọi khác'),
  phrases: Questions.default([]).describe('Câu người dân hay hỏi; được dùng để tìm'),
  checks: Questions.default([]).describe('Câu hỏi để kiểm tra; KHÔNG được dùng để tìm'),
  english: z.strictObject({ name: Line, summary: Line }).optional(),
  sources: z.array(Source).min(1).describe('Nguồn: phải có ít nhất một'),
  reviewed: Day.describe('Ngày rà soát gần nhất'),
  province: ProvinceCode.optional().describe('Chỉ đúng ở tỉnh này; bỏ trống: cả nước'),
  from: Day.optional().describe('Mục này đúng từ ngày'),
  until: Day.optional().describe('Mục này đúng đến hết ngày'),
  notes: Lines.default([]).describe('Điều cần lưu ý'),
}

export const Procedure = z.strictObject({
  ...findable,
  code: z
    .string()
    .regex(/^\d\.\d{6}$/, 'code')
    .nullable()
    .describe('Mã thủ tục, trong ngoặc kép: "1.001193"'),
  relatedCodes: z.array(z.string().regex(/^\d\.\d{6}$/, 'code')).default([]),
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
  audience: z.enum(['public', 'staff']).describe('staff: chỉ cho cán bộ; hiện chưa hiển thị cho ai'),
  period: Line.nullable(),
  advice: Line.describe('Người đọc nên làm gì, hỏi ai'),
  basis: z.array(Id).default([]),
  duties: z.array(Duty).min(1),
})
export type Directive = z.infer<typeof Directive>

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

export const Guide = z.strictObject({
  ...findable,
  summary: Line,
  points: Lines.default([]),
  steps: Lines.default([]),
  facets: z
    .partialRecord(z.enum(facets), Lines)
    .default({})
    .describe('Trả lời riêng cho phí, thời gian, nơi…'),
  links: z.array(Link).default([]),
  legalBasis: z.array(Basis).default([]),
  listsFeedbackChannels: z.boolean().default(false),
  listsOffice: z.boolean().default(false),
})
export type Guide = z.infer<typeof Guide>

export const Office = z.strictObject({
  id: Id,
  name: Line,
  place: z.strictObject({ code: ProvinceCode, name: Line }),
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

/** Talk that is not a question about content; each list holds what people type. */
export const talkKinds = [
  'greeting',
  'thanks',
  'goodbye',
  'help',
  'human',
  'abuse',
  'speak-english',
  'speak-vietnamese',
  'forget-me',
  'emergency',
  'about-bot',
  'yes',
  'no',
  'wrong',
  'more',
  'same-question',
] as const
export type TalkKind = (typeof talkKinds)[number]

const WordRule = z.strictObject({
  says: z.array(Line).min(1).describe('Người dân gõ'),
  means: Line.describe('Nghĩa là'),
  onlyWith: Lines.optional().describe('Chỉ hiểu như vậy khi trong câu có một trong các từ này'),
})

/** Any file under content/language may hold any of these parts; they are joined. */
export const Language = z.strictObject({
  id: Id,
  abbreviations: z.array(WordRule).default([]),
  synonyms: z.array(WordRule).default([]),
  facets: z
    .partialRecord(z.enum(facets), WordList)
    .default({})
    .describe('Cách hỏi về phí, thời gian, giấy tờ…'),
  talk: z.partialRecord(z.enum(talkKinds), WordList).default({}),
  fillers: WordList.default([]).describe('Từ đệm, bỏ qua khi tìm'),
  spellings: WordList.default([]).describe('Từ viết đúng, không sửa'),
  officeWords: WordList.default([]).describe('Từ cho thấy người hỏi có việc với cơ quan nhà nước'),
  placeWords: WordList.default([]).describe('Cách hỏi một nơi nay thuộc tỉnh nào'),
  genericWords: WordList.default([]).describe('Từ không cho biết là thủ tục nào: nộp, nhận, nhà mình…'),
  privateWords: WordList.default([]).describe('Từ của chuyện riêng tư, mua bán: máy thận trọng hơn'),
  outOfScope: WordList.default([]).describe('Việc ngoài phạm vi của văn phòng'),
  legacy: z
    .array(z.strictObject({ says: z.array(Line).min(1), correction: Line, source: Line }))
    .default([])
    .describe('Từ cũ (sổ hộ khẩu, huyện…) và lời đính chính'),
})
export type Language = z.infer<typeof Language>

export const CatalogProcedure = z.strictObject({
  id: Id,
  code: z
    .string()
    .regex(/^\d\.\d{6}$/, 'code')
    .nullable(),
  name: Line,
  agency: Line.nullable(),
  url: Url.nullable(),
  field: Line.optional().describe('Lĩnh vực, như trên Cổng'),
  province: ProvinceCode.optional().describe('Chỉ có ở tỉnh này; bỏ trống: cả nước'),
  aliases: Questions.default([]),
  phrases: Questions.default([]),
})
export type CatalogProcedure = z.infer<typeof CatalogProcedure>

/** Procedures that exist but are not written here yet: named honestly instead of «không biết». */
export const Catalog = z.strictObject({
  id: Id,
  sources: z.array(Source).min(1),
  procedures: z.array(CatalogProcedure).default([]),
  table: z
    .string()
    .optional()
    .describe(
      'Mỗi dòng một thủ tục: mã | tên | cơ quan | địa chỉ | lĩnh vực | mã tỉnh; ô cuối không có thì bỏ',
    ),
})
export type Catalog = z.infer<typeof Catalog>

/** Folder under content/ → schema of each file in it. */
export const kinds = {
  office: Office,
  procedures: Procedure,
  documents: Document,
  directives: Directive,
  'feedback-channels': FeedbackChannel,
  guides: Guide,
  places: Places,
  survey: Survey,
  language: Language,
  catalog: Catalog,
} as const
export type Kind = keyof typeof kinds
