import { z } from 'zod'
import { Id, Line, Lines, LinesText, WordList } from './parts.ts'

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

/** What may be asked of an entry: one of its facts, or what it is altogether. */
export const askables = [...facets, 'all'] as const
export type Askable = (typeof askables)[number]

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

/** What is asked of the assistant itself, each by a whole message. */
export const requestKinds = [
  'rate-service',
  'give-feedback',
  'my-data',
  'stop-asking',
  'allow-asking',
  'who-am-i',
  'leave-staff',
  'follow-this',
  'following',
  'stop-following',
] as const
export type RequestKind = (typeof requestKinds)[number]

/** When duties are due, by name. Where two are heard the first is meant: «trong tuần sau» is not this week. */
export const dueSpans = [
  'today',
  'next-week',
  'this-week',
  'next-month',
  'this-month',
  'this-year',
  'overdue',
] as const
export type DueSpan = (typeof dueSpans)[number]

/** What may be said of duties; each list holds what people type. `duty`: the word itself; `given`: that it was given, which is said of nothing else; `ask`: what is to be done; `who`: by whom; `undated`: by no day; `mine`: by us; `beside`: joins these, and names no topic. */
export const dutyCues = [
  'duty',
  'given',
  'ask',
  'who',
  'mine',
  'due',
  'undated',
  ...dueSpans,
  'done',
  'not-done',
  'received',
  'beside',
] as const
export type DutyCue = (typeof dutyCues)[number]

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
  asking: z
    .partialRecord(z.enum(askables), LinesText)
    .default({})
    .describe('Câu ví dụ hỏi phí, thời gian… (all: hỏi chung), mỗi dòng một câu; máy học từ đó'),
  sayings: z
    .partialRecord(z.enum(talkKinds), LinesText)
    .default({})
    .describe('Tin nhắn ví dụ: chào, cảm ơn, đòi gặp người…, mỗi dòng một câu; máy học từ đó'),
  requests: z
    .partialRecord(z.enum(requestKinds), WordList)
    .default({})
    .describe('Cả tin nhắn là một lời yêu cầu: đánh giá, góp ý, xem dữ liệu của mình, dừng, theo dõi'),
  duties: z
    .partialRecord(z.enum(dutyCues), WordList)
    .default({})
    .describe('Cách cán bộ hỏi việc được giao: việc nào, phải làm gì, đơn vị tôi, tuần này, quá hạn…'),
  units: z
    .array(z.strictObject({ says: z.array(Line).min(1), means: Line }))
    .default([])
    .describe('Cách gọi một đơn vị, và tên đầy đủ của đơn vị đó'),
  complaintWords: WordList.default([]).describe('Trong lời góp ý: đây là khiếu nại'),
  denunciationWords: WordList.default([]).describe(
    'Trong lời góp ý: đây là tố cáo, kể cả chuyện đưa, nhận tiền',
  ),
  fillers: WordList.default([]).describe('Từ đệm, bỏ qua khi tìm'),
  spellings: WordList.default([]).describe('Từ viết đúng, không sửa'),
  officeWords: WordList.default([]).describe('Từ cho thấy người hỏi có việc với cơ quan nhà nước'),
  placeWords: WordList.default([]).describe('Cách hỏi một nơi nay thuộc tỉnh nào'),
  genericWords: WordList.default([]).describe('Từ không cho biết là thủ tục nào: nộp, nhận, nhà mình…'),
  privateWords: WordList.default([]).describe('Từ của chuyện riêng tư, mua bán: máy thận trọng hơn'),
  elsewhere: LinesText.optional().describe(
    'Câu ví dụ mà không cơ quan hành chính nào trả lời, mở đầu bằng «|», mỗi dòng một câu; máy học từ đó',
  ),
  traps: LinesText.optional().describe(
    'Như elsewhere, nhưng dùng từ của văn phòng (đùa, làm văn, nhờ việc sai trái): máy học để nhận ra, không học để dè dặt',
  ),
  outOfScope: WordList.default([]).describe('Việc ngoài phạm vi của văn phòng'),
  legacy: z
    .array(z.strictObject({ says: z.array(Line).min(1), correction: Line, source: Line }))
    .default([])
    .describe('Từ cũ (sổ hộ khẩu, huyện…) và lời đính chính'),
})
export type Language = z.infer<typeof Language>
