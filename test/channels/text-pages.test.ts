import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { linesToReadOn, nextPage, readChatText, textPages } from '../../src/channels/text-pages.ts'
import { encodeAction } from '../../src/conversation/action.ts'
import type { Answer, Part } from '../../src/conversation/answer.ts'
import type { Line, Outgoing } from '../../src/desk/memory.ts'
import type { Library } from '../../src/intents/intent.ts'
import { entries } from '../../src/knowledge/knowledge.ts'
import { facets } from '../../src/knowledge/schema.ts'
import { en } from '../../src/words/en.ts'
import { plainText } from '../../src/words/plain-text.ts'
import { vi } from '../../src/words/vi.ts'
import { createTalk, shippedLibrary } from '../helpers/library.ts'
import { fullAnswer, plain } from './web/samples.ts'

const limit = 1900
const most = 8

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

/** Every answer that a button to an entry gives, with its buttons. */
function shippedAnswers(): readonly Answer[] {
  const asks = [undefined, 'all' as const, ...facets]
  return [...entries(library.knowledge)].flatMap(({ id }) =>
    asks.map((facet) => {
      const show = facet ? { kind: 'show', entry: id, facet } : { kind: 'show', entry: id }
      return createTalk(library).press(encodeAction('lan001', show as Parameters<typeof encodeAction>[1]))
        .answer
    }),
  )
}

/** What is wrong with these pages of an answer whose lines are all shorter than a page. */
function faults(answer: Answer, pages: readonly string[]): string[] {
  const joined = pages.join('\n')
  const lines = plainText(answer, vi)
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
  const ends = pages
    .slice(0, -1)
    .filter((page, at) => !page.endsWith(vi.chat.continue(pages.length - 1 - at)))
  const numbered = answer.buttons.map(({ label }, at) => `\n${at + 1}. ${label}`.normalize('NFC'))
  return [
    ...(pages.length > most ? [`${pages.length} pages`] : []),
    ...pages.filter((page) => page.length > limit || page === '').map(({ length }) => `${length} units`),
    ...(joined === joined.normalize('NFC') ? [] : ['not NFC']),
    ...ends.map(() => 'does not say how to read on'),
    ...lines.filter((line) => !joined.includes(line)).map((line) => `without «${line}»`),
    ...numbered.filter((line) => !pages.at(-1)?.includes(line)).map((line) => `menu without «${line}»`),
    ...answer.basis
      .filter((line) => !pages.at(-1)?.includes(line))
      .map((line) => `basis torn off: «${line}»`),
  ]
}

describe('an answer without layout', () => {
  it('says what it is about, what it rests on, and what may be chosen by number', () => {
    expect(textPages(fullAnswer('lan001', 1), vi, limit).join('\n=====\n')).toMatchInlineSnapshot(`
      "ĐĂNG KÝ KHAI SINH

      Ghi tên bé vào sổ khai sinh và cấp Giấy khai sinh.

      Giấy tờ cần có:
      - Tờ khai đăng ký khai sinh
      - Giấy chứng sinh (nếu sinh ở cơ sở y tế)
      Thời gian: Trong ngày làm việc
      Lệ phí:
      - Miễn phí khi đăng ký đúng hạn
      - Quá hạn: do tỉnh quy định
      Nộp ở đâu: Ủy ban nhân dân xã nơi cư trú của cha hoặc mẹ

      ! Từ 01/07/2025 không còn cấp huyện: nộp ở xã, phường.

      Các bước:
      1. Điền tờ khai.
      2. Nộp ở bộ phận một cửa hoặc trên mạng.
      3. Nhận Giấy khai sinh.

      Nộp trực tuyến trên Cổng Dịch vụ công: https://dichvucong.gov.vn/

      Theo Luật Hộ tịch, Điều 16.
      Rà soát ngày 20/11/2026.
      Nguồn: Cổng Dịch vụ công quốc gia, đọc ngày 18/7/2026
      https://dichvucong.gov.vn/x
      Nguồn: Sổ tay nghiệp vụ, đọc ngày 18/7/2026

      Xem thêm, bạn trả lời bằng số:
      1. Lệ phí
      2. Thời gian
      3. Các bước
      4. Nộp ở đâu

      Câu trả lời này có ích không?
      5. Hữu ích
      6. Chưa hữu ích"
    `)
  })

  it('counts the numbers over all buttons, whatever heading they are under', () => {
    const button = (label: string, role: 'choice' | 'detail' | 'rate') => ({ label, role, data: 'x' })
    const buttons = [button('Phí', 'detail'), button('Hữu ích', 'rate'), button('Hỏi cán bộ', 'choice')]
    expect(textPages({ ...plain('answered', 'Xong.'), buttons }, vi, limit)).toEqual([
      'Xong.\n\nBạn trả lời bằng số:\n3. Hỏi cán bộ\n\nXem thêm, bạn trả lời bằng số:\n1. Phí\n\nCâu trả lời này có ích không?\n2. Hữu ích',
    ])
  })

  it('fits the limit for every entry and facet, whole lines, and 8 pages', () => {
    const wrong = shippedAnswers().flatMap((answer) =>
      faults(answer, textPages(answer, vi, limit)).map(
        (fault) => `${answer.entry} ${answer.facet}: ${fault}`,
      ),
    )
    expect(wrong).toEqual([])
  })

  it('takes one message for almost every first answer', () => {
    const first = [...entries(library.knowledge)].map(
      ({ id }) => createTalk(library).press(encodeAction('lan001', { kind: 'show', entry: id })).answer,
    )
    const long = first.filter((answer) => textPages(answer, vi, limit).length > 1)
    expect(long.length / first.length).toBeLessThan(0.02)
  })

  it('keeps a title with what stands under it, and a list together where half a page suffices', () => {
    const items = Array.from({ length: 20 }, (_, at) => `Giấy tờ số ${at} ${'x'.repeat(60)}`)
    const parts: Part[] = [
      { kind: 'title', text: 'Một' },
      { kind: 'text', text: 'y'.repeat(1000) },
      { kind: 'title', text: 'Hai' },
      { kind: 'list', label: 'Phải nộp', ordered: false, items },
    ]
    const [first, second, ...rest] = textPages({ ...plain('answered', ''), parts }, vi, limit)
    expect(rest).toEqual([])
    expect(first).toBe(`MỘT\n\n${'y'.repeat(1000)}\n\n${vi.chat.continue(1)}`)
    expect(second?.startsWith('HAI\n\nPhải nộp:\n- Giấy tờ số 0')).toBe(true)
  })

  it('tears a text that no page holds between sentences, and a word that none holds between characters', () => {
    const sentence = 'Câu này có đúng bốn mươi ba ký tự thôi nhé. '
    const [first = ''] = textPages(plain('answered', sentence.repeat(60)), vi, limit)
    expect(first.endsWith(`thôi nhé.\n\n${vi.chat.continue(1)}`)).toBe(true)
    const pages = textPages(plain('answered', '👵'.repeat(1500)), vi, limit)
    expect(pages.join('')).not.toMatch(/\p{Cs}/u)
  })

  it('stays within the limit when more than a hundred pages are left', () => {
    const pages = textPages(plain('answered', 'giấy tờ cần nộp '.repeat(900)), vi, 150)
    expect(pages.length).toBeGreaterThan(110)
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(150)
  })

  it('loses nothing of any answer and never passes the limit', () => {
    const text = fc.string({ unit: fc.constantFrom('ế', 'e\u0302\u0301', 'a', ' ', '\n', '. ', '👵', '0') })
    const long = fc.array(text, { maxLength: 40 }).map((texts) => texts.join(' '))
    const part = fc.oneof(
      fc.record({ kind: fc.constantFrom('title' as const, 'text' as const, 'warning' as const), text: long }),
      fc.record({
        kind: fc.constant('list' as const),
        label: text,
        ordered: fc.boolean(),
        items: fc.array(long),
      }),
      fc.record({
        kind: fc.constant('facts' as const),
        label: text,
        facts: fc.array(fc.record({ label: text, lines: fc.array(long) })),
      }),
    )
    const role = fc.constantFrom('choice' as const, 'detail' as const, 'rate' as const)
    const answers = fc.record({
      parts: fc.array(part),
      basis: fc.array(long),
      buttons: fc.array(fc.record({ label: text, role, data: fc.constant('x') })),
    })
    fc.assert(
      fc.property(answers, fc.integer({ min: 150, max: 2000 }), (given, most) => {
        const answer = { ...plain('answered', ''), ...given }
        const pages = textPages(answer, vi, most)
        const bare = (words: string) => words.normalize('NFC').replace(/\s/g, '')
        const body = pages.map((page, at) => {
          const left = pages.length - 1 - at
          return left === 0 ? page : page.slice(0, -vi.chat.continue(left).length)
        })
        const text = bare(plainText(answer, vi))
        expect(pages.every((page) => page.length <= most && page.trim() !== '')).toBe(true)
        expect(pages.join('\n')).not.toMatch(/\p{Cs}/u)
        expect(bare(body.join('')).startsWith(text) || text === '').toBe(true)
      }),
    )
  })
})

describe('what is typed', () => {
  it.each([
    '0',
    ' 0 ',
    '0.',
    'số 0',
    'so 0',
    'tiếp',
    'Tiếp',
    'TIẾP',
    'tiep',
    'xem tiếp',
    'Xem tiep',
    'ti\u00ea\u0301p',
  ])('«%s» asks for the rest', (raw) => expect(readChatText(raw)).toEqual({ kind: 'continued' }))

  it.each(['00', '10', 'tiệp', 'tiếp tục khai sinh', 'xem', '2', '', 'xem thêm'])('«%s» is a text', (raw) =>
    expect(readChatText(raw)).toEqual({ kind: 'text', text: raw }),
  )

  it('is masked and cut like any text', () => {
    expect(readChatText('cccd của tôi 001199012345')).toEqual({
      kind: 'text',
      text: expect.not.stringContaining('0011'),
    })
    expect(readChatText('x'.repeat(5000))).toMatchObject({ kind: 'text', cut: true })
  })
})

describe('reading on', () => {
  const lan = { channel: 'zalo-bot', id: '7' } as const
  const reply = (id: number, answer: Answer, lane: Outgoing['lane'] = 'reply'): Outgoing => ({
    id,
    person: lan,
    lane,
    answer,
    inReplyTo: String(id),
    attempts: 1,
    at: 1_795_000_000_000,
  })
  const line = (outgoing: Outgoing): Line => ({ kind: 'answered', outgoing })
  const long = plain(
    'answered',
    Array.from({ length: 120 }, (_, at) => `Câu ${at} ${'x'.repeat(30)}.`).join(' '),
  )
  const more = (id: number) => reply(id, { ...plain('continued', ''), parts: [] })
  const pages = textPages(long, vi, limit)

  it('gives the pages one after the other, then says that nothing is left', () => {
    const talk = [reply(1, long), more(2), more(3), more(4), more(5)].map(line)
    const given = [2, 3, 4, 5].map((id) => nextPage(more(id), talk, vi, limit))
    expect(pages).toHaveLength(3)
    expect(given).toEqual([pages[1], pages[2], vi.chat.nothingLeft, vi.chat.nothingLeft])
  })

  it('reads on in what was answered last, whatever came later or in between as a notice', () => {
    const talk = [
      reply(1, plain('answered', 'Cũ.')),
      reply(2, long),
      reply(3, plain('notice', 'Tin.'), 'notice'),
    ]
    const later = [more(4), reply(5, plain('answered', 'Mới.'))]
    expect(nextPage(more(4), [...talk, ...later].map(line), vi, limit)).toBe(pages[1])
    expect(nextPage(more(6), [...talk, ...later].map(line), vi, limit)).toBe(vi.chat.nothingLeft)
  })

  it('tells who was never answered who speaks', () => {
    const greeting = { ...plain('continued', 'Tôi là trợ lý tự động.') }
    expect(nextPage(reply(1, greeting), [], en, limit)).toBe(
      `Tôi là trợ lý tự động.\n\n${en.chat.nothingLeft}`,
    )
  })

  it('finds the answer among as many lines as doors look at', () => {
    expect(linesToReadOn).toBeGreaterThan(2 * most)
  })
})
