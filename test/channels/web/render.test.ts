import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageWords } from '../../../src/channels/web/page-words.ts'
import { renderAnswer } from '../../../src/channels/web/render.tsx'
import type { Answer } from '../../../src/conversation/answer.ts'
import { answerOf, choicesAnswer, fullAnswer, plain } from './samples.ts'

const view = { words: pageWords.vi, formId: '0f8fad5b-d9cb-469f-a165-70867728950e', embed: false }
const render = (answer: Answer) => renderAnswer({ id: 12, answer }, view)

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea></article><svg/onload=alert(1)>',
  '&lt;script&gt;',
  '<!--',
  ']]>',
  '{{constructor.constructor("alert(1)")()}}',
  '[x](javascript:alert(1)) **b** _i_ `c`',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
]

describe('an answer', () => {
  it.each(hostile)('shows %s as text', (text) => {
    const html = render(answerOf(text))
    expect(skeleton(html)).toEqual(skeleton(render(answerOf('x'))))
    expect(html).toContain(escaped(text))
  })

  it('has the same tags whatever its texts say', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '=',
      '-',
      '!',
      '`',
      '\n',
      'script',
      'onload',
      'a',
      'ệ',
    )
    const shape = skeleton(render(answerOf('x')))
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        expect(skeleton(render(answerOf(pieces.join(''))))).toEqual(shape)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each(['javascript:alert(1)', 'http://example.vn/', 'data:text/html,x', ' https://x.vn', '//x.vn', ''])(
    'links nowhere for %j',
    (url) => {
      const links = { kind: 'links', links: [{ label: 'x', url }] } as const
      expect(render({ ...plain('answered', 'a'), parts: [links] })).not.toMatch(/<a /)
    },
  )

  it('opens links beside the talk, without a way back into it', () => {
    const html = render(fullAnswer('lan001', 1))
    expect(html).toContain('<a href="https://dichvucong.gov.vn/" target="_blank" rel="noopener noreferrer">')
  })

  it('numbers choices as typed numbers mean them', () => {
    const html = render(choicesAnswer('lan001'))
    expect([...html.matchAll(/class="number">(\d)</g)].map((match) => match[1])).toEqual(['1', '2', '3', '4'])
  })

  it('sets the asked fact apart, and none when none was asked for', () => {
    const answer = fullAnswer('lan001', 1)
    const { facet: _, ...unasked } = answer
    expect(render(answer)).toContain('class="facts asked"')
    expect(render(unasked)).toContain('class="facts"')
    const papers = { kind: 'list', label: 'Phải nộp', ordered: false, items: ['Tờ khai'] } as const
    expect(render({ ...answer, parts: [papers, ...answer.parts] })).toContain('class="facts"')
  })

  it('says where each word comes from and when it was read there', () => {
    const html = render(fullAnswer('lan001', 1))
    expect(html).toContain('Sổ tay nghiệp vụ')
    expect(html).toContain('(đọc ngày 18/7/2026)')
    expect(html).toContain('Theo Luật Hộ tịch, Điều 16.')
  })

  it('gives a list without a label no empty heading', () => {
    const list = { kind: 'list', label: '', ordered: false, items: ['x'] } as const
    expect(render({ ...plain('answered', 'a'), parts: [list] })).not.toContain('<h3>')
  })

  it.each([
    ['Gọi 113: công an', 'tel:113'],
    ['gọi 1800 1096 để hỏi', 'tel:18001096'],
    ['Tổng đài: 18001096. Đây là số của Cổng.', 'tel:18001096'],
    ['Văn phòng 0229 387 1234', 'tel:02293871234'],
  ])('makes the number in «%s» one to tap', (text, href) => {
    const list = { kind: 'list', label: 'x', ordered: false, items: [text] } as const
    expect(render({ ...plain('answered', text), parts: [list] })).toContain(`<a href="${href}">`)
  })

  it.each([
    'Quyết định 1800/QĐ-TTg',
    'Nghị định 113/2015/NĐ-CP',
    'trong 115 ngày',
    'mã 1.001193',
    '001203004567',
  ])('sees no phone number in «%s»', (text) => {
    expect(render(plain('answered', text))).not.toContain('tel:')
  })

  it('keeps one source in sight and folds away the others when there are many', () => {
    const source = (title: string) => ({ title, url: null, read: '2026-07-18' })
    const sources = ['một', 'hai', 'ba'].map(source)
    const [shown = '', folded = ''] = render({ ...plain('answered', 'a'), sources }).split('<details>')
    expect(shown).toContain('một')
    expect(folded).toMatch(/Xem thêm 2 nguồn.*hai.*ba/s)
    expect(render({ ...plain('answered', 'a'), sources: sources.slice(1) })).not.toContain('<details>')
  })

  it('heads facts that belong together', () => {
    const facts = [{ label: 'Trẻ bị bỏ rơi', lines: ['Biên bản'] }]
    const parts = [{ kind: 'facts', label: 'Chỉ cần khi', facts }] as const
    expect(render({ ...plain('answered', 'a'), parts })).toMatch(/<h3>Chỉ cần khi<\/h3>.*<dt>Trẻ bị bỏ rơi/s)
  })

  it('speaks the language of the talk, whatever the page around it speaks', () => {
    const english = render({ ...fullAnswer('lan001', 1), language: 'en' })
    expect(english).toMatch(/^<article[^>]* lang="en"/)
    expect(english).toContain(`>${pageWords.en.rate}</p>`)
    expect(render(fullAnswer('lan001', 1))).not.toContain('lang=')
  })

  it('sets nothing apart when what was asked is not known', () => {
    const parts = [{ kind: 'facts', facts: [{ label: 'Cơ quan giải quyết', lines: ['x'] }] }] as const
    expect(render({ ...plain('unknown-not-written', 'a'), facet: 'fee', parts })).toContain('class="facts"')
  })

  it('asks in words for a rating', () => {
    expect(render(fullAnswer('lan001', 1))).toContain(`>${pageWords.vi.rate}</p>`)
  })

  it('can be found by its id, and the welcome has none', () => {
    expect(render(plain('answered', 'x'))).toContain('id="t12"')
    expect(renderAnswer({ id: undefined, answer: plain('answered', 'x') }, view)).not.toContain('id="t')
  })

  it('repeats the frame in every form, so that a page without script stays in it', () => {
    const html = renderAnswer({ id: 1, answer: fullAnswer('lan001', 1) }, { ...view, embed: true })
    expect(html.match(/name="embed"/g)).toHaveLength(2)
  })
})

/** The tags and attribute names of some HTML, without its texts and values. */
function skeleton(html: string): readonly string[] {
  const tags = html.match(/<(?:"[^"]*"|[^">])*>/g) ?? []
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '""'))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
