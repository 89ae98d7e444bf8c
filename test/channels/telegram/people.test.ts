import { describe, expect, it } from 'vitest'
import type { Contact } from '../../../src/desk/memory.ts'
import { startTelegram } from '../../doubles/telegram/double.ts'
import { eventually } from '../../helpers/time.ts'
import { metric, openHouse } from './house.ts'

describe('people', () => {
  it('who block the bot get nothing more until they write again', async () => {
    const telegram = await startTelegram()
    const house = await openHouse(telegram)
    const minh = telegram.user({ id: 8 })
    const person = { channel: 'telegram', id: '8' } as const
    minh.blocks()
    await house.door.start()
    await eventually(async () => expect((await house.memory.contact(person)).unreachableSince).not.toBeNull())
  })

  it('who rate an answer see the rating buttons go, and the others stay', async () => {
    const telegram = await startTelegram()
    const house = await openHouse(telegram)
    await house.door.start()
    const lan = telegram.user({ id: 7 })
    lan.says('khai sinh')
    await eventually(() => expect(telegram.chat(7).last?.keyboard).toHaveLength(3))
    const answer = telegram.chat(7).last
    lan.presses('Hữu ích')
    await eventually(() => expect(telegram.chat(7).messages).toHaveLength(3))
    await eventually(() => {
      const rated = telegram.chat(7).messages.find(({ id }) => id === answer?.id)
      expect(rated?.keyboard.flat().map(({ text }) => text)).toEqual([
        'Lệ phí',
        'Thời gian',
        'Các bước',
        'Nộp ở đâu',
      ])
    })
    // What is asked further comes below: the rated answer stays to be read.
    lan.presses(
      'Lệ phí',
      telegram.chat(7).messages.find(({ id }) => id === answer?.id),
    )
    await eventually(() => expect(telegram.chat(7).messages).toHaveLength(4))
  })

  it('who press too late are answered all the same', async () => {
    const telegram = await startTelegram({ queryLifeMs: 0 })
    const house = await openHouse(telegram)
    await house.door.start()
    const lan = telegram.user({ id: 7 })
    lan.says('căn cước')
    await eventually(() => expect(telegram.chat(7).last?.keyboard).toHaveLength(4))
    lan.presses('Cấp đổi thẻ căn cước')
    await eventually(() => expect(telegram.chat(7).last?.text).toBe('Bạn đã bấm nút.'))
    await eventually(async () =>
      expect(await metric(house.meters, sends('sign-failed', 'answerCallbackQuery 400'))).toBe(1),
    )
    expect(house.log.entries.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('may be told something later when they can be reached, but not in a group', async () => {
    const { door } = await openHouse(await startTelegram())
    const contact: Contact = { heardAt: null, unreachableSince: null, pausedUntil: null }
    const told = (id: string, known = contact) => door.mayTell({ channel: 'telegram', id }, known)
    expect([told('7'), told('-1001:7')]).toEqual([true, false])
    expect(told('7', { ...contact, unreachableSince: 1 })).toBe(false)
    expect(told('7', { ...contact, pausedUntil: Date.now() + 60_000 })).toBe(false)
    expect(told('7', { ...contact, pausedUntil: Date.now() - 60_000 })).toBe(true)
  })

  it('in a group are answered when they speak to the bot, below what they said', async () => {
    const telegram = await startTelegram()
    const house = await openHouse(telegram)
    await house.door.start()
    const lan = telegram.user({ id: 7 })
    const group = telegram.group({ id: -1001 })
    group.adds(lan)
    lan.says('phí khai sinh bao nhiêu', { in: group })
    lan.says('@motcua_bot khai sinh', { in: group })
    await eventually(() => expect(telegram.chat(-1001).last?.text).toMatch(/^Đăng ký khai sinh/))
    const [, question, answer] = telegram.chat(-1001).messages
    expect(answer?.replyTo).toBe(question?.id)
  })
})

function sends(result: string, reason: string): string {
  return `motcua_sends_total{channel="telegram",result="${result}",reason="${reason}"}`
}
