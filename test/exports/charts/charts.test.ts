import { describe, expect, it } from 'vitest'
import type { Chart } from '../../../src/exports/charts/chart.ts'
import { satisfactionChart, starsChart, topicsChart } from '../../../src/exports/charts/charts.ts'
import { nameLines } from '../../../src/exports/charts/names.ts'
import { drawChart } from '../../../src/exports/charts/render.ts'
import { trendChart } from '../../../src/exports/charts/trend.ts'
import { scoreOf } from '../../../src/reports/satisfaction.ts'

const score = (...counts: readonly number[]) =>
  scoreOf(counts.map((count, at) => ({ value: String(at + 1), count })))
const days = ['2026-11-01', '2026-11-02', '2026-11-03'].map((from) => ({
  from,
  answered: 1200,
  stale: 3,
  choices: 40,
  unknown: 7,
}))

/** The words in a picture, title and description left out. */
async function wordsIn(chart: Chart): Promise<readonly string[]> {
  return [...(await drawChart(chart)).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)
}

describe('every chart', () => {
  it.each([
    trendChart(days, 'day'),
    trendChart([], 'month', 390),
    satisfactionChart([{ name: 'Kết quả', score: score(1, 2, 3, 4, 5) }]),
    satisfactionChart([]),
    starsChart(score(0, 0, 1, 1, 1)),
    topicsChart([]),
  ])('says in words what it shows, and is the same each time (%#)', async (chart) => {
    const svg = await drawChart(chart)
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+" height="\d+" viewBox="[\d ]+" role="img" aria-labelledby="(c\w{10})-title \1-desc"><title id="\1-title">[^<]+<\/title><desc id="\1-desc">[^<]+<\/desc>/,
    )
    expect(await drawChart(chart)).toBe(svg)
    expect(svg).not.toMatch(/<text(?![^>]*font-size=)|<text(?![^>]*font-family=)/)
    expect(
      [...svg.matchAll(/font-family="([^"]*)"/g)].every(([, family]) => family === 'Be Vietnam Pro'),
    ).toBe(true)
    expect(svg).not.toMatch(/zr\d|NaN|undefined/)
  })
})

describe('satisfaction', () => {
  it('stands with its number and its interval, and is hidden under ten', async () => {
    const chart = satisfactionChart([
      { name: 'Công chức giải quyết', score: score(0, 1, 1, 4, 14) },
      { name: 'Kết quả', score: score(0, 0, 0, 4, 5) },
      { name: 'Tiếp cận dịch vụ', score: score() },
    ])
    expect(chart.description).toBe(
      'Công chức giải quyết: 90 % (n = 20), khoảng 95 %: 69,9 % đến 97,2 %; Kết quả: chưa đủ lượt đánh giá; Tiếp cận dịch vụ: chưa có lượt đánh giá nào.',
    )
    const words = await wordsIn(chart)
    expect(words).toEqual(
      expect.arrayContaining(['90 % (n = 20)', 'chưa đủ lượt đánh giá', '0 %', '25 %', '100 %']),
    )
    expect(words.join(' ')).not.toMatch(/n = 9|44/)
  })

  it('draws the whisker where the interval is', async () => {
    const svg = await drawChart(satisfactionChart([{ name: 'x', score: score(0, 1, 1, 4, 14) }]))
    // The axis goes from 250 to 530 pixels.
    const lines = svg.matchAll(/<path d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"[^>]*stroke="#1d2927"/g)
    const [, from, , to] = [...lines].find(([, , above, , below]) => above === below) ?? []
    expect(Number(from)).toBeCloseTo(250 + 280 * 0.699, 0)
    expect(Number(to)).toBeCloseTo(250 + 280 * 0.972, 0)
  })
})

describe('stars', () => {
  it('tell how often each was given, five first', async () => {
    const words = await wordsIn(starsChart(score(1, 2, 3, 4, 10)))
    expect(words.filter((word) => word.includes('lượt'))).toEqual([
      '10 lượt, 50 %',
      '4 lượt, 20 %',
      '3 lượt, 15 %',
      '2 lượt, 10 %',
      '1 lượt, 5 %',
    ])
    expect(words).toContain('1 – Rất không hài lòng')
  })
})

describe('the trend', () => {
  it('names days, thousands and ends as readers write them', async () => {
    const words = await wordsIn(trendChart(days, 'day'))
    expect(words).toEqual(
      expect.arrayContaining(['1/11', '3/11', '1.200', 'Trả lời được', 'Chưa trả lời được']),
    )
    expect(await wordsIn(trendChart(days, 'month'))).toContain('11/2026')
  })
})

describe('a name that is a word of the language', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '«%s» changes nothing in the process',
    async (name) => {
      const before = Object.getOwnPropertyNames(Object.prototype)
      expect(await wordsIn(topicsChart([{ name, count: 1 }]))).toContain(name)
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
      expect(await drawChart(trendChart(days, 'day'))).not.toMatch(/ prev| next/)
    },
  )
})

describe('a name beside a bar', () => {
  it.each([
    ['Đăng ký khai sinh', 'Đăng ký khai sinh'],
    ['Đăng ký khai sinh có yếu tố nước ngoài', 'Đăng ký khai sinh có\nyếu tố nước ngoài'],
    ['Cấp giấy chứng nhận đăng ký kinh doanh hộ cá thể', 'Cấp giấy chứng nhận\nđăng ký kinh doanh…'],
    ['a'.repeat(60), `${'a'.repeat(20)}\n${'a'.repeat(19)}…`],
    ['👩'.repeat(30), expect.stringMatching(/^(?:👩|\n|…)+$/u)],
  ])('%s has two lines at most', (name, lines) => {
    expect(nameLines(name, 20)).toEqual(lines)
  })
})
