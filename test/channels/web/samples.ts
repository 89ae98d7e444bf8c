import { encodeAction } from '../../../src/conversation/action.ts'
import type { Answer } from '../../../src/conversation/answer.ts'
import type { Conversation } from '../../../src/conversation/conversation.ts'
import type { Event } from '../../../src/conversation/event.ts'
import type { Message } from '../../../src/conversation/message.ts'
import type { Office } from '../../../src/knowledge/schema.ts'

const nothing = { basis: [], sources: [], choices: [], buttons: [] } as const

/** One of each kind of part and button; the facts are made up. */
export function fullAnswer(key: string, turn: number): Answer {
  const show = (facet: 'fee' | 'time' | 'steps' | 'place') =>
    encodeAction(key, { kind: 'show', entry: 'khai-sinh', facet })
  const rate = (useful: boolean) => encodeAction(key, { kind: 'rate', turn, useful })
  return {
    outcome: 'answered',
    entry: 'khai-sinh',
    facet: 'dossier',
    parts: [
      { kind: 'title', text: 'Đăng ký khai sinh' },
      { kind: 'text', text: 'Ghi tên bé vào sổ khai sinh và cấp Giấy khai sinh.' },
      {
        kind: 'facts',
        facts: [
          {
            label: 'Giấy tờ cần có',
            lines: ['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh (nếu sinh ở cơ sở y tế)'],
          },
          { label: 'Thời gian', lines: ['Trong ngày làm việc'] },
          { label: 'Lệ phí', lines: ['Miễn phí khi đăng ký đúng hạn', 'Quá hạn: do tỉnh quy định'] },
          { label: 'Nộp ở đâu', lines: ['Ủy ban nhân dân xã nơi cư trú của cha hoặc mẹ'] },
        ],
      },
      { kind: 'warning', text: 'Từ 01/07/2025 không còn cấp huyện: nộp ở xã, phường.' },
      {
        kind: 'list',
        label: 'Các bước',
        ordered: true,
        items: ['Điền tờ khai.', 'Nộp ở bộ phận một cửa hoặc trên mạng.', 'Nhận Giấy khai sinh.'],
      },
      {
        kind: 'links',
        links: [{ label: 'Nộp trực tuyến trên Cổng Dịch vụ công', url: 'https://dichvucong.gov.vn/' }],
      },
    ],
    basis: ['Theo Luật Hộ tịch, Điều 16.', 'Rà soát ngày 20/11/2026.'],
    sources: [
      { title: 'Cổng Dịch vụ công quốc gia', url: 'https://dichvucong.gov.vn/x', read: '2026-07-18' },
      { title: 'Sổ tay nghiệp vụ', url: null, read: '2026-07-18' },
    ],
    choices: [],
    buttons: [
      { label: 'Lệ phí', data: show('fee'), role: 'detail' },
      { label: 'Thời gian', data: show('time'), role: 'detail' },
      { label: 'Các bước', data: show('steps'), role: 'detail' },
      { label: 'Nộp ở đâu', data: show('place'), role: 'detail' },
      { label: 'Hữu ích', data: rate(true), role: 'rate' },
      { label: 'Chưa hữu ích', data: rate(false), role: 'rate' },
    ],
  }
}

export function choicesAnswer(key: string): Answer {
  const labels = ['Cấp thẻ căn cước lần đầu', 'Cấp đổi thẻ căn cước', 'Cấp lại thẻ căn cước']
  const entries = ['can-cuoc-lan-dau', 'can-cuoc-doi', 'can-cuoc-cap-lai']
  return {
    ...nothing,
    outcome: 'choices',
    parts: [{ kind: 'text', text: 'Ý bạn là việc nào? Bấm một nút, hoặc gõ số.' }],
    choices: labels.map((label, index) => ({ label, entry: entries[index] ?? '' })),
    buttons: [
      ...labels.map((label, index) => ({
        label,
        data: encodeAction(key, { kind: 'show', entry: entries[index] ?? '' }),
        role: 'choice' as const,
      })),
      { label: 'Không phải các mục này', data: encodeAction(key, { kind: 'none-of-these' }), role: 'choice' },
    ],
  }
}

/** The same text in every place of an answer where a text may stand. */
export function answerOf(text: string): Answer {
  return {
    outcome: 'answered',
    facet: 'fee',
    parts: [
      { kind: 'title', text },
      { kind: 'text', text },
      { kind: 'warning', text },
      { kind: 'facts', facts: [{ label: text, lines: [text] }] },
      { kind: 'list', label: text, ordered: false, items: [text] },
      {
        kind: 'links',
        links: [
          { label: text, url: text },
          { label: text, url: `https://example.vn/${text}` },
          { label: text, url: 'javascript:alert(1)' },
        ],
      },
    ],
    basis: [text],
    sources: [{ title: text, url: text, read: '2026-07-18' }],
    choices: [],
    buttons: [
      { label: text, data: text, role: 'choice' },
      { label: text, data: text, role: 'detail' },
      { label: text, data: text, role: 'rate' },
    ],
  }
}

/** «lỗi» is a fault, «xóa» erases, «căn cước» has several meanings, tags come back everywhere; else the full answer. */
export function respond(message: Message, { key, turns }: Conversation): { answer: Answer; events: Event[] } {
  const { said } = message
  const text = said.kind === 'text' ? said.text : said.kind
  if (text === 'lỗi') throw new Error('secret detail of a fault')
  const answer = answerTo(text, key, turns + 1)
  const turned: Event = { kind: 'turned', outcome: answer.outcome, menu: [] }
  return { answer, events: text === 'xóa' ? [{ kind: 'forgotten' }] : [turned] }
}

function answerTo(text: string, key: string, turn: number): Answer {
  if (text === 'xóa') return plain('privacy-erased', 'Đã xóa.')
  if (text === 'pressed') return plain('answered', 'Bạn đã bấm nút.')
  if (text === '') return plain('error-empty', 'Bạn chưa hỏi gì.')
  if (text === 'unreadable') return plain('error-unreadable', 'Không đọc được.')
  if (text === 'căn cước') return choicesAnswer(key)
  return text.includes('<') ? answerOf(text) : fullAnswer(key, turn)
}

export function plain(outcome: Answer['outcome'], text: string): Answer {
  return { ...nothing, outcome, parts: [{ kind: 'text', text }] }
}

export const welcome: Answer = {
  ...nothing,
  outcome: 'smalltalk-greeting',
  parts: [
    {
      kind: 'text',
      text: 'Xin chào bà con. Tôi là trợ lý tự động, trả lời về thủ tục hành chính từ văn bản đã duyệt, có ghi nguồn.',
    },
    { kind: 'text', text: 'Bạn cứ hỏi như nói chuyện, có dấu hay không dấu đều được.' },
  ],
}

export const office: Office = {
  id: 'van-phong',
  name: 'UBND xã Bình An',
  place: { code: '37', name: 'Ninh Bình' },
  communes: { '14524': 'Xã Bình An' },
  timeZone: 'Asia/Ho_Chi_Minh',
  hours: null,
  addresses: null,
  hotlines: [{ label: 'Tổng đài', number: '1022', note: 'cả ngày' }],
  links: [],
  oftenAsked: [],
  sources: [{ title: 'Thử', url: null, read: '2026-11-20' }],
  reviewed: '2026-11-20',
}
