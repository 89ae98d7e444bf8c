import { beforeAll, describe, expect, it } from 'vitest'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { tellOfReply } from '../../src/intents/told.ts'
import { vi } from '../../src/words/vi.ts'
import { createTalk, morning, readable, shippedLibrary } from '../helpers/library.ts'
import { lan } from '../helpers/talk.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const code = 'KM4TQ7X2'
const { rating, ticket, voice, myData } = vi.satisfaction
const talk = (ticketCode: string | undefined = code) =>
  createTalk(library, 'lan001', {
    introduce: false,
    tellLater: true,
    ...(ticketCode === '' ? {} : { ticketCode }),
  })
const labels = ({ answer }: Reply) => answer.buttons.map(({ label }) => label)
const happened = ({ events }: Reply) => events.filter(({ kind }) => kind !== 'turned')
const turned = ({ events }: Reply) => events.find(({ kind }) => kind === 'turned')
const last = ({ answer }: Reply) => answer.outcome
const dataOf = ({ answer }: Reply, label: string) =>
  answer.buttons.find((button) => button.label === label)?.data ?? `no button ${label}`
type Talk = ReturnType<typeof talk>

/** Lan has chosen what she wants to write. */
function writing(kind: 'suggestion' | 'reflection' = 'suggestion', lans: Talk = talk()): Talk {
  lans.press(dataOf(lans.say('góp ý'), voice.kinds[kind]))
  return lans
}

describe('a comment after few stars', () => {
  it('is the next message, masked, and gets a code', () => {
    const lans = talk()
    lans.open('danh-gia_khai-sinh_p14524')
    const asked = lans.press(dataOf(lans.say('1'), rating.more))
    expect(readable(asked)).toContain(ticket.consent)
    const said = lans.say('chờ ba tiếng, gọi 0912345678 không ai nghe')
    expect(happened(said)).toEqual([
      {
        kind: 'ticket-opened',
        code,
        about: 'comment',
        text: 'chờ ba tiếng, gọi [điện thoại] không ai nghe',
        entry: 'khai-sinh',
        stars: 1,
        place: '14524',
        consent: { id: 'gop-y-1-vi', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    ])
    expect(turned(said)).not.toHaveProperty('question')
    expect(readable(said)).toContain('KM4T-Q7X2')
  })

  it('is offered after «chưa hữu ích» too, with or without a reason', () => {
    const lans = talk()
    const why = lans.press(dataOf(lans.say('đăng ký khai sinh'), vi.rating.notUseful))
    expect(labels(why).at(-1)).toBe(rating.more)
    const reason = lans.press(dataOf(why, vi.rating.reasons.unclear))
    expect(labels(reason)).toContain(rating.more)
    lans.press(dataOf(reason, rating.more))
    expect(happened(lans.say('nói khó hiểu quá'))).toMatchObject([{ about: 'comment', entry: 'khai-sinh' }])
  })

  it('waits for words when a picture comes', () => {
    const lans = talk()
    lans.open('danh-gia_p14524')
    lans.press(dataOf(lans.say('1'), rating.more))
    expect(last(lans.photo())).toBe('error-unreadable')
    expect(last(lans.say('thái độ không tốt'))).toBe('ticket-opened')
  })

  it('is a question again an hour later', () => {
    const lans = talk()
    lans.open('danh-gia_p14524')
    lans.press(dataOf(lans.say('1'), rating.more))
    lans.wait(61 * 60_000)
    expect(last(lans.say('chờ lâu quá'))).not.toBe('ticket-opened')
  })
})

describe('«góp ý»', () => {
  it.each(['góp ý', 'tôi muốn góp ý ạ', 'phản ánh', 'gop y'])('asks which kind after «%s»', (typed) => {
    const asked = talk().say(typed)
    expect(last(asked)).toBe('ticket-kinds')
    expect(labels(asked).slice(0, 6)).toEqual([...Object.values(voice.kinds), rating.leave])
  })

  it('is written, shown as it will be sent, sent', () => {
    const lans = writing()
    const shown = lans.say('nên có ghế cho người già, hỏi 0912345678')
    expect(last(shown)).toBe('ticket-confirm')
    expect(readable(shown)).toContain('«nên có ghế cho người già, hỏi [điện thoại]»')
    expect(happened(shown)).toEqual([])
    expect(turned(shown)).not.toHaveProperty('question')
    const sent = lans.press(dataOf(shown, ticket.send))
    expect(happened(sent)).toMatchObject([{ kind: 'ticket-opened', about: 'suggestion' }])
    expect(last(lans.press(dataOf(shown, ticket.send)))).toBe('refused-old-button')
  })

  it('goes by numbers and by words', () => {
    const lans = talk()
    lans.say('góp ý')
    expect(last(lans.say('2'))).toBe('ticket-asked')
    lans.say('quầy số 3 hay đóng sớm')
    expect(happened(lans.say('ừ'))).toMatchObject([{ about: 'reflection', text: 'quầy số 3 hay đóng sớm' }])
  })

  it('may be written anew before it is sent', () => {
    const lans = writing()
    lans.say('nên mở cửa sớm')
    lans.say('nên mở cửa lúc bảy giờ')
    expect(happened(lans.say('1'))).toMatchObject([{ text: 'nên mở cửa lúc bảy giờ' }])
  })

  it.each(['thôi', 'không'])('is left by «%s», with nothing sent', (typed) => {
    const lans = writing()
    const left = lans.say(typed)
    expect([last(left), happened(left)]).toEqual(['ticket-left', []])
    expect(lans.conversation().step).toBeUndefined()
  })

  it('is left by a question, which is answered; what was asked can still be sent', () => {
    const lans = writing()
    const answered = lans.say('đăng ký khai sinh cần giấy tờ gì?')
    expect(last(answered)).toBe('answered')
    expect(readable(answered)).toContain(ticket.notSent)
    const sent = lans.press(dataOf(answered, ticket.sendThat))
    expect(happened(sent)).toMatchObject([{ text: 'đăng ký khai sinh cần giấy tờ gì?' }])
  })

  it('is left by pressing something else', () => {
    const lans = talk()
    const first = lans.say('đăng ký khai sinh')
    writing('suggestion', lans)
    const shown = lans.press(dataOf(first, vi.facet.fee))
    expect(readable(shown)).toContain(ticket.notSent)
    expect(last(lans.say('đăng ký kết hôn'))).toBe('answered')
  })

  it('takes five a day from one person', () => {
    const lans = talk()
    for (const nth of [1, 2, 3, 4, 5]) {
      writing('suggestion', lans)
      lans.say(`góp ý thứ ${nth} của tôi`)
      expect(
        last(lans.say('gửi') && lans.press(`lan001.o.send.${lans.conversation().step?.turn ?? 0}`)),
      ).toBe('ticket-opened')
    }
    writing('suggestion', lans)
    expect(lans.conversation().step).toBeUndefined()
  })

  it('is not begun where no words reach staff', () => {
    const asked = talk('').press('lan001.o.voice.suggestion')
    expect([last(asked), readable(asked)]).toEqual(['ticket-full', ticket.nowhere])
  })
})

describe('a complaint or denunciation', () => {
  it.each(['complaint', 'denunciation'] as const)('chosen (%s) is shown its lawful way', (kind) => {
    const lans = talk()
    const shown = lans.press(dataOf(lans.say('góp ý'), voice.kinds[kind]))
    expect(last(shown)).toBe('refused-complaint')
    expect(readable(shown)).toContain(voice.lawful[kind])
    expect(labels(shown).length).toBeGreaterThanOrEqual(3)
    expect(lans.conversation().step).toBeUndefined()
  })

  const canary = 'ông Nguyễn Bình An'
  it.each([
    `cán bộ ${canary} vòi tiền tôi`,
    `toi to cao ${canary} nhan hoi lo`,
    `${canary} đòi phong bì mới làm`,
    `tôi khiếu nại quyết định của ${canary}`,
  ])('heard in «%s» leaves no trace', (typed) => {
    const lans = writing('reflection')
    const shown = lans.say(typed)
    expect(last(shown)).toBe('refused-complaint')
    expect(readable(shown)).toContain(voice.unkept)
    expect(turned(shown)).toMatchObject({ unkept: true })
    expect(JSON.stringify([shown, lans.conversation()])).not.toMatch(
      /Bình An|vòi|hoi lo|phong bì|quyết định của/,
    )
  })

  it('told as a story outside of any flow is answered, and not kept', () => {
    const lans = talk()
    const story = 'hôm qua tôi ra xã làm giấy khai sinh cho con thì anh cán bộ vòi tiền năm trăm nghìn'
    const answered = lans.say(story)
    expect(turned(answered)).toMatchObject({ unkept: true })
    expect(JSON.stringify([answered.events, lans.conversation()])).not.toContain('năm trăm')
    expect(labels(answered)).not.toContain(vi.wish.button)
  })

  it('asked about is a question like any other', () => {
    const asked = talk().say('tố cáo cán bộ ở đâu')
    expect(turned(asked)).toMatchObject({ question: 'tố cáo cán bộ ở đâu' })
    expect(turned(asked)).not.toHaveProperty('unkept')
  })
})

describe('an emergency', () => {
  it.each([
    ['chosen', (lans: Talk) => lans.press(dataOf(lans.say('góp ý'), voice.kinds.emergency))],
    ['heard in own words', (lans: Talk) => writing('reflection', lans).say('cứu tôi với, đang cháy nhà')],
  ])('%s gets the numbers at once', (_, say) => {
    const shown = say(talk())
    expect(last(shown)).toBe('smalltalk-emergency')
    expect(readable(shown)).toMatch(/113.*114.*115.*111/s)
    expect(happened(shown)).toEqual([])
  })
})

describe('a code', () => {
  const sent = () => {
    const lans = writing()
    lans.say('nên có ghế chờ')
    lans.say('1')
    return lans
  }

  it('shows how it stands to who wrote it', () => {
    const shown = sent().say('km4t q7x2')
    expect(last(shown)).toBe('ticket-shown')
    expect(readable(shown)).toMatch(/KM4T-Q7X2, gửi ngày 27\/11\/2026.*«nên có ghế chờ».*Đang chờ cán bộ/s)
    expect(turned(shown)).not.toHaveProperty('question')
  })

  it('shows nothing to anybody else', () => {
    expect(readable(talk().say('KM4T-Q7X2'))).toBe(ticket.none('KM4T-Q7X2'))
  })

  it('shows the reply, which counts as told', () => {
    const lans = sent()
    lans.staffReply('Đã kê thêm mười ghế.')
    const shown = lans.say('KM4TQ7X2')
    expect(readable(shown).match(/Đã kê thêm mười ghế/g)).toHaveLength(1)
    expect(happened(shown)).toEqual([{ kind: 'ticket-ended', code, how: 'told' }])
    expect(readable(lans.say('KM4TQ7X2'))).toContain('Đã kê thêm mười ghế.')
  })

  it('can be taken back', () => {
    const lans = sent()
    const withdrawn = lans.press(dataOf(lans.say('KM4TQ7X2'), ticket.withdraw))
    expect(happened(withdrawn)).toEqual([{ kind: 'ticket-ended', code, how: 'withdrawn' }])
    expect(last(lans.say('KM4TQ7X2'))).toBe('ticket-none')
  })

  it('that was answered is told with the next answer, once', () => {
    const lans = sent()
    lans.staffReply('Đã kê thêm mười ghế.')
    const next = lans.say('đăng ký khai sinh')
    expect(readable(next)).toMatch(/mã KM4T-Q7X2, đã được trả lời.*Đã kê thêm mười ghế.*khai sinh/s)
    expect(readable(lans.say('đăng ký kết hôn'))).not.toContain('mười ghế')
  })

  it('that was answered is told in a notice, which leaves the talk where it is', () => {
    const lans = sent()
    lans.staffReply('Đã kê thêm.')
    writing('reflection', lans)
    const [own] = lans.tickets()
    if (!own) throw new Error('no ticket')
    const notice = tellOfReply(library, lan, { ...own, state: 'replied' }, lans.conversation(), morning)
    expect(notice.answer.outcome).toBe('notice')
    expect(readable(notice)).toContain('Đã kê thêm.')
    expect(notice.events[0]).toEqual({ kind: 'ticket-ended', code, how: 'told' })
  })
})

describe('«Dữ liệu của tôi»', () => {
  it('says what is kept, how much, for how long, and the words themselves', () => {
    const lans = writing()
    lans.say('nên có ghế chờ')
    lans.say('1')
    const shown = lans.say('dữ liệu của tôi')
    expect(last(shown)).toBe('privacy-shown')
    const all = readable(shown)
    expect(all).toContain(myData.tickets(1, 365))
    expect(all).toMatch(
      /30 ngày.*90 ngày.*400 ngày.*365 ngày.*KM4T-Q7X2, ngày 27\/11\/2026: «nên có ghế chờ»/s,
    )
  })
})
