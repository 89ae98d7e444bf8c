import { beforeAll, describe, expect, it } from 'vitest'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { createTalk, morning, readable, shippedLibrary } from '../helpers/library.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const firstFact = ({ answer }: Reply) =>
  answer.parts.flatMap((part) => (part.kind === 'facts' ? part.facts : []))[0]
const button = ({ answer }: Reply, label: string) => {
  const found = answer.buttons.find((each) => each.label.startsWith(label))
  if (!found)
    throw new Error(`no button ${label} among ${answer.buttons.map((each) => each.label).join(', ')}`)
  return found.data
}

describe('a newborn', () => {
  it.each([
    'con em mới sinh làm giấy gì, mất bao nhiêu tiền',
    'con em moi sinh lam giay gi, mat bao nhieu tien',
  ])('%s: the fee first, then papers, time, place, source and date', (question) => {
    const reply = createTalk(library).say(question)
    expect(reply.answer.outcome).toBe('answered')
    expect(['khai-sinh', 'khai-sinh-lien-thong']).toContain(reply.answer.entry)
    expect(firstFact(reply)?.label).toBe('Phí, lệ phí')
    const labels = reply.answer.parts.flatMap((part) =>
      part.kind === 'facts' ? part.facts.map((fact) => fact.label) : [],
    )
    expect(labels).toEqual(expect.arrayContaining(['Giấy tờ', 'Thời gian', 'Nơi nộp']))
    expect(reply.answer.basis.join('\n')).toMatch(/Căn cứ: .*Rà soát ngày \d/s)
    expect(reply.answer.sources[0]).toMatchObject({ read: expect.stringMatching(/^2026-/) })
  })

  it('«thế bao lâu thì có?» goes on with the same topic', () => {
    const talk = createTalk(library)
    const first = talk.say('con em mới sinh làm giấy gì, mất bao nhiêu tiền')
    const second = talk.say('thế bao lâu thì có?')
    expect(second.answer).toMatchObject({ outcome: 'answered', entry: first.answer.entry, facet: 'time' })
    expect(firstFact(second)?.label).toBe('Thời gian')
  })
})

describe('follow-ups', () => {
  it('«còn kết hôn thì sao» asks the same of another procedure', () => {
    const talk = createTalk(library)
    talk.say('khai tử cần giấy tờ gì')
    expect(talk.say('còn kết hôn thì sao').answer).toMatchObject({ entry: 'ket-hon', facet: 'dossier' })
  })

  it('a bare facet without a topic asks which procedure', () => {
    expect(createTalk(library).say('mất bao nhiêu tiền').answer.outcome).toBe('clarify')
  })

  it('a topic of yesterday is not continued', () => {
    const talk = createTalk(library)
    talk.say('đăng ký khai tử')
    talk.wait(24 * 60 * 60 * 1000)
    expect(talk.say('mất bao nhiêu tiền').answer.outcome).toBe('clarify')
  })

  it('«1» presses the first button', () => {
    const talk = createTalk(library)
    const menu = talk.say('giúp tôi với').answer.buttons
    const picked = talk.say('1').answer
    expect(menu[0]?.data).toContain(picked.entry)
  })
})

describe('small talk', () => {
  it.each([
    ['xin chào', 'smalltalk-greeting'],
    ['cam on ad nhieu nha', 'smalltalk-thanks'],
    ['dạ thưa anh, em chào anh', 'smalltalk-greeting'],
    ['thế là tôi hiểu rồi, cảm ơn cháu nhiều nghen', 'smalltalk-thanks'],
    ['thôi bác đi ra đồng đây', 'smalltalk-goodbye'],
    ['cho tôi gặp người thật', 'smalltalk-human'],
    ['nối máy cho tui nói với người thiệt đi', 'smalltalk-human'],
    ['đồ ngu', 'smalltalk-abuse'],
    ['bạn là ai', 'smalltalk-about'],
    ['speak english please', 'smalltalk-language'],
    ['quên tôi', 'privacy-asked'],
    ['cháy nhà rồi cứu với', 'smalltalk-emergency'],
    ['dự báo thời tiết ngày mai', 'refused-out-of-scope'],
  ])('%s → %s', (text, outcome) => {
    expect(createTalk(library).say(text).answer.outcome).toBe(outcome)
  })

  it('a greeting around a question is a question', () => {
    expect(createTalk(library).say('chào ad, cho em hỏi đăng ký tạm trú').answer.entry).toBe('tam-tru')
  })

  it('the first words say that this is a machine and what never to send', () => {
    expect(readable(createTalk(library).open())).toMatch(/trợ lý tự động.*OTP/s)
  })

  it('after «speak english» the voice is English and the facts stay as reviewed', () => {
    const talk = createTalk(library)
    talk.say('speak english please')
    const reply = talk.say('khai sinh')
    expect(readable(reply)).toContain('Fees')
    expect(readable(reply)).toContain('Vietnamese')
  })
})

describe('«quên tôi»', () => {
  it('asks first, then forgets', () => {
    const talk = createTalk(library)
    const asked = talk.say('quên tôi')
    const done = talk.press(button(asked, 'Đồng ý'))
    expect(done.answer.outcome).toBe('privacy-erased')
    expect(done.events).toContainEqual({ kind: 'forgotten' })
  })

  it('keeps everything when the person changes their mind', () => {
    const talk = createTalk(library)
    const asked = talk.say('xóa dữ liệu của tôi')
    expect(talk.press(button(asked, 'Không')).events).not.toContainEqual({ kind: 'forgotten' })
  })
})

describe('ratings', () => {
  it('one tap is recorded, a reason may follow', () => {
    const talk = createTalk(library)
    const answer = talk.say('đăng ký kết hôn')
    const rated = talk.press(button(answer, 'Chưa hữu ích'))
    expect(rated.events).toContainEqual({ kind: 'rated', turn: 1, useful: false, entry: 'ket-hon' })
    const again = talk.press(button(answer, 'Chưa hữu ích'))
    expect(again.events.map(({ kind }) => kind)).toEqual(['turned'])
    const why = talk.press(button(rated, 'Khó hiểu'))
    expect(why.events).toContainEqual({
      kind: 'rated',
      turn: 1,
      useful: false,
      entry: 'ket-hon',
      reason: 'unclear',
      was: { useful: false, at: morning },
    })
  })
})

describe('documents, codes, duties, places', () => {
  it.each([
    ['68/NQ-CP nói gì', 'nq-68-nq-cp-2020'],
    ['nghi quyet so 68 cua chinh phu', 'nq-68-nq-cp-2020'],
    ['chỉ thị 05/CT-TTg', 'ct-05-ct-ttg-2023'],
    ['1.001193', 'khai-sinh'],
    ['thủ tục mã 1.000894 cần giấy gì', 'ket-hon'],
    ['nhiệm vụ của sở về chỉ số SIPAS', 'cchc-ha-nam-2023#2a'],
    ['cán bộ hành dân thì phản ánh ở đâu', 'phan-anh-kien-nghi'],
  ])('%s → %s', (text, entry) => {
    expect(createTalk(library).say(text).answer.entry).toBe(entry)
  })

  it('says first that a directive of a province that is gone is history', () => {
    const { answer } = createTalk(library).say('nhiệm vụ của sở về chỉ số SIPAS')
    expect(answer.outcome).toBe('answered-stale')
    expect(answer.parts[0]).toMatchObject({ kind: 'warning' })
  })

  it('a document that is not in the register is unknown, not guessed', () => {
    expect(createTalk(library).say('nghị định 999/2031/NĐ-CP nói gì').answer.outcome).toBe('unknown')
  })

  it('a former province is told with its resolution', () => {
    const reply = createTalk(library).say('Hà Nam giờ thuộc tỉnh nào')
    expect(readable(reply)).toMatch(/Hà Nam nay thuộc tỉnh Ninh Bình\.\n.*202\/2025\/QH15/s)
  })
})

describe('not knowing', () => {
  it('offers a menu the second time and a person the third', () => {
    const talk = createTalk(library)
    const replies = ['xyz qwe rty', 'abc xyz hhh', 'kkk lll ooo'].map((text) => talk.say(text))
    expect(replies.map(({ answer }) => answer.outcome)).toEqual(['unknown', 'unknown', 'unknown'])
    expect(new Set(replies.map(readable)).size).toBe(3)
    expect(replies[1]?.answer.buttons.length).toBeGreaterThan(2)
  })
})

describe('bad input gets a kind short reply', () => {
  it.each([
    ['nothing', ''],
    ['spaces', '   \n\t '],
    ['NUL', '\u0000\u0000'],
    ['a lone surrogate', '\ud83d'],
    ['emoji only', '😀😀😀'],
    ['zalgo', `h${'\u0301\u0302\u0303'.repeat(50)}`],
    ['right-to-left', '\u202eنص عربي'],
    ['100,000 characters', 'a '.repeat(50_000)],
    ['HTML', '<img src=x onerror=alert(1)>'],
  ])('%s', (_, text) => {
    const reply = createTalk(library).say(text)
    expect(reply.answer.outcome).toMatch(/^(error|unknown)/)
    expect(readable(reply).length).toBeLessThan(600)
  })

  it('a picture', () => {
    expect(createTalk(library).photo().answer.outcome).toBe('error-unreadable')
  })

  it.each(['zzzzzz.s.khai-sinh', 'lan001.s.no-such-entry', 'lan001.r.77.1', 'lan001.hack', '💣', ''])(
    'a forged, foreign or stale button %j is «nút đã cũ» with the menu',
    (data) => {
      const { answer } = createTalk(library).press(data)
      expect(answer.outcome).toBe('refused-old-button')
      expect(answer.buttons.length).toBeGreaterThan(0)
    },
  )
})
