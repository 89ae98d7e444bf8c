import { describe, expect, onTestFinished, test } from 'vitest'
import type { Message } from '../../src/conversation/message.ts'
import { conversationId } from '../../src/conversation/message.ts'
import type { Decide, Memory, StoredEvent } from '../../src/desk/memory.ts'
import {
  echoTurn,
  lan,
  minh,
  monday,
  plainAnswer,
  plainText,
  says,
  takeTurn,
  textOf,
} from '../helpers/talk.ts'

const dayMs = 86_400_000

/** What every Memory must do. `place` gives an empty one each time, as what opens it, again when it was closed. */
export function memoryContract(place: () => Promise<() => Promise<Memory>>): void {
  const make = async () => (await place())()

  async function open(): Promise<Memory> {
    const memory = await make()
    onTestFinished(() => memory.close())
    return memory
  }

  async function answered(memory: Memory, message: Message): Promise<void> {
    await memory.accept([message])
    await takeTurn(memory, conversationId(message.person), echoTurn)
  }

  describe('accept', () => {
    test('says which messages were new', async () => {
      const memory = await open()
      const batch = [says(lan, '1', 'a'), says(lan, '1', 'a'), says(lan, '2', 'b'), says(minh, '1', 'c')]
      expect(await memory.accept(batch)).toEqual([true, false, true, true])
      expect(await memory.accept(batch)).toEqual([false, false, false, false])
      expect(await memory.accept([])).toEqual([])
    })

    test('keeps one of ten copies that arrive at once', async () => {
      const memory = await open()
      const copies = Array.from({ length: 10 }, () => memory.accept([says(lan, '1', 'a')]))
      expect((await Promise.all(copies)).flat().filter(Boolean)).toHaveLength(1)
      const turns = Array.from({ length: 10 }, () => takeTurn(memory, 'web:lan', echoTurn))
      expect((await Promise.all(turns)).filter(Boolean)).toHaveLength(1)
    })

    test('leaves a known message as it was first told', async () => {
      const memory = await open()
      await memory.accept([says(lan, '1', 'first')])
      await memory.accept([says(lan, '1', 'second')])
      expect(await memory.transcript(lan, 10)).toEqual([{ kind: 'said', message: says(lan, '1', 'first') }])
    })

    test.each([
      ['4,000 letters with marks', 'Đăng ký khai sinh ở đâu? '.repeat(160)],
      ['emoji and other planes', '👩‍👩‍👧 𠮷 Hà Nội 🇻🇳'],
      ['a NUL and controls', 'a\0b\u0001c\u2028d'],
      ['quotes and SQL', `'); drop table inbox; -- " \\ %_`],
      ['nothing', ''],
    ])('gives back %s unchanged', async (_, text) => {
      const memory = await open()
      await memory.accept([says(lan, '1', text)])
      const outgoing = await takeTurn(memory, 'web:lan', (message, before) => ({
        ...echoTurn(message, before),
        answer: plainAnswer(text),
      }))
      expect(outgoing && plainText(outgoing.answer)).toBe(text)
      expect(await memory.transcript(lan, 1)).toEqual([{ kind: 'answered', outgoing }])
      expect((await memory.transcript(lan, 2))[0]).toEqual({ kind: 'said', message: says(lan, '1', text) })
    })

    test('keeps provider ids that no number can hold', async () => {
      const memory = await open()
      const near = { channel: 'web', id: '9007199254740993' } as const
      const other = { channel: 'web', id: '9007199254740992' } as const
      await memory.accept([says(near, '18446744073709551617', 'a'), says(other, '18446744073709551616', 'b')])
      const outgoing = await takeTurn(memory, conversationId(near), echoTurn)
      expect(outgoing?.person).toEqual(near)
      expect(outgoing?.inReplyTo).toBe('18446744073709551617')
      expect(await memory.waiting(10)).toEqual([conversationId(other)])
    })
  })

  describe('waiting', () => {
    test('names conversations, longest waiting first', async () => {
      const memory = await open()
      await memory.accept([says(minh, '1', 'a'), says(lan, '1', 'b'), says(minh, '2', 'c')])
      expect(await memory.waiting(10)).toEqual(['web:minh', 'web:lan'])
      expect(await memory.waiting(1)).toEqual(['web:minh'])
      await takeTurn(memory, 'web:minh', echoTurn)
      expect(await memory.waiting(10)).toEqual(['web:lan', 'web:minh'])
    })
  })

  describe('turn', () => {
    test('takes what waits by the clock of the platform, then in order of arrival', async () => {
      const memory = await open()
      await memory.accept([says(lan, '1', 'a', monday + 5)])
      await memory.accept([says(lan, '2', 'b', monday), says(lan, '3', 'c', monday)])
      await Promise.all([1, 2, 3].map(() => takeTurn(memory, 'web:lan', echoTurn)))
      const answers = await memory.outgoingAfter(lan, 0)
      expect(answers.map((each) => each.inReplyTo)).toEqual(['2', '3', '1'])
      expect(await takeTurn(memory, 'web:lan', echoTurn)).toBeUndefined()
    })

    test('hands the conversation on to the next turn', async () => {
      const memory = await open()
      await memory.accept([says(lan, '1', 'a'), says(lan, '2', 'b'), says(minh, '1', 'c')])
      const seen: (number | undefined)[] = []
      for (const id of ['web:lan', 'web:lan', 'web:minh']) {
        await takeTurn(memory, id, (message, before) => {
          seen.push(before?.turns)
          return echoTurn(message, before)
        })
      }
      expect(seen).toEqual([undefined, 1, undefined])
    })

    test('records nothing when deciding throws', async () => {
      const memory = await open()
      await memory.accept([says(lan, '1', 'a')])
      const poison = takeTurn(memory, 'web:lan', () => {
        throw new Error('poison')
      })
      await expect(poison).rejects.toThrow('poison')
      expect(await memory.waiting(10)).toEqual(['web:lan'])
      expect(await memory.outgoingAfter(lan, 0)).toEqual([])
      expect(await all(memory.events(0, Infinity))).toEqual([])
      expect((await memory.exportPerson(lan)).conversations).toEqual([])
    })

    test('of several people are taken together, and one that cannot be decided spoils none', async () => {
      const memory = await open()
      await memory.accept([says(lan, '1', 'a'), says(minh, '1', 'poison'), says(minh, '2', 'b')])
      const decide: Decide = (message, before) => {
        if (textOf(message.said) === 'poison') throw new Error('poison')
        return echoTurn(message, before)
      }
      const taken = await memory.turns(['web:lan', 'web:minh', 'web:nobody'], decide)
      expect(taken).toMatchObject([
        { kind: 'answered', parked: false, outgoing: { person: lan, inReplyTo: '1' } },
        { kind: 'poison', error: new Error('poison') },
        { kind: 'nothing-waiting' },
      ])
      expect(await memory.waiting(10)).toEqual(['web:minh'])
      expect(await memory.outgoingAfter(minh, 0)).toEqual([])
    })

    test('tells how often a message failed, and forgets that with the next', async () => {
      const memory = await open()
      await memory.accept([says(lan, '1', 'a'), says(lan, '2', 'b')])
      await memory.failed('web:lan')
      await memory.failed('web:lan')
      const tries: number[] = []
      for (const _ of ['1', '2']) {
        await takeTurn(memory, 'web:lan', (message, before, _known, tried) => {
          tries.push(tried)
          return { ...echoTurn(message, before), parked: tried > 0 }
        })
      }
      expect(tries).toEqual([2, 0])
      expect((await memory.exportPerson(lan)).inbox?.map((row) => row.state)).toEqual(['parked', 'done'])
    })

    test('remembers what a message was answered with', async () => {
      const memory = await open()
      await memory.accept([says(lan, '1', 'a'), says(minh, '1', 'b')])
      const outgoing = await takeTurn(memory, 'web:lan', echoTurn)
      expect(await memory.answerTo(lan, '1')).toEqual(outgoing)
      expect(await memory.answerTo(minh, '1')).toBeUndefined()
      expect(outgoing).toMatchObject({ person: lan, lane: 'reply', inReplyTo: '1', attempts: 0, at: monday })
    })
  })

  describe('outgoing', () => {
    test('is claimed once, however many ask', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'a'))
      await answered(memory, says(minh, '1', 'b'))
      const claims = await Promise.all(
        Array.from({ length: 10 }, () => memory.claimOutgoing('web', 5, monday)),
      )
      expect(claims.flat().map((each) => each.person.id)).toEqual(['lan', 'minh'])
      expect(claims.flat().map((each) => each.attempts)).toEqual([1, 1])
    })

    test('goes to one person in order, one after the other', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'a'))
      await answered(memory, says(lan, '2', 'b'))
      const first = await memory.claimOutgoing('web', 5, monday)
      expect(first.map((each) => each.inReplyTo)).toEqual(['1'])
      expect(await memory.claimOutgoing('web', 5, monday)).toEqual([])
      for (const { id } of first) await memory.settle([{ id: id, sent: { kind: 'sent' }, at: monday }])
      expect((await memory.claimOutgoing('web', 5, monday)).map((each) => each.inReplyTo)).toEqual(['2'])
    })

    test('waits until its time to be tried again, and holds up nobody', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'a'))
      await answered(memory, says(lan, '2', 'b'))
      const [outgoing] = await memory.claimOutgoing('web', 1, monday)
      await memory.settle([
        { id: outgoing?.id ?? 0, sent: { kind: 'later', retryAt: monday + 1000, reason: '429' }, at: monday },
      ])
      expect((await memory.claimOutgoing('web', 5, monday + 999)).map((each) => each.inReplyTo)).toEqual([
        '2',
      ])
      expect(await memory.claimOutgoing('web', 5, monday + 1000)).toEqual([])
      await memory.settle([{ id: (outgoing?.id ?? 0) + 1, sent: { kind: 'sent' }, at: monday }])
      const retried = await memory.claimOutgoing('web', 5, monday + 1000)
      expect(retried.map((each) => [each.inReplyTo, each.attempts])).toEqual([['1', 2]])
    })

    test('of another channel stays where it is', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'a'))
      expect(await memory.claimOutgoing('console', 5, monday)).toEqual([])
    })

    test('is sent again once when nobody knows whether it arrived', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'a'))
      const claimed: number[] = []
      for (let round = 0; round < 3; round++) {
        for (const { id, attempts } of await memory.claimOutgoing('web', 5, monday)) {
          claimed.push(attempts)
          await memory.settle([{ id: id, sent: { kind: 'unknown', reason: 'timeout' }, at: monday }])
        }
      }
      expect(claimed).toEqual([1, 2])
      expect((await memory.exportPerson(lan)).outbox).toMatchObject([{ state: 'unknown', unknowns: 2 }])
    })

    test.each(['sent', 'failed'] as const)('is not sent again once it is %s', async (kind) => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'a'))
      const [outgoing] = await memory.claimOutgoing('web', 5, monday)
      await memory.settle([
        { id: outgoing?.id ?? 0, sent: kind === 'sent' ? { kind } : { kind, reason: 'blocked' }, at: monday },
      ])
      await memory.settle([
        { id: outgoing?.id ?? 0, sent: { kind: 'later', retryAt: 0, reason: 'too late to say' }, at: monday },
      ])
      expect(await memory.claimOutgoing('web', 5, monday + dayMs)).toEqual([])
      expect((await memory.exportPerson(lan)).outbox).toMatchObject([{ state: kind }])
    })

    test('left sending by a dead process is taken up again', async () => {
      const another = await place()
      let memory = await another()
      await answered(memory, says(lan, '1', 'a'))
      for (const left of [1, 1, 0]) {
        expect(await memory.claimOutgoing('web', 5, monday)).toHaveLength(left)
        await memory.close()
        memory = await another()
        expect(await memory.reclaimOutgoing()).toBe(left)
        expect(await memory.reclaimOutgoing()).toBe(0)
      }
      await memory.close()
    })

    test('that was claimed without our hearing of it is let go, as if it had never been', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'a'))
      await answered(memory, says(minh, '1', 'b'))
      const [kept] = await memory.claimOutgoing('web', 1, monday)
      await memory.claimOutgoing('web', 1, monday)
      await memory.letGo('console', [])
      expect(await memory.claimOutgoing('web', 5, monday)).toEqual([])
      await memory.letGo('web', [kept?.id ?? 0])
      expect(await memory.claimOutgoing('web', 5, monday)).toMatchObject([{ person: minh, attempts: 1 }])
    })
  })

  describe('reading back', () => {
    test('tells a talk line by line, each answer after its question', async () => {
      const memory = await open()
      await answered(memory, says(minh, '1', 'someone else'))
      for (const [id, text] of [
        ['1', 'a'],
        ['2', 'b'],
        ['3', 'c'],
      ] as const) {
        await answered(memory, says(lan, id, text, monday + Number(id)))
      }
      await memory.accept([says(lan, '4', 'd', monday + 4)])
      const lines = await memory.transcript(lan, 5)
      const ids = lines.map((line) =>
        line.kind === 'said' ? line.message.id : `re ${line.outgoing.inReplyTo}`,
      )
      expect(ids).toEqual(['2', 're 2', '3', 're 3', '4'])
    })

    test('gives the answers after the last one seen', async () => {
      const memory = await open()
      for (const id of ['1', '2', '3']) await answered(memory, says(lan, id, id))
      await answered(memory, says(minh, '1', 'other'))
      const [first, ...rest] = await memory.outgoingAfter(lan, 0)
      expect(rest).toHaveLength(2)
      expect(await memory.outgoingAfter(lan, first?.id ?? 0)).toEqual(rest)
    })

    test('streams events oldest first, from included and to excluded', async () => {
      const memory = await open()
      for (const at of [monday + 20, monday, monday + 10, monday + 10, monday - 1]) {
        await answered(memory, says(lan, `${at}.${Math.random()}`, 'a', at))
      }
      const found = await all(memory.events(monday, monday + 20))
      expect(found.map((each) => each.at - monday)).toEqual([0, 10, 10])
      expect(found[0]).toMatchObject({ person: lan, event: { kind: 'turned', outcome: 'answered' } })
    })

    test('streams more events than fit a page, with many at one instant', async () => {
      const memory = await open()
      const event = { kind: 'language-chosen', language: 'en' } as const
      for (let turn = 0; turn < 5; turn++) {
        await memory.accept([says(lan, String(turn), 'a', monday + Math.floor(turn / 2))])
        await takeTurn(memory, 'web:lan', (message, before) => ({
          ...echoTurn(message, before),
          events: Array.from({ length: 500 }, () => event),
        }))
      }
      const found = await all(memory.events(0, Infinity))
      expect(new Set(found.map((each) => each.id)).size).toBe(2500)
      expect(found).toHaveLength(2500)
    })

    test('lets turns through while events are streamed', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'a'))
      for await (const _ of memory.events(0, monday + 1))
        await answered(memory, says(minh, '1', 'b', monday + 2))
      expect(await memory.answerTo(minh, '1')).toBeDefined()
    })
  })

  describe('a person', () => {
    test('can be exported, table by table, and nobody else with them', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'mine'))
      await answered(memory, says(minh, '1', 'not hers'))
      const rows = await memory.exportPerson(lan)
      expect(Object.keys(rows).sort()).toEqual([
        'broadcast_recipients',
        'contacts',
        'conversations',
        'duty_reminders',
        'duty_words',
        'events',
        'inbox',
        'members',
        'outbox',
        'subscriptions',
        'tickets',
        'visitors',
        'wishes',
      ])
      expect(Object.values(rows).flat()).toHaveLength(4)
      expect(JSON.stringify(rows)).toContain('mine')
      expect(JSON.stringify(rows)).not.toContain('not hers')
    })

    test('can be erased without touching others', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'a'))
      await memory.accept([says(lan, '2', 'still waiting')])
      await answered(memory, says(minh, '1', 'b'))
      const before = await memory.exportPerson(minh)
      expect(await memory.erasePerson(lan)).toBe(5)
      expect(Object.values(await memory.exportPerson(lan)).flat()).toEqual([])
      expect(await memory.exportPerson(minh)).toEqual(before)
      expect(await takeTurn(memory, 'web:lan', echoTurn)).toBeUndefined()
      expect(await memory.erasePerson(lan)).toBe(0)
    })

    test('never gets an old id again after being erased', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'a'))
      const [old] = await memory.outgoingAfter(lan, 0)
      await memory.erasePerson(lan)
      await answered(memory, says(lan, '1', 'a'))
      expect((await memory.outgoingAfter(lan, old?.id ?? 0)).map((each) => each.inReplyTo)).toEqual(['1'])
    })

    test('who asks to be forgotten keeps a receipt, and what was said after it', async () => {
      const memory = await open()
      await answered(memory, says(lan, '1', 'secret one'))
      await memory.accept([says(lan, '2', 'forget my secret'), says(lan, '3', 'next question')])
      const receipt = await takeTurn(memory, 'web:lan', (message, before) => ({
        ...echoTurn(message, undefined),
        answer: plainAnswer(`forgotten ${before?.turns}`),
        events: [{ kind: 'forgotten' }],
        erase: true,
      }))
      expect(receipt && plainText(receipt.answer)).toBe('forgotten 1')
      expect(JSON.stringify(await memory.exportPerson(lan))).not.toContain('secret')
      expect(await memory.accept([says(lan, '2', 'forget my secret')])).toEqual([false])
      expect(await memory.answerTo(lan, '2')).toEqual(receipt)
      expect((await takeTurn(memory, 'web:lan', echoTurn))?.inReplyTo).toBe('3')
      expect((await all(memory.events(0, Infinity))).map((each) => each.event.kind)).toEqual([
        'forgotten',
        'turned',
      ])
    })
  })

  describe('purge', () => {
    test('deletes what is past its retention, and only that', async () => {
      const memory = await open()
      const said = [says(lan, 'old', 'a', monday - 31 * dayMs), says(minh, 'new', 'b', monday - 29 * dayMs)]
      for (const message of said) await answered(memory, message)
      expect(await memory.purge(monday)).toEqual({
        inbox: 1,
        conversations: 0,
        events: 0,
        outbox: 1,
        wishes: 0,
        tickets: 0,
        contacts: 0,
        staff_sessions: 0,
        staff_attempts: 0,
        visitors: 0,
        members: 0,
        member_codes: 0,
        subscriptions: 0,
        broadcast_recipients: 0,
        duty_words: 0,
        duty_reminders: 0,
      })
      expect(await memory.transcript(lan, 10)).toEqual([])
      expect(await memory.transcript(minh, 10)).toHaveLength(2)
      expect(await memory.purge(monday + 500 * dayMs)).toEqual({
        inbox: 1,
        conversations: 2,
        events: 2,
        outbox: 1,
        wishes: 0,
        tickets: 0,
        contacts: 0,
        staff_sessions: 0,
        staff_attempts: 0,
        visitors: 0,
        members: 0,
        member_codes: 0,
        subscriptions: 0,
        broadcast_recipients: 0,
        duty_words: 0,
        duty_reminders: 0,
      })
      expect(Object.values(await memory.exportPerson(minh)).flat()).toEqual([])
    })
  })

  describe('once', () => {
    const fact = { name: 'weekly-digest', value: '2026-11-22' }
    const notices = [lan, minh].map((person) => ({ person, answer: plainAnswer('news') }))

    test('is posted by one of ten, and again for another fact', async () => {
      const memory = await open()
      const term = memory.replicas.term() ?? 0
      const post = (value: string) => memory.postOnce({ ...fact, value }, term, notices, monday)
      const posted = await Promise.all(Array.from({ length: 10 }, () => post(fact.value)))
      expect(posted.filter(Boolean)).toHaveLength(1)
      expect(await memory.recall(fact.name)).toBe(fact.value)
      expect(await post('2026-11-29')).toBe(true)
      const lines = [...(await memory.outgoingAfter(lan, 0)), ...(await memory.outgoingAfter(minh, 0))]
      expect(lines.map(({ lane }) => lane)).toEqual(['notice', 'notice', 'notice', 'notice'])
    })

    test('is not posted at all when it breaks off half-way', async () => {
      const memory = await open()
      const broken = [...notices, { person: lan, answer: Object(1n) }]
      const term = memory.replicas.term() ?? 0
      await expect(memory.postOnce(fact, term, broken, monday)).rejects.toThrow()
      expect(await memory.recall(fact.name)).toBeUndefined()
      expect(await memory.outgoingAfter(lan, 0)).toEqual([])
    })
  })

  test('is healthy while open, and not after closing', async () => {
    const memory = await make()
    expect(await memory.healthy()).toBe(true)
    expect(await memory.healthy()).toBe(true)
    await memory.close()
    expect(await memory.healthy()).toBe(false)
  })
}

async function all(events: AsyncIterable<StoredEvent>): Promise<readonly StoredEvent[]> {
  const found: StoredEvent[] = []
  for await (const event of events) found.push(event)
  return found
}
