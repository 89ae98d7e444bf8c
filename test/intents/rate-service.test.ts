import { beforeAll, describe, expect, it } from 'vitest'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { turnOf } from '../../src/intents/survey.ts'
import { en } from '../../src/words/en.ts'
import { vi } from '../../src/words/vi.ts'
import { createTalk, morning, readable, shippedLibrary } from '../helpers/library.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const { rating, survey, asking } = vi.satisfaction
const talk = (key = 'lan001') => createTalk(library, key)
const labels = ({ answer }: Reply) => answer.buttons.map(({ label }) => label)
const happened = ({ events }: Reply) => events.filter(({ kind }) => kind !== 'turned')
const last = ({ answer }: Reply) => answer.outcome
const dataOf = ({ answer }: Reply, label: string) =>
  answer.buttons.find((button) => button.label === label)?.data ?? `no button ${label}`

describe('«Đánh giá dịch vụ»', () => {
  it.each(['đánh giá dịch vụ', 'Danh gia dich vu ạ', 'đánh giá', 'cho tôi đánh giá'])(
    'is understood as «%s»',
    (typed) => {
      const asked = talk().say(typed)
      expect(last(asked)).toBe('rating-asked')
      expect(labels(asked)).toEqual([...rating.scale, rating.leave])
      expect(asked.events.at(-1)).not.toHaveProperty('question')
    },
  )

  it('words the scale as the content has it from the ministry', () => {
    expect(library.knowledge.surveys[0]?.scale).toEqual(rating.scale)
  })

  it('is about the procedure talked of, unless it is another', () => {
    const lans = talk()
    lans.say('đăng ký khai sinh')
    const asked = lans.say('đánh giá dịch vụ')
    expect(readable(asked)).toMatch(/Thủ tục: Đăng ký khai sinh/)
    const other = lans.press(dataOf(asked, rating.other))
    expect(readable(other)).not.toMatch(/Thủ tục:/)
    expect(happened(lans.say('5'))).toEqual([{ kind: 'service-rated', stars: 5 }])
    expect(last(lans.press(asked.answer.buttons[0]?.data ?? ''))).toBe('refused-old-button')
  })

  it('stands under everything there is to say of a procedure, and not under the first answer', () => {
    const lans = talk()
    const first = lans.say('đăng ký khai sinh')
    expect(labels(first)).not.toContain(rating.button)
    const all = lans.press(dataOf(first, vi.all))
    expect(last(lans.press(dataOf(all, rating.button)))).toBe('rating-asked')
  })

  it.each([
    ['1', 1],
    ['4', 4],
    ['5 sao', 5],
    ['3*', 3],
    ['rất hài lòng', 5],
    ['khong hai long', 2],
  ])('is answered by «%s»', (typed, stars) => {
    const lans = talk()
    lans.say('đánh giá dịch vụ')
    expect(happened(lans.say(typed))).toEqual([{ kind: 'service-rated', stars }])
  })

  it('opens from a poster about a counter, which says how the papers were handed in', () => {
    const lans = talk()
    const opened = lans.open('danh-gia_khai-sinh_p14524')
    expect(last(opened)).toBe('rating-asked')
    const rated = lans.say('4')
    const of = { entry: 'khai-sinh', place: '14524', way: 'counter' }
    expect(happened(rated)).toEqual([{ kind: 'service-rated', stars: 4, ...of }])
    expect(happened(lans.say('6'))).toMatchObject([{ kind: 'surveyed', score: 0, ...of }])
  })

  it('opens the same where the code must be typed, and ignores a procedure that does not exist', () => {
    expect(last(talk().say('danh-gia_p14524'))).toBe('rating-asked')
    const lans = talk()
    lans.open('danh-gia_khong-co')
    expect(happened(lans.say('5'))).toEqual([{ kind: 'service-rated', stars: 5 }])
  })

  it('counts once: the same button, and the same procedure a minute later, are kindly refused', () => {
    const lans = talk()
    const asked = lans.open('danh-gia_khai-sinh')
    const five = dataOf(asked, 'Rất hài lòng')
    expect(happened(lans.press(five))).toHaveLength(1)
    const again = lans.press(five)
    expect([last(again), happened(again)]).toEqual(['refused-old-button', []])
    expect(readable(lans.open('danh-gia_khai-sinh'))).toBe(rating.again)
  })

  it('may be given after another question: it was asked for', () => {
    const lans = talk()
    const asked = lans.open('danh-gia_khai-sinh')
    lans.say('đăng ký kết hôn')
    expect(happened(lans.press(dataOf(asked, 'Hài lòng')))).toMatchObject([{ stars: 4, entry: 'khai-sinh' }])
  })

  it('speaks English in an English talk', () => {
    const lans = talk()
    lans.press('lan001.l.en')
    expect(labels(lans.say('rate the service'))).toEqual([
      ...en.satisfaction.rating.scale,
      en.satisfaction.rating.leave,
    ])
  })
})

describe('the quick survey', () => {
  it('asks how the papers were handed in, then three questions of three factors, and ends', () => {
    const lans = talk()
    lans.open('danh-gia_khai-sinh')
    const way = lans.say('5')
    expect(readable(way)).toContain(survey.way)
    expect(labels(way)).toEqual([...Object.values(survey.ways), survey.noWay, rating.leave])
    let asked = lans.say('2')
    const factors: unknown[] = []
    for (const score of ['5', '4', '6']) {
      expect(labels(asked)).toEqual([...rating.scale, survey.notApplicable, rating.leave])
      asked = lans.say(score)
      const [event] = happened(asked)
      expect(event).toMatchObject({ kind: 'surveyed', entry: 'khai-sinh', way: 'online' })
      factors.push(event?.kind === 'surveyed' ? event.factor : undefined)
    }
    expect(new Set(factors).size).toBe(3)
    expect([last(asked), readable(asked)]).toEqual(['survey-done', survey.done])
    lans.open('danh-gia_ket-hon')
    expect(last(lans.say('5'))).toBe('survey-done')
  })

  it('goes on the next day where it stopped, until all questions have been asked', () => {
    const lans = talk()
    const asked: string[] = []
    for (const day of [1, 2, 3]) {
      lans.open('danh-gia_p14524')
      lans.say('5')
      for (const _ of [1, 2, 3]) {
        const [event] = happened(lans.say('5'))
        if (event?.kind === 'surveyed') asked.push(event.question)
      }
      lans.wait(day * 86_400_000)
    }
    expect(asked).toHaveLength(9)
    expect(new Set(asked).size).toBeGreaterThanOrEqual(8)
  })

  it('begins with each person elsewhere, so that all factors are heard', () => {
    const begun = new Set<string>()
    for (let count = 0; count < 60; count += 1) {
      const lans = talk(
        `${(count * 7919).toString(36).padStart(6, '0')}`.slice(-6).split('').reverse().join(''),
      )
      lans.open('danh-gia_p14524')
      lans.say('5')
      const [event] = happened(lans.say('5'))
      if (event?.kind === 'surveyed') begun.add(event.factor)
    }
    expect(begun.size).toBe(5)
  })

  it('never asks about one factor twice within four questions', () => {
    const [content] = library.knowledge.surveys
    if (!content) throw new Error('no survey')
    const factors = Array.from({ length: 50 }, (_, nth) => turnOf(content, nth)?.factor)
    for (let at = 0; at < 46; at += 1) expect(new Set(factors.slice(at, at + 4)).size).toBe(4)
  })

  it('can be left at any question, by button or word, and an old question does nothing', () => {
    const lans = talk()
    lans.open('danh-gia_p14524')
    const question = lans.say('5')
    const left = lans.press(dataOf(question, rating.leave))
    expect([last(left), readable(left)]).toEqual(['rating-left', rating.left])
    const old = lans.press(dataOf(question, 'Hài lòng'))
    expect([last(old), happened(old)]).toEqual(['refused-old-button', []])
  })

  it('lets go when something else is asked', () => {
    const lans = talk()
    lans.open('danh-gia_p14524')
    lans.say('5')
    expect(last(lans.say('đăng ký khai sinh cần giấy gì'))).toBe('answered')
  })

  it('comes after few stars only when wanted', () => {
    const lans = talk()
    lans.open('danh-gia_p14524')
    const low = lans.say('2')
    expect(labels(low)).toEqual([rating.more, rating.quick, rating.leave])
    expect(last(lans.press(dataOf(low, rating.quick)))).toBe('survey-asked')
  })
})

describe('an offer to rate', () => {
  const thanked = (at = 0) => {
    const lans = talk()
    lans.wait(at)
    lans.say('đăng ký khai sinh')
    return { lans, thanks: lans.say('cảm ơn') }
  }

  it('comes with «cảm ơn» after an answer about a procedure, once a week', () => {
    const { lans, thanks } = thanked()
    expect(readable(thanks)).toContain(rating.offer)
    expect(labels(thanks)).toEqual([rating.button, asking.stop])
    lans.say('đăng ký kết hôn')
    expect(labels(lans.say('cảm ơn'))).toEqual([])
    lans.wait(7 * 86_400_000)
    lans.say('đăng ký kết hôn')
    expect(labels(lans.say('cảm ơn'))).toContain(rating.button)
  })

  it('does not come at night', () => {
    const ten = 13 * 3_600_000
    expect(new Date(morning + ten).toISOString()).toBe('2026-11-27T15:00:00.000Z')
    expect(labels(thanked(ten).thanks)).toEqual([])
  })

  it('does not come after «không biết», nor at the beginning', () => {
    const lans = talk()
    expect(labels(lans.say('cảm ơn'))).toEqual([])
    lans.say('nuôi khủng long cần xin phép ai')
    expect(labels(lans.say('cảm ơn'))).toEqual([])
  })

  it('does not come to who said «dừng», until they allow it again', () => {
    const lans = talk()
    const stopped = lans.say('dừng')
    expect(happened(stopped)).toEqual([{ kind: 'asking-set', wanted: false }])
    expect(readable(stopped)).toMatch(/27\/11\/2026/)
    lans.say('đăng ký khai sinh')
    expect(labels(lans.say('cảm ơn'))).toEqual([])
    expect(happened(lans.press(dataOf(stopped, asking.allow)))).toEqual([
      { kind: 'asking-set', wanted: true },
    ])
    lans.say('đăng ký khai sinh')
    expect(labels(lans.say('cảm ơn'))).toContain(rating.button)
  })
})
