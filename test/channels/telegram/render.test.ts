import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Piece, renderAnswer } from '../../../src/channels/telegram/render.ts'
import { encodeAction, maxActionBytes } from '../../../src/conversation/action.ts'
import type { Answer, Part } from '../../../src/conversation/answer.ts'
import type { Library } from '../../../src/intents/intent.ts'
import { entries } from '../../../src/knowledge/knowledge.ts'
import { facets } from '../../../src/knowledge/schema.ts'
import { en } from '../../../src/words/en.ts'
import { vi } from '../../../src/words/vi.ts'
import { parseHtml } from '../../doubles/telegram/html.ts'
import { createTalk, shippedLibrary } from '../../helpers/library.ts'
import { answerOf, choicesAnswer, fullAnswer, plain } from '../web/samples.ts'

const render = (answer: Answer) => renderAnswer(answer, vi)

function only(answer: Answer): Piece {
  const [piece, ...rest] = render(answer)
  if (!piece || rest.length > 0) throw new Error(`${rest.length + 1} messages in place of one`)
  return piece
}

/** What the person reads; throws when Telegram would not take it. */
function readBack({ html, plain: text }: Piece): string {
  const parsed = parseHtml(html)
  if (parsed.kind === 'broken') throw new Error(`${parsed.problem}: ${html}`)
  expect(parsed.text.trim()).not.toBe('')
  expect(parsed.text.length).toBeLessThanOrEqual(4096)
  // Telegram's server takes 32 KiB at most before it looks for tags, and shows 100 formatted places.
  expect(Buffer.byteLength(html)).toBeLessThan(32_768)
  expect(parsed.entities.length).toBeLessThanOrEqual(100)
  expect(text).toBe(parsed.text)
  return parsed.text
}

function checkButtons({ keyboard }: Piece): void {
  for (const { text, callback_data } of keyboard?.inline_keyboard.flat() ?? []) {
    expect(text.trim()).not.toBe('')
    expect(Buffer.byteLength(callback_data)).toBeGreaterThan(0)
    expect(Buffer.byteLength(callback_data)).toBeLessThanOrEqual(maxActionBytes)
  }
}

describe('an answer', () => {
  it('sets titles and labels in bold and its sources apart at the end', () => {
    const { html } = only(fullAnswer('lan001', 1))
    expect(html).toMatch(/^<b>Đăng ký khai sinh<\/b>\n\nGhi tên bé/)
    expect(html).toContain('<b>Giấy tờ cần có:</b>\n• Tờ khai đăng ký khai sinh\n• Giấy chứng sinh')
    expect(html).toContain('<b>Thời gian:</b> Trong ngày làm việc')
    expect(html).toContain('⚠️ Từ 01/07/2025')
    expect(html).toContain('<b>Các bước</b>\n1. Điền tờ khai.\n2. ')
    expect(html).toContain('<a href="https://dichvucong.gov.vn/">Nộp trực tuyến trên Cổng Dịch vụ công</a>')
    expect(html).toMatch(
      /<blockquote expandable>Theo Luật Hộ tịch, Điều 16\.\nRà soát.*\n<a href="https:\/\/dichvucong\.gov\.vn\/x">Nguồn: .*<\/a>\nNguồn: Sổ tay nghiệp vụ, đọc ngày 18\/7\/2026<\/blockquote>$/,
    )
  })

  it('has choices one a row, details two a row, and rating in one row', () => {
    const rows = (answer: Answer) => only(answer).keyboard?.inline_keyboard.map((row) => row.length)
    expect(rows(choicesAnswer('lan001'))).toEqual([1, 1, 1, 1])
    expect(rows(fullAnswer('lan001', 1))).toEqual([2, 2, 2])
    expect(rows(plain('answered', 'a'))).toBeUndefined()
  })

  it.each(['javascript:alert(1)', 'http://example.vn/', 'tg://user?id=1', '//x.vn', ''])(
    'links nowhere for %j',
    (url) => {
      const parts: Part[] = [{ kind: 'links', links: [{ label: 'Trang', url }] }]
      expect(only({ ...plain('answered', 'a'), parts }).html).toBe('Trang')
    },
  )

  it('escapes what looks like a tag, once', () => {
    expect(only(plain('answered', 'a < b && c > "d" &lt;b&gt;')).html).toBe(
      'a &lt; b &amp;&amp; c &gt; &quot;d&quot; &amp;lt;b&amp;gt;',
    )
  })

  it('says that nothing is left when the rest of one is asked for, which was sent whole', () => {
    expect(only({ ...plain('continued', ''), parts: [] }).html).toBe(vi.chat.nothingLeft)
    expect(renderAnswer({ ...plain('continued', ''), parts: [] }, en)[0]?.html).toBe(en.chat.nothingLeft)
  })

  it('leaves out buttons that Telegram would refuse', () => {
    const button = (label: string, data: string) => ({ label, data, role: 'choice' }) as const
    const buttons = [button(' ', 'a'), button('a', ''), button('b', 'ế'.repeat(22)), button('c', 'd')]
    expect(only({ ...plain('answered', 'a'), buttons }).keyboard?.inline_keyboard).toEqual([
      [{ text: 'c', callback_data: 'd' }],
    ])
  })
})

describe('a long answer', () => {
  const items = Array.from({ length: 90 }, (_, at) => `Giấy ${at} ${'x'.repeat(150)}`)
  const list: Part = { kind: 'list', label: 'Giấy tờ', ordered: false, items }
  const long = { ...fullAnswer('lan001', 1), parts: [list] }

  it('comes in several messages, the buttons and sources in the last', () => {
    const pieces = render(long)
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.map(({ keyboard }) => keyboard !== undefined)).toEqual(
      pieces.map((_, at) => at === pieces.length - 1),
    )
    expect(pieces.map(({ html }) => html.includes('<blockquote'))).toEqual(
      pieces.map((_, at) => at === pieces.length - 1),
    )
  })

  it('never cuts a paper and leaves none out', () => {
    const lines = render(long).flatMap((piece) => readBack(piece).split('\n'))
    for (const item of items) expect(lines).toContain(`• ${item}`)
  })

  it('keeps a heading with what it heads', () => {
    const filler: Part = { kind: 'text', text: 'x'.repeat(4085) }
    const [, second] = render({ ...plain('answered', 'a'), parts: [filler, list] })
    expect(second?.html).toMatch(/^<b>Giấy tờ<\/b>\n• Giấy 0/)
  })
})

describe('whatever an answer says', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('<b>', '&amp;', '</blockquote>', '"><a href="x">', '\n\n', ' ', '', '😀'.repeat(3000)),
    fc.integer({ min: 1, max: 9000 }).map((length) => 'ế '.repeat(length).slice(0, length)),
  )
  const url = fc.oneof(fc.webUrl({ validSchemes: ['http', 'https'] }), text)
  const part: fc.Arbitrary<Part> = fc.oneof(
    fc.record({ kind: fc.constantFrom('title', 'text', 'warning'), text }) as fc.Arbitrary<Part>,
    fc.record({
      kind: fc.constant('list' as const),
      label: text,
      ordered: fc.boolean(),
      items: fc.array(text, { maxLength: 40 }),
    }),
    fc.record({
      kind: fc.constant('facts' as const),
      facts: fc.array(fc.record({ label: text, lines: fc.array(text, { maxLength: 8 }) }), { maxLength: 8 }),
    }),
    fc.record({
      kind: fc.constant('links' as const),
      links: fc.array(fc.record({ label: text, url }), { maxLength: 5 }),
    }),
  )
  const answer: fc.Arbitrary<Answer> = fc.record({
    outcome: fc.constant('answered' as const),
    parts: fc.array(part, { maxLength: 8 }),
    basis: fc.array(text, { maxLength: 4 }),
    sources: fc.array(fc.record({ title: text, url: fc.option(url), read: fc.constant('2026-11-23') }), {
      maxLength: 4,
    }),
    choices: fc.constant([]),
    buttons: fc.array(
      fc.record({ label: text, data: text, role: fc.constantFrom('choice', 'detail', 'rate') }),
      { maxLength: 12 },
    ),
  })

  it('each message is well-formed, not empty and no longer than allowed', () => {
    fc.assert(
      fc.property(answer, (each) => {
        const pieces = render(each)
        expect(pieces.length).toBeGreaterThan(0)
        for (const { html, plain: said, keyboard } of pieces) {
          const parsed = parseHtml(html)
          expect(parsed).toMatchObject({ kind: 'parsed', text: said })
          expect(said.length).toBeLessThanOrEqual(4096)
          expect(said.trim()).not.toBe('')
          checkButtons({ html, plain: said, keyboard })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('the same places are formatted', () => {
    const shape = (said: string) => {
      const parsed = parseHtml(only(answerOf(said)).html)
      return parsed.kind === 'parsed' ? parsed.entities.map(({ type }) => type) : parsed.problem
    }
    const piece = fc.constantFrom('<', '>', '"', "'", '&', '/', '=', 'b', 'href', 'ệ')
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        expect(shape(pieces.join(''))).toEqual(shape('x'))
      }),
    )
  })
})

describe('all content that ships', () => {
  let library: Library
  beforeAll(async () => {
    library = await shippedLibrary()
  })

  it.each(['vi', 'en'] as const)('fits Telegram, whatever is asked of it (%s)', (language) => {
    const most = { pieces: 0, of: '' }
    for (const { id } of entries(library.knowledge)) {
      for (const facet of [undefined, 'all', ...facets] as const) {
        const talk = createTalk(library)
        if (language === 'en') talk.say('english')
        const action =
          facet === undefined
            ? ({ kind: 'show', entry: id } as const)
            : ({ kind: 'show', entry: id, facet } as const)
        const { answer } = talk.press(encodeAction('lan001', action))
        const pieces = renderAnswer(answer, language === 'en' ? en : vi)
        for (const piece of pieces) {
          readBack(piece)
          checkButtons(piece)
        }
        if (pieces.length > most.pieces) Object.assign(most, { pieces: pieces.length, of: `${id} ${facet}` })
      }
    }
    expect(most.pieces, most.of).toBeLessThanOrEqual(8)
  })
})
