import { expect, onTestFinished, test } from 'vitest'
import { begin } from '../../src/conversation/conversation.ts'
import type { Event } from '../../src/conversation/event.ts'
import { conversationId, type Person } from '../../src/conversation/message.ts'
import type { Ticket } from '../../src/conversation/ticket.ts'
import type { Decide, Memory } from '../../src/desk/memory.ts'
import { inShort, quoted } from '../../src/lib/shorten.ts'
import { anAct } from '../helpers/act.ts'
import { echoTurn, lan, minh, monday, plainAnswer, says, takeTurn } from '../helpers/talk.ts'

const dayMs = 86_400_000
const consent = { id: 'gop-y-1-vi', hash: 'ab12' }

/** What every Memory must do with what people write to staff. `make` gives an empty one each time. */
export function ticketsContract(make: () => Promise<Memory>): void {
  async function open(): Promise<Memory> {
    const memory = await make()
    onTestFinished(() => memory.close())
    return memory
  }

  async function written(): Promise<Memory> {
    const memory = await open()
    await happens(memory, lan, opened('AAAAAAA1'), opened('AAAAAAA2', 'chờ lâu'))
    await happens(memory, minh, opened('AAAAAAA3'))
    return memory
  }

  test('are opened by what happens in a talk, and listed newest first without who wrote them', async () => {
    const memory = await written()
    expect((await memory.tickets.list({}, 2)).map(({ code }) => code)).toEqual(['AAAAAAA3', 'AAAAAAA2'])
    const found = await memory.tickets.find('AAAAAAA2')
    expect(found).toEqual({
      id: 2,
      channel: 'web',
      code: 'AAAAAAA2',
      at: monday,
      about: 'comment',
      text: 'chờ lâu',
      entry: 'khai-sinh',
      stars: 2,
      place: '14524',
      consent,
      state: 'open',
      reply: null,
      repliedAt: null,
    })
    expect((await memory.tickets.list({ before: 2 }, 9)).map(({ code }) => code)).toEqual(['AAAAAAA1'])
  })

  test('keep the words; the event only says that they were written', async () => {
    const memory = await written()
    const events: Event[] = []
    for await (const { event } of memory.events(0, Infinity)) events.push(event)
    expect(events).toHaveLength(3)
    expect(events[1]).toEqual({ ...opened('AAAAAAA2'), text: '' })
  })

  test('of a person, and of nobody else, are known to the next turn', async () => {
    const memory = await written()
    expect((await seenBy(memory, lan)).map(({ code, text }) => [code, text])).toEqual([
      ['AAAAAAA2', 'chờ lâu'],
      ['AAAAAAA1', 'góp ý AAAAAAA1'],
    ])
    expect((await seenBy(memory, minh)).map(({ code }) => code)).toEqual(['AAAAAAA3'])
    expect(await seenBy(memory, { channel: 'telegram', id: 'lan' })).toEqual([])
  })

  test('are replied to, closed and counted', async () => {
    const memory = await written()
    const { tickets } = memory
    expect(await tickets.reply('AAAAAAA1', 'Đã sửa', monday + 1, anAct)).toBe(true)
    expect(await tickets.close('AAAAAAA2', monday + 2, anAct)).toBe(true)
    expect([
      await tickets.close('AAAAAAA1', monday, anAct),
      await tickets.reply('AAAAAAA9', 'x', monday, anAct),
    ]).toEqual([false, false])
    expect(await tickets.count()).toEqual({ open: 1, replied: 1, told: 0, closed: 1 })
    expect((await tickets.list({ states: ['replied', 'closed'] }, 9)).map(({ code }) => code)).toEqual([
      'AAAAAAA2',
      'AAAAAAA1',
    ])
    expect(await seenBy(memory, lan)).toMatchObject([
      { state: 'closed', repliedAt: monday + 2 },
      { state: 'replied', reply: 'Đã sửa', repliedAt: monday + 1 },
    ])
  })

  test('told in a turn are told; a correction is to be told again', async () => {
    const memory = await written()
    await memory.tickets.reply('AAAAAAA1', 'Đã sửa', monday, anAct)
    await happens(memory, minh, { kind: 'ticket-ended', code: 'AAAAAAA1', how: 'told' })
    expect(await memory.tickets.find('AAAAAAA1')).toMatchObject({ state: 'replied' })
    await happens(memory, lan, { kind: 'ticket-ended', code: 'AAAAAAA1', how: 'told' })
    expect(await memory.tickets.replied(0, 9)).toEqual([])
    await memory.tickets.reply('AAAAAAA1', 'Đã sửa lại', monday, anAct)
    expect(await memory.tickets.replied(0, 9)).toMatchObject([
      { person: lan, ticket: { reply: 'Đã sửa lại' } },
    ])
  })

  test('withdrawn are gone, by who wrote them only', async () => {
    const memory = await written()
    await happens(memory, minh, { kind: 'ticket-ended', code: 'AAAAAAA1', how: 'withdrawn' })
    expect(await memory.tickets.find('AAAAAAA1')).toBeDefined()
    await happens(memory, lan, { kind: 'ticket-ended', code: 'AAAAAAA1', how: 'withdrawn' })
    expect(await memory.tickets.find('AAAAAAA1')).toBeUndefined()
  })

  test('are told once in a notice, however many try', async () => {
    const memory = await written()
    await memory.tickets.reply('AAAAAAA1', 'Đã sửa', monday, anAct)
    const tell = () =>
      memory.tellReply(1, monday, (before) => ({
        conversation: before ?? begin('abc123'),
        events: [{ kind: 'ticket-ended', code: 'AAAAAAA1', how: 'told' }],
        answer: plainAnswer('Đã sửa'),
      }))
    const tries = await Promise.all(Array.from({ length: 10 }, tell))
    expect(tries.filter(Boolean)).toMatchObject([{ person: lan, lane: 'notice', inReplyTo: null }])
    expect(await memory.tickets.find('AAAAAAA1')).toMatchObject({ state: 'told', reply: 'Đã sửa' })
  })

  test('stay to be told when nothing is told now, or it breaks off', async () => {
    const memory = await written()
    await memory.tickets.reply('AAAAAAA1', 'Đã sửa', monday, anAct)
    expect(await memory.tellReply(1, monday, () => undefined)).toBeUndefined()
    const broken = memory.tellReply(1, monday, () => {
      throw new Error('broke off')
    })
    await expect(broken).rejects.toThrow('broke off')
    expect(await memory.tickets.replied(0, 9)).toHaveLength(1)
  })

  test('are exported and erased with everything else, and when their writer asks to be forgotten', async () => {
    const memory = await written()
    expect((await memory.exportPerson(lan)).tickets).toMatchObject([
      { text: 'góp ý AAAAAAA1', consent_id: 'gop-y-1-vi', consent_hash: 'ab12' },
      { text: 'chờ lâu' },
    ])
    await memory.erasePerson(lan)
    await memory.accept([says(minh, 'forget', 'quên tôi')])
    await takeTurn(memory, conversationId(minh), (message, before) => ({
      ...echoTurn(message, before),
      events: [{ kind: 'forgotten' }],
      erase: true,
    }))
    expect(await memory.tickets.list({}, 9)).toEqual([])
  })

  test('that are withdrawn leave none of their words, in whatever repeated them, and nothing else is touched', async () => {
    const memory = await open()
    const words = `cái ghế gãy ở  quầy\nsố 3 ${'rất lâu rồi không ai sửa '.repeat(30)}hết`
    const line = words.replace(/\s+/g, ' ')
    const answers = async (person: Person, id: string, said: string, text: string, events: Event[] = []) => {
      await memory.accept([says(person, id, said)])
      await takeTurn(memory, conversationId(person), (message, before) => ({
        ...echoTurn(message, before),
        answer: {
          ...plainAnswer(text),
          parts: [
            { kind: 'text', text },
            { kind: 'list', ordered: false, items: ['mục khác', text] },
          ],
        },
        events,
      }))
    }
    const asked: Event = { kind: 'turned', outcome: 'unknown', menu: [], question: words }
    await answers(lan, '1', words, `Tôi sẽ chuyển cho cán bộ lời này: «${inShort(words)}»`, [asked])
    await answers(lan, '2', 'gửi', 'Đã nhận', [opened('AAAAAAA1', words)])
    await answers(lan, '3', 'dữ liệu của tôi', `AAAA-AAA1: «${quoted(words)}»`)
    await answers(lan, '4', 'câu khác', 'lời khác', [opened('AAAAAAA2', 'chờ lâu')])
    await answers(minh, '1', words, `«${inShort(words)}»`)
    await memory.tickets.reply('AAAAAAA1', 'Đã sửa cái ghế', monday, anAct)
    await answers(lan, '5', 'AAAAAAA1', 'Cán bộ trả lời: Đã sửa cái ghế')
    const others = await memory.exportPerson(minh)

    await answers(lan, '6', 'rút', 'Đã rút', [{ kind: 'ticket-ended', code: 'AAAAAAA1', how: 'withdrawn' }])
    const left = JSON.stringify(await memory.exportPerson(lan))
    for (const each of [line.slice(0, 15), words.slice(0, 15), 'quầy', 'cái ghế', 'Đã sửa'])
      expect(left).not.toContain(each)
    for (const each of ['mục khác', 'lời khác', 'câu khác', 'chờ lâu', 'Đã nhận'])
      expect(left).toContain(each)
    expect(await memory.exportPerson(minh)).toEqual(others)
    expect(await memory.accept([says(lan, '1', words)])).toEqual([false])
  })

  test('of somebody else are withdrawn by nobody', async () => {
    const memory = await written()
    const before = await memory.exportPerson(minh)
    await happens(memory, lan, { kind: 'ticket-ended', code: 'AAAAAAA3', how: 'withdrawn' })
    expect(await memory.exportPerson(minh)).toEqual(before)
  })

  test('are let go after a year', async () => {
    const memory = await written()
    expect(await memory.purge(monday + 365 * dayMs)).toMatchObject({ tickets: 0 })
    expect(await memory.purge(monday + 366 * dayMs)).toMatchObject({ tickets: 3 })
  })

  test('a message that nobody may keep is emptied, and still known when it comes again', async () => {
    const memory = await open()
    const message = says(lan, 'a', 'ông An vòi tiền')
    await memory.accept([message])
    await takeTurn(memory, conversationId(lan), (each, before) => ({
      ...echoTurn(each, before),
      answer: plainAnswer('không lưu'),
      unkept: true,
    }))
    expect(JSON.stringify(await memory.exportPerson(lan))).not.toContain('vòi tiền')
    expect(await memory.accept([message])).toEqual([false])
    const [line] = await memory.transcript(lan, 9)
    expect(line).toMatchObject({ kind: 'said', message: { said: { text: '[nội dung không lưu]' } } })
  })

  test('words that were not sent yet are in no event', async () => {
    const memory = await open()
    const step = { kind: 'confirm', turn: 1, topic: { about: 'suggestion' }, text: 'chưa gửi' } as const
    await happens(memory, lan, { kind: 'turned', outcome: 'ticket-confirm', menu: [], step })
    for await (const { event } of memory.events(0, Infinity))
      expect(JSON.stringify(event)).not.toContain('chưa gửi')
  })
}

function opened(code: string, text = `góp ý ${code}`): Event {
  const topic = { about: 'comment', entry: 'khai-sinh', stars: 2, place: '14524' } as const
  return { kind: 'ticket-opened', code, ...topic, text, consent }
}

/** A turn of this person in which these events happen. */
async function happens(memory: Memory, person: Person, ...events: readonly Event[]): Promise<void> {
  const decide: Decide = (message, before) => ({ ...echoTurn(message, before), events })
  await memory.accept([says(person, JSON.stringify(events), 'a')])
  await takeTurn(memory, conversationId(person), decide)
}

async function seenBy(memory: Memory, person: Person): Promise<readonly Ticket[]> {
  let seen: readonly Ticket[] = []
  await memory.accept([says(person, `look ${Math.random()}`, 'a')])
  await takeTurn(memory, conversationId(person), (message, before, { tickets }) => {
    seen = tickets
    return echoTurn(message, before)
  })
  return seen
}
