import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/intents/intent.ts'
import { createTalk, shippedLibrary } from '../helpers/library.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

describe('a topic', () => {
  it('leads to its neighbour when only the event is named', () => {
    const talk = createTalk(library)
    talk.say('đổi căn cước hết hạn cần giấy gì')
    expect(talk.say('còn bị mất thẻ thì sao').answer.entry).toBe('can-cuoc-cap-lai')
  })

  it('is left when something else was asked and not answered', () => {
    const talk = createTalk(library)
    talk.say('đăng ký khai sinh')
    talk.say('abc xyz qwe')
    expect(talk.say('mất bao nhiêu tiền').answer).not.toMatchObject({ entry: 'khai-sinh' })
  })
})

describe('what is no errand', () => {
  it.each(['đám cưới hết bao nhiêu', 'nộp đơn ly hôn ở đâu', 'nộp tiền điện', 'làm bằng lái giả ở đâu'])(
    '%s is refused, whatever words of ours it holds',
    (question) => {
      const { answer } = createTalk(library).say(question)
      expect(answer.outcome).toMatch(/^(refused|unknown)/)
      expect(answer.entry).toBeUndefined()
    },
  )

  it('does not hide the errand beside it', () => {
    const { answer } = createTalk(library).say('xin giấy xác nhận độc thân để vay ngân hàng')
    const named = [answer.entry, ...answer.choices.map((choice) => choice.entry)]
    expect(named).toContain('xac-nhan-tinh-trang-hon-nhan')
  })

  it('a former province in passing is not a question about provinces', () => {
    const { answer } = createTalk(library).say('lịch tàu hỏa từ Nam Định vào Sài Gòn hôm nay mấy giờ')
    expect(answer.outcome).not.toBe('answered')
  })
})

describe('numbers', () => {
  it('a year beside an issuer is no document number', () => {
    const { answer } = createTalk(library).say(
      'văn bản chỉ đạo cải cách hành chính năm 2023 của UBND tỉnh Hà Nam',
    )
    expect(answer.entry).toBe('cchc-ha-nam-2023')
  })

  it('a document number wins over the duty it is about', () => {
    const { answer } = createTalk(library).say('qd 1085 ra soat thu tuc hanh chinh noi bo')
    expect(answer.entry).toBe('qd-1085-qd-ttg-2022')
  })

  it('«là bao nhiêu ngày» asks for days, not money', () => {
    expect(createTalk(library).say('thời hạn đăng ký tạm trú là bao nhiêu ngày').answer.facet).toBe('time')
  })
})

describe('a place in a question about something else', () => {
  it.each(['mua thuốc ở Nam Định', 'người Hà Nam thuộc nhóm máu gì', 'đặc sản Nam Định có gì ngon'])(
    '%s is not about provinces',
    (question) => {
      expect(createTalk(library).say(question).answer.outcome).not.toBe('answered')
    },
  )

  it.each(['Hà Nam giờ thuộc tỉnh nào', 'Nam Dinh sap nhap vao dau', 'Bình Dương nay thuộc đâu', 'Hà Nam'])(
    '%s is',
    (question) => {
      expect(createTalk(library).say(question).answer.outcome).toBe('answered')
    },
  )
})
