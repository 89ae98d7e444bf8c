import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import qrcode from 'qrcode-generator'
import { describe, expect, it } from 'vitest'
import { drawCode } from '../../../src/cli/qr/code.ts'
import { linksTo } from '../../../src/cli/qr/links.ts'
import { makePoster } from '../../../src/cli/qr/poster.ts'
import { createMeasure, fontOptions, textElement } from '../../../src/exports/drawing/font.ts'
import { lineHeight, setText } from '../../../src/exports/drawing/wrap.ts'
import { escapeMarkup } from '../../../src/lib/printable.ts'
import { vi } from '../../../src/words/vi.ts'

const link = 'https://t.me/motcua_bot?start=khai-sinh'
const options = {
  link,
  office: 'Ủy ban nhân dân xã Bình An',
  title: 'Đăng ký khai sinh',
  opensEntry: true,
  day: '23/11/2026',
  words: vi,
}
const letters = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ'
const others = '0123456789₫«»…–—.,:;?!()/%&§’“”'

const drawn = (letter: string, weight: 400 | 700) =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${textElement(letter, { x: 0, y: 120, size: 100, weight, fill: '#000', anchor: 'start' })}</svg>`,
    { font: fontOptions() },
  ).toString()

describe('the font', () => {
  it.each([400, 700] as const)('has every Vietnamese letter at weight %s, and all different', (weight) => {
    const all = [...new Set([...letters, ...letters.toUpperCase(), ...others])]
    const shapes = all.map((letter) => drawn(letter, weight))
    expect(new Set(shapes).size).toBe(all.length)
    // What it lacks looks like this.
    expect(shapes).not.toContain(drawn('\ue000', weight))
    expect(shapes.filter((shape) => !shape.includes('<path'))).toEqual([])
  })
})

describe('a poster', () => {
  const poster = makePoster(options)
  const withoutFonts = new Resvg(poster.svg, {
    font: { loadSystemFonts: false },
    fitTo: { mode: 'width', value: 2100 },
  }).render()

  /** Pixels that are not white between two heights. */
  const inkIn = (from: number, to: number) => {
    const rows = withoutFonts.pixels.subarray(from * 2100 * 4, to * 2100 * 4)
    return rows.filter((value, at) => at % 4 === 0 && value < 200).length
  }

  it('looks the same from its SVG where no font is installed as in its PNG', () => {
    expect([withoutFonts.width, withoutFonts.height]).toEqual([2100, 2970])
    expect(poster.svg).not.toContain('<text')
    expect(inkIn(390, 990)).toBeGreaterThan(20_000)
    expect(inkIn(990, 1030)).toBe(0)
    expect(Buffer.from(withoutFonts.asPng()).equals(Buffer.from(poster.png))).toBe(true)
  })

  it('is A4, says for screen readers what it is, and is a PNG', () => {
    expect(poster.svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="210mm" height="297mm" viewBox="0 0 2100 2970" role="img"><title>Đăng ký khai sinh — https:\/\/t.me/,
    )
    expect(Buffer.from(poster.png).subarray(1, 4).toString()).toBe('PNG')
  })

  it('shows every module of the code, black on white, with four light ones around', () => {
    const code = qrcode(0, 'Q')
    code.addData(link)
    code.make()
    const count = code.getModuleCount()
    const { side } = drawCode(link, 1240)
    const cell = side / (count + 8)
    const [left, top] = [Math.floor((2100 - side) / 2), 1030 + Math.floor((1240 - side) / 2)]
    const { pixels } = withoutFonts
    const wrong: string[] = []
    for (let row = -4; row < count + 4; row += 1) {
      for (let column = -4; column < count + 4; column += 1) {
        const x = left + (column + 4.5) * cell
        const y = top + (row + 4.5) * cell
        const isDark = pixels[(Math.floor(y) * 2100 + Math.floor(x)) * 4] === 0
        const isInside = row >= 0 && column >= 0 && row < count && column < count
        if (isDark !== (isInside && code.isDark(row, column))) wrong.push(`${row} ${column}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('tells what to write where the link cannot', () => {
    const other = makePoster({ ...options, link: 'https://zalo.me/2512523625412515', opensEntry: false })
    expect(other.svg).not.toBe(poster.svg)
    expect(vi.chat.scanThenAsk(options.title)).toBe('Quét xong, bạn nhắn: «Đăng ký khai sinh»')
  })

  it('keeps names from outside from becoming SVG', () => {
    const title = '</text><script>alert(1)</script>&"\u0000'
    expect(makePoster({ ...options, title }).svg).not.toContain('<script')
    expect(escapeMarkup(title)).toBe('&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;')
  })
})

describe('a text in a box', () => {
  const measure = createMeasure()
  const box = { width: 1820, height: 600, sizes: [170, 116, 68], weight: 700 } as const

  it('is as large as it fits, in even lines', () => {
    expect(setText('Đăng ký khai sinh', box, measure)).toEqual({
      lines: ['Đăng ký khai sinh'],
      size: 170,
      weight: 700,
    })
    const { lines } = setText(
      'Trung tâm Phục vụ hành chính công tỉnh Ninh Bình',
      { ...box, sizes: [84] },
      measure,
    )
    expect(lines).toEqual(['Trung tâm Phục vụ hành', 'chính công tỉnh Ninh Bình'])
  })

  it('says with «…» that it was cut', () => {
    const { lines, size } = setText('Thủ tục rất dài '.repeat(60), box, measure)
    expect(size).toBe(68)
    expect(lines.at(-1)?.endsWith('…')).toBe(true)
  })

  it('stays in its box whatever it is', () => {
    const guess = (text: string, size: number) => text.length * size * 0.6
    const word = fc.string({ minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const { lines, size } = setText(words.join(' '), box, guess)
        expect(lines.length * size * lineHeight).toBeLessThanOrEqual(box.height)
        for (const line of lines) expect(guess(line, size)).toBeLessThanOrEqual(box.width + size * 0.6)
      }),
    )
  })
})

describe('links to an entry', () => {
  const addresses = { telegram: 'motcua_bot', zaloOa: '2512523625412515', web: 'https://motcua.test' }

  it('come in the order of preference; only that of Telegram takes the entry along', () => {
    expect(linksTo('khai-sinh', addresses)).toEqual([
      { channel: 'telegram', link: 'https://t.me/motcua_bot?start=khai-sinh', opensEntry: true },
      { channel: 'zalo-oa', link: 'https://zalo.me/2512523625412515', opensEntry: false },
      { channel: 'web', link: 'https://motcua.test/', opensEntry: false },
    ])
  })

  it.each(['a'.repeat(65), 'nd-1#2', 'khai sinh', ''])(
    'leave out «%s», which Telegram would not take',
    (id) => {
      expect(linksTo(id, addresses)[0]).toMatchObject({ link: 'https://t.me/motcua_bot', opensEntry: false })
    },
  )

  it('are none where nothing is set up', () => {
    expect(linksTo('khai-sinh', { telegram: undefined, zaloOa: undefined, web: undefined })).toEqual([])
  })
})
