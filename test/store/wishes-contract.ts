import { describe, expect, onTestFinished, test } from 'vitest'
import type { Conversation } from '../../src/conversation/conversation.ts'
import type { Event } from '../../src/conversation/event.ts'
import { conversationId, type Person } from '../../src/conversation/message.ts'
import type { Decide, Memory, Told, Wish } from '../../src/desk/memory.ts'
import { echoTurn, lan, minh, monday, plainAnswer, plainText, says, takeTurn } from '../helpers/talk.ts'

const dayMs = 86_400_000

/** What every Memory must do with those who wish to be told later. `make` gives an empty one each time. */
export function wishesContract(make: () => Promise<Memory>): void {
  async function open(): Promise<Memory> {
    const memory = await make()
    onTestFinished(() => memory.close())
    return memory
  }

  /** A memory in which Lan wishes to be told of her first question. */
  async function wished(): Promise<{ memory: Memory; wish: Wish }> {
    const memory = await open()
    await happens(memory, lan, wishes(1))
    const [wish] = await memory.wishes(0, 10)
    if (!wish) throw new Error('nothing was wished')
    return { memory, wish }
  }

  const outboxOf = async (memory: Memory) =>
    (await memory.outgoingAfter(lan, 0)).filter(({ lane }) => lane === 'notice')

  test('are begun and ended by what happens in a talk, oldest first', async () => {
    const memory = await open()
    await happens(memory, lan, wishes(1), wishes(2))
    await happens(memory, minh, wishes(1), wishes(1))
    await happens(memory, lan, { kind: 'wish-ended', turn: 1, how: 'dropped' })
    expect(await memory.wishes(0, 10)).toEqual([
      { id: expect.any(Number), person: lan, turn: 2, question: 'câu 2', at: monday },
      { id: expect.any(Number), person: minh, turn: 1, question: 'câu 1', at: monday },
    ])
  })

  test('are read page by page', async () => {
    const memory = await open()
    await happens(memory, lan, wishes(1), wishes(2), wishes(3))
    const first = await memory.wishes(0, 2)
    const rest = await memory.wishes(first.at(-1)?.id ?? 0, 2)
    expect([first, rest].map((page) => page.map(({ turn }) => turn))).toEqual([[1, 2], [3]])
  })

  describe('told', () => {
    test('end with a notice in the outbox, in the talk and in the events', async () => {
      const { memory, wish } = await wished()
      const notice = await memory.tell(wish.id, monday + 1, told)
      expect(notice).toMatchObject({ person: lan, lane: 'notice', inReplyTo: null, at: monday + 1 })
      expect(notice && plainText(notice.answer)).toBe('turn 2')
      expect(await outboxOf(memory)).toEqual([notice])
      expect(await memory.wishes(0, 10)).toEqual([])
      const events: unknown[] = []
      for await (const { event } of memory.events(monday + 1, monday + 2)) events.push(event)
      expect(events).toEqual(told(undefined).events)
      await memory.accept([says(lan, 'next', 'a', monday + 2)])
      await takeTurn(memory, conversationId(lan), (message, before) => {
        expect(before?.turns).toBe(2)
        return echoTurn(message, before)
      })
    })

    test('are told once, however many try', async () => {
      const { memory, wish } = await wished()
      const tries = await Promise.all(Array.from({ length: 10 }, () => memory.tell(wish.id, monday, told)))
      expect(tries.filter(Boolean)).toHaveLength(1)
      expect(await outboxOf(memory)).toHaveLength(1)
    })

    test('stay whole when it breaks off half-way: no notice, and still to be told', async () => {
      const { memory, wish } = await wished()
      const broken = memory.tell(wish.id, monday, () => {
        throw new Error('broke off')
      })
      await expect(broken).rejects.toThrow('broke off')
      const unstorable = memory.tell(wish.id, monday, (before) => ({
        ...told(before),
        answer: Object(1n),
      }))
      await expect(unstorable).rejects.toThrow()
      expect(await outboxOf(memory)).toEqual([])
      expect(await memory.wishes(0, 10)).toEqual([wish])
      expect(await memory.tell(wish.id, monday, told)).toBeDefined()
    })
  })

  describe('of a person', () => {
    test('are exported and erased with everything else', async () => {
      const { memory, wish } = await wished()
      expect((await memory.exportPerson(lan)).wishes).toMatchObject([{ question: 'câu 1', turn: 1 }])
      await memory.erasePerson(lan)
      expect(await memory.wishes(0, 10)).toEqual([])
      expect(await memory.tell(wish.id, monday, told)).toBeUndefined()
      expect(await outboxOf(memory)).toEqual([])
    })

    test('who asks to be forgotten are forgotten too', async () => {
      const { memory } = await wished()
      await memory.accept([says(lan, 'forget', 'quên tôi')])
      await takeTurn(memory, conversationId(lan), (message, before) => ({
        ...echoTurn(message, before),
        events: [{ kind: 'forgotten' }],
        erase: true,
      }))
      expect(await memory.wishes(0, 10)).toEqual([])
    })

    test('are let go after 90 days', async () => {
      const { memory } = await wished()
      expect(await memory.purge(monday + 90 * dayMs)).toMatchObject({ wishes: 0 })
      expect(await memory.purge(monday + 91 * dayMs)).toMatchObject({ wishes: 1 })
      expect(await memory.wishes(0, 10)).toEqual([])
    })
  })
}

function wishes(turn: number): Event {
  return { kind: 'wished', turn, question: `câu ${turn}` }
}

/** A turn of this person in which these events happen. */
async function happens(memory: Memory, person: Person, ...events: readonly Event[]): Promise<void> {
  const decide: Decide = (message, before) => ({ ...echoTurn(message, before), events })
  await memory.accept([says(person, JSON.stringify(events), 'a')])
  await takeTurn(memory, conversationId(person), decide)
}

/** Says which turn of the talk this is. */
function told(before: Conversation | undefined): Told {
  const { conversation } = echoTurn(says(lan, '', ''), before)
  const events: readonly Event[] = [
    { kind: 'wish-ended', turn: 1, how: 'told' },
    { kind: 'turned', outcome: 'notice', menu: [] },
  ]
  return { conversation, events, answer: plainAnswer(`turn ${conversation.turns}`) }
}
