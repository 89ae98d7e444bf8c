import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { makeDigest } from '../../src/exports/digest/digest.ts'
import { sentencesOf } from '../../src/reports/sentences.ts'
import { summaryOf, type Unanswered } from '../../src/reports/summary.ts'
import { figuresOf } from '../helpers/figures.ts'
import { generateMonth } from '../helpers/month.ts'
import { payloads } from '../helpers/payloads.ts'

const week = { from: '2026-11-16', to: '2026-11-22' }
const office = 'Trung tâm Phục vụ hành chính công xã Bình An'

function summary(conversations: number, unanswered: readonly Unanswered[] = []) {
  const figures = figuresOf(generateMonth({ conversations }))
  return summaryOf(week, { office, figures, unanswered: async () => unanswered })
}

describe('the sentences of a week', () => {
  it('say who came, how it ended and how satisfied people were, each with its number', async () => {
    const all = await summary(2000)
    const [came, ended, satisfied] = sentencesOf(all)
    expect(came).toMatch(
      /^Từ 16\/11\/2026 đến 22\/11\/2026: [\d.]+ người hỏi 780 câu, giảm 14,6 % so với kỳ trước \(913 câu\)\.$/,
    )
    expect(ended).toMatch(/^Trả lời được [\d,]+ % \(gồm .*\(n = 780 câu\)\.$/)
    expect(satisfied).toMatch(
      /^Chỉ số hài lòng về dịch vụ [\d,]+ % \(n = \d+, khoảng 95 %: [\d,]+ % đến [\d,]+ %\); kỳ trước .*, chưa thể nói là khác nhau\.$/,
    )
  })

  it('give no figure from fewer than ten ratings', async () => {
    const [, , satisfied] = sentencesOf(await summary(8))
    expect(satisfied).toBe('Hài lòng về dịch vụ: chưa đủ lượt đánh giá (n < 10) nên không nêu con số.')
  })

  it('say so when nobody came', async () => {
    expect(sentencesOf(await summary(0))).toEqual([
      'Từ 16/11/2026 đến 22/11/2026: chưa có ai hỏi (n = 0).',
      'Chưa có câu nào để tính tỷ lệ trả lời (n = 0).',
      'Chưa có lượt đánh giá dịch vụ nào (n = 0).',
    ])
  })

  it('call a difference clear only where the intervals do not meet', async () => {
    const all = await summary(2000)
    const rated = (index: { value: number; low: number; high: number }) =>
      ({ kind: 'shown', n: 400, mean: 4, index, counts: [0, 0, 0, 0, 400], skipped: 0 }) as const
    const now = { ...all.now, service: rated({ value: 0.9, low: 0.87, high: 0.93 }) }
    const before = { ...all.before, service: rated({ value: 0.8, low: 0.76, high: 0.84 }) }
    expect(sentencesOf({ ...all, now, before })[2]).toMatch(/kỳ trước 80 % \(n = 400\), khác biệt rõ\.$/)
  })
})

describe('the picture of a week', () => {
  it('is a PNG 1080 pixels wide, whose words are all in our font', async () => {
    const asked = [{ question: 'nuôi chó có phải đăng ký không', people: 14, count: 19 }]
    const { png, svg } = await makeDigest(await summary(2000, asked), '2026-11-23')
    expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG')
    expect(Buffer.from(png).readUInt32BE(16)).toBe(1080)
    expect(svg).toContain('«nuôi chó có phải đăng ký không»: 14 người, 19 lần')
    expect(new Set([...svg.matchAll(/font-family="([^"]*)"/g)].map(([, family]) => family))).toEqual(
      new Set(['Be Vietnam Pro']),
    )
  })

  it('takes whatever people asked', async () => {
    const base = await summary(30)
    for (let at = 0; at < 60; at += 3) {
      const unanswered = payloads
        .slice(at * 10, at * 10 + 3)
        .map((question) => ({ question, people: 1, count: 1 }))
      const { svg } = await makeDigest({ ...base, unanswered }, '2026-11-23')
      expect(svg).not.toMatch(/<(?:script|image|foreignObject|use|a)\b/)
      expect(() => new Resvg(svg)).not.toThrow()
    }
  })
})
