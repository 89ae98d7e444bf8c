import { beforeAll, describe, expect, it } from 'vitest'
import type { Work } from '../../src/conversation/duty.ts'
import { type MemberRole, memberDays, type Standing } from '../../src/conversation/member.ts'
import type { Person } from '../../src/conversation/message.ts'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { vi } from '../../src/words/vi.ts'
import { capitalised } from '../../src/words/words.ts'
import { createTalk, libraryWithDuties, morning, readable } from '../helpers/library.ts'

/** Today is Friday 27 November 2026. */
let library: Library
beforeAll(async () => {
  library = await libraryWithDuties()
})

const lan: Person = { channel: 'telegram', id: '7' }
const nothingSaid: Work = { acknowledged: [], reminded: [] }

/** A civil servant of this unit, in a private chat. */
function of(unitName: string, work = nothingSaid, role: MemberRole = 'member'): Standing {
  const until = morning + memberDays * 86_400_000
  return { member: { unit: 'don-vi', unitName, role, name: 'Lan', until }, work }
}

const talk = (standing: Standing = {}, person = lan) =>
  createTalk(library, 'lan001', undefined, person, standing)
const ask = (text: string, standing?: Standing) => talk(standing).say(text)
const shown = ({ answer }: Reply) => answer.choices.map(({ entry }) => entry)

describe('duties are looked up', () => {
  it.each([
    // by unit: its kind, its name, and what every office is given; the nearest deadline first
    ['Sở Tài chính có nhiệm vụ gì', ['so-hoa-vi-du#4', 'so-hoa-vi-du#1', 'vi-du-2026#1', 'so-hoa-vi-du#6']],
    [
      'trung tam phuc vu hanh chinh cong duoc giao viec gi',
      ['so-hoa-vi-du#6', 'vi-du-2026#5', 'vi-du-2026#4'],
    ],
    // by topic
    ['các sở phải báo cáo gì về hồ sơ trực tuyến trong tháng 12', ['vi-du-2026#3a']],
    ['việc nào về an toàn thông tin của các sở đến hạn tháng này', ['so-hoa-vi-du#4']],
    // by number
    [
      'kế hoạch 999/KH-VD giao gì cho Sở Tài chính',
      ['vi-du-2026#1', 'vi-du-2026#3a', 'vi-du-2026#4', 'vi-du-2026#6'],
    ],
    // by deadline
    ['việc nào đến hạn tuần này', ['so-hoa-vi-du#1']],
    ['tuần sau đến hạn việc gì', ['vi-du-2026#1', 'so-hoa-vi-du#6']],
    ['những việc nào quá hạn', ['so-hoa-vi-du#4', 'vi-du-2026#3b']],
    [
      'UBND xã có việc nào đến hạn tháng sau',
      ['so-hoa-vi-du#6', 'vi-du-2026#2', 'vi-du-2026#3a', 'so-hoa-vi-du#2'],
    ],
  ])('«%s»', (question, ids) => {
    expect(shown(ask(question))).toEqual(ids)
  })

  it('one duty on the topic is shown whole', () => {
    expect(ask('sở tôi phải làm gì về TTHC nội bộ').answer.entry).toBe('vi-du-2026#1')
  })

  it('each with clause, addressees, deadline, document and whether that binds', () => {
    const text = readable(ask('xã mình có việc gì về số hóa hồ sơ'))
    expect(text).toContain('Mục I, khoản 2')
    expect(text).toContain('UBND cấp xã')
    expect(text).toContain('10/12/2026')
    expect(text).toContain('999/KH-VD')
    expect(text).toContain('Còn hiệu lực, từ 1/10/2026')
  })

  it('how long there is left, or that it has passed', () => {
    const text = readable(ask('Sở Y tế có việc nào đến hạn tháng này'))
    expect(text).toContain('15/11/2026, đã qua')
    expect(text).toContain('30/11/2026, còn 1 ngày làm việc')
  })

  it('says so where the directive names no day, and what it says instead', () => {
    expect(readable(ask('việc gì về đường dây nóng của Sở Y tế'))).toContain(
      capitalised(vi.duty.noDeadlineBut('thường xuyên')),
    )
    expect(readable(ask('Sở Tài chính phải làm gì về kinh phí cải cách'))).toContain(
      capitalised(vi.duty.noDeadline),
    )
  })

  it('says of an old directive that it binds nobody, and who took over from its issuer', () => {
    const reply = ask('các sở của Hà Nam phải làm gì về khen thưởng cải cách hành chính')
    expect(reply.answer.entry).toBe('cchc-ha-nam-2023#2c')
    const text = readable(reply)
    expect(text).toContain(capitalised(vi.document.historical))
    expect(text).toContain('Ủy ban nhân dân tỉnh Ninh Bình')
    expect(reply.answer.sources.length).toBeGreaterThan(0)
  })

  it('says that there is none, and how many have no day at all', () => {
    const text = readable(ask('hôm nay có việc nào đến hạn không'))
    expect(text).toContain(vi.duty.none(vi.duty.spans.today))
    expect(text).toContain(vi.duty.undated(3))
  })

  it('says whose it is instead when the unit that is named has none on the topic', () => {
    const reply = ask('xã mình có việc gì về an toàn thông tin không')
    expect(readable(reply)).toContain(vi.duty.none(vi.duty.ofUnits('UBND cấp xã')))
    expect(shown(reply)).toEqual(['so-hoa-vi-du#4'])
  })

  it.each([
    ['việc nào đến hạn tháng 12', ['so-hoa-vi-du#6', 'vi-du-2026#2', 'vi-du-2026#3a', 'so-hoa-vi-du#3']],
    ['quý I năm 2027 có việc nào đến hạn', ['vi-du-2026#5']],
    ['việc nào của Sở Y tế phải xong trước ngày 5/12', ['so-hoa-vi-du#1', 'vi-du-2026#1', 'so-hoa-vi-du#6']],
    ['tuần trước có việc nào đến hạn', ['vi-du-2026#3b']],
    ['Sở Tài chính có việc nào không có thời hạn', ['vi-du-2026#4', 'vi-du-2026#6']],
    ['mục II khoản 1 kế hoạch 999/KH-VD giao gì', ['vi-du-2026#3a']],
  ])('«%s», by days and clauses that are named', (question, ids) => {
    const { answer } = ask(question)
    expect(answer.choices.length > 0 ? answer.choices.map(({ entry }) => entry) : [answer.entry]).toEqual(ids)
  })

  it('another document of the same number is none of theirs', () => {
    for (const question of ['công văn 77/CV-ABC giao gì', 'quyết định 999/QĐ-TTg giao sở tôi làm gì'])
      expect(
        shown(ask(question)).filter((entry) => entry.startsWith('so-hoa') || entry.startsWith('vi-du')),
      ).toEqual([])
  })

  it('says so where a directive that is named has nothing on the topic', () => {
    const reply = ask('kế hoạch 999/KH-VD giao gì về đấu thầu thuốc')
    expect(readable(reply)).toContain(vi.duty.unsure)
  })

  it.each(['77/CT-VD', 'chỉ thị 77', 'chi thi so 77/CT-VD noi gi'])(
    '«%s» is the directive itself',
    (question) => {
      expect(ask(question).answer.entry).toBe('so-hoa-vi-du')
    },
  )

  it('leads on to each of them by its button', () => {
    const lans = talk()
    const [first] = lans.say('những việc nào quá hạn').answer.buttons
    expect(readable(lans.press(first?.data ?? ''))).toContain('Kiểm tra an toàn thông tin')
  })
})

describe('to a civil servant', () => {
  it.each([
    ['sở tôi còn việc gì quá hạn', 'Sở Nội vụ', ['so-hoa-vi-du#4', 'vi-du-2026#3b']],
    ['sở tôi còn việc gì quá hạn', 'Sở Tài chính', ['so-hoa-vi-du#4']],
    ['đơn vị mình tuần này phải xong gì', 'UBND xã Thanh Bình', ['so-hoa-vi-du#1']],
    ['tháng này đến hạn', 'Thanh tra tỉnh', ['so-hoa-vi-du#4', 'so-hoa-vi-du#1', 'vi-du-2026#1']],
  ])('«%s» of %s is about their own unit', (question, unit, ids) => {
    expect(shown(ask(question, of(unit)))).toEqual(ids)
  })

  const done: Work = {
    acknowledged: [
      {
        duty: 'vi-du-2026#3b',
        unit: 'don-vi',
        state: 'done',
        document: '12/BC-SNV',
        at: morning,
        own: false,
      },
    ],
    reminded: [],
  }

  const doneCheck: Work = {
    acknowledged: [
      { duty: 'so-hoa-vi-du#4', unit: 'don-vi', state: 'done', document: null, at: morning, own: true },
    ],
    reminded: [],
  }

  it('what the unit has done is not overdue, and is found by asking for it', () => {
    expect(shown(ask('sở tôi còn việc gì quá hạn', of('Sở Nội vụ', done)))).toEqual(['so-hoa-vi-du#4'])
    const reply = ask('sở tôi đã xong những việc nào', of('Sở Nội vụ', done))
    expect(shown(reply)).toEqual(['vi-du-2026#3b'])
    expect(readable(reply)).toContain(vi.duty.standing.doneBy('27/11/2026', '12/BC-SNV'))
  })

  it('what the unit has done still is among its duties, and among those of a time', () => {
    for (const question of ['sở tôi có nhiệm vụ gì', 'tháng này sở tôi phải xong gì'])
      expect(shown(ask(question, of('Sở Nội vụ', done)))).toContain('vi-du-2026#3b')
    for (const question of ['sở tôi còn việc gì chưa xong', 'sở tôi có việc nào sắp đến hạn'])
      expect(shown(ask(question, of('Sở Nội vụ', done)))).not.toContain('vi-du-2026#3b')
  })

  it('whose unit is known is not asked for it', () => {
    expect(readable(ask('đơn vị tôi có nhiệm vụ gì', of('Sở Y tế')))).not.toContain(vi.duty.whichUnit)
    expect(readable(ask('đơn vị tôi có nhiệm vụ gì'))).toContain(vi.duty.whichUnit)
  })

  it('what others have not done is not known here', () => {
    expect(readable(ask('Sở Nội vụ còn việc gì chưa xong'))).toContain(vi.duty.doneUnknown)
  })

  it.each(['Sở (thử', 'A+B', '[x'])('a unit called «%s» asks like any other', (unit) => {
    expect(ask('việc nào quá hạn', of(unit)).answer.outcome).toMatch(/^answered/)
  })

  it('what another unit has done is not told', () => {
    for (const standing of [of('Sở Y tế', done), {}]) {
      const reply = ask('Sở Nội vụ đã xong những việc nào', standing)
      expect(readable(reply)).toContain(vi.duty.doneUnknown)
      expect(shown(reply)).toEqual([])
    }
  })

  it('what the own unit has done says nothing of another', () => {
    const reply = ask('Sở Y tế có việc gì quá hạn', of('Sở Nội vụ', doneCheck))
    expect(shown(reply)).toEqual(['so-hoa-vi-du#4'])
    expect(readable(reply)).not.toContain('Đơn vị bạn')
  })

  it('how the own unit stands is withheld from whoever leaves it, and no figure of citizens', () => {
    for (const reply of [
      ask('sở tôi có nhiệm vụ gì', of('Sở Nội vụ')),
      talk(of('Sở Nội vụ')).open('vi-du-2026#3b'),
    ]) {
      expect(reply.answer.staff).toBe(true)
      expect(reply.events).toContainEqual(expect.objectContaining({ kind: 'turned', staff: true }))
    }
    const reminded = [{ duty: 'so-hoa-vi-du#6', occasion: '2026-12-05/7' }]
    const other = talk(of('Trung tâm Phục vụ hành chính công', { acknowledged: [], reminded }))
    for (const reply of [ask('Sở Nội vụ có nhiệm vụ gì'), other.open('vi-du-2026#3b')])
      expect(reply.answer.staff).toBeUndefined()
  })

  it('is said that no task is just what was asked for, beside those that are known', () => {
    const reply = ask('sở tôi phải làm gì về tiêm chủng', of('Sở Y tế'))
    expect(readable(reply)).toContain(vi.duty.unsure)
    expect(shown(reply)).toContain('so-hoa-vi-du#4')
  })

  it('a manager sees how many of the unit have received it', () => {
    const received = [1, 2].map(
      (at) =>
        ({
          duty: 'vi-du-2026#3b',
          unit: 'don-vi',
          state: 'received',
          document: null,
          at,
          own: false,
        }) as const,
    )
    const standing = of('Sở Nội vụ', { acknowledged: received, reminded: [] }, 'manager')
    expect(readable(ask('sở tôi còn việc gì quá hạn', standing))).toContain(vi.duty.standing.receivedBy(2))
  })
})

describe('«Đã nhận» and «Đã xong»', () => {
  const labels = ({ answer }: Reply) => answer.buttons.map(({ label }) => label)
  const { words } = vi.duty.acknowledge
  const training = 'vi-du-2026#3b'
  const acknowledged = (state: 'received' | 'done', document?: string) => ({
    kind: 'duty-acknowledged',
    duty: training,
    unit: 'don-vi',
    state,
    ...(document === undefined ? {} : { document }),
  })
  const opened = () => {
    const lans = talk(of('Sở Nội vụ'))
    const duty = lans.open(training)
    const press = (from: Reply, label: string) =>
      lans.press(from.answer.buttons.find((each) => each.label === label)?.data ?? `no button ${label}`)
    return { lans, duty, press }
  }

  it('stand under a duty of one’s own unit, and under nobody else’s', () => {
    expect(labels(opened().duty)).toEqual(expect.arrayContaining([words.received, words.done]))
    for (const standing of [of('Sở Y tế'), {}])
      expect(labels(talk(standing).open(training))).not.toContain(words.done)
    const inGroup = talk(of('Sở Nội vụ'), { channel: 'telegram', id: '-100:7' })
    expect(labels(inGroup.open(training))).not.toContain(words.done)
  })

  it('are noted at a press, the second with the number that is typed', () => {
    const { lans, duty, press } = opened()
    expect(press(duty, words.received).events).toContainEqual(acknowledged('received'))
    press(duty, words.done)
    expect(lans.say('số 12/BC-SNV ạ').events).toContainEqual(acknowledged('done', 'số 12/BC-SNV ạ'))
  })

  it('are noted without a number when there is none', () => {
    const { duty, press } = opened()
    expect(press(press(duty, words.done), words.noNumber).events).toContainEqual(acknowledged('done'))
  })

  it('are understood when they are said', () => {
    expect(opened().lans.say('đã nhận').events).toContainEqual(acknowledged('received'))
    expect(opened().lans.say('đã xong 12/BC-SNV').events).toContainEqual(acknowledged('done', '12/BC-SNV'))
  })

  it('are not noted for a question that comes instead of the number', () => {
    const { lans, duty, press } = opened()
    press(duty, words.done)
    const { events, answer } = lans.say('khai sinh cần giấy gì?')
    expect(events).not.toContainEqual(expect.objectContaining({ kind: 'duty-acknowledged' }))
    expect(answer.entry).toBe('khai-sinh')
  })

  it('of another unit are refused, however the button was come by', () => {
    const data = opened().duty.answer.buttons.find(({ label }) => label === words.done)?.data ?? ''
    for (const standing of [of('Sở Y tế'), {}])
      expect(talk(standing).press(data).events).not.toContainEqual(
        expect.objectContaining({ kind: 'duty-acknowledged' }),
      )
  })

  it('can be taken back', () => {
    const { lans, duty, press } = opened()
    press(duty, words.done)
    const reopened = press(lans.say('12/BC-SNV'), words.reopen)
    expect(reopened.events).toContainEqual({ kind: 'duty-reopened', duty: training, unit: 'don-vi' })
  })
})
