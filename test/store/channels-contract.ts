import { describe, expect, onTestFinished, test } from 'vitest'
import { conversationId } from '../../src/conversation/message.ts'
import type { Decide, Memory } from '../../src/desk/memory.ts'
import { dayMs } from '../../src/lib/day.ts'
import { anAct } from '../helpers/act.ts'
import { echoTurn, lan, minh, monday, plainAnswer, says, takeTurn } from '../helpers/talk.ts'

const minute = 60_000

/** What every Memory must do for doors that write to people by themselves. `make` gives an empty one each time. */
export function channelsContract(make: () => Promise<Memory>): void {
  async function open(): Promise<Memory> {
    const memory = await make()
    onTestFinished(() => memory.close())
    return memory
  }

  describe('contact', () => {
    test('of a stranger is empty', async () => {
      const memory = await open()
      expect(await memory.contact(lan)).toEqual({ heardAt: null, unreachableSince: null, pausedUntil: null })
    })

    test('knows the latest message by the clock of the platform', async () => {
      const memory = await open()
      await memory.accept([says(lan, '1', 'a', monday + 5), says(lan, '2', 'b', monday)])
      expect(await memory.contact(lan)).toMatchObject({ heardAt: monday + 5 })
      expect(await memory.contact(minh)).toMatchObject({ heardAt: null })
    })

    test('is reachable again once the person writes', async () => {
      const memory = await open()
      await memory.accept([says(lan, '1', 'a', monday)])
      await memory.markUnreachable(lan, monday + 1)
      expect(await memory.contact(lan)).toMatchObject({ unreachableSince: monday + 1 })
      await memory.accept([says(lan, '2', 'b', monday + 2)])
      expect(await memory.contact(lan)).toMatchObject({ unreachableSince: null })
    })

    test('remembers that a human answers', async () => {
      const memory = await open()
      await memory.markUnreachable(lan, monday)
      await memory.pause(lan, monday + minute)
      expect(await memory.contact(lan)).toEqual({
        heardAt: null,
        unreachableSince: monday,
        pausedUntil: monday + minute,
      })
    })

    test('is erased with the person', async () => {
      const memory = await open()
      await memory.pause(lan, monday)
      expect(await memory.erasePerson(lan)).toBe(1)
      expect(await memory.contact(lan)).toMatchObject({ pausedUntil: null })
    })
  })

  describe('«Dừng»', () => {
    const chooses = (wanted: boolean): Decide => {
      return (message, before) => ({ ...echoTurn(message, before), events: [{ kind: 'asking-set', wanted }] })
    }
    const said = async (memory: Memory, id: string, at: number, decide: Decide) => {
      await memory.accept([says(lan, id, 'a', at)])
      await takeTurn(memory, conversationId(lan), decide)
    }
    /** What the next talk begins with, long after the last. */
    async function nextTalk(memory: Memory): Promise<readonly unknown[]> {
      const later = monday + 1000 * dayMs
      await memory.purge(later)
      let known: readonly unknown[] = []
      await said(memory, 'next', later, (message, before, { stopped }) => {
        known = [before, stopped]
        return echoTurn(message, before)
      })
      return known
    }

    test('outlives the talk in which it was said', async () => {
      const memory = await open()
      await said(memory, '1', monday, chooses(false))
      await memory.pause(lan, monday + 1)
      const contacts = (await memory.expired(monday + 1000 * dayMs)).find(({ table }) => table === 'contacts')
      expect(contacts).toMatchObject({ rows: 0 })
      expect(await nextTalk(memory)).toEqual([undefined, true])
    })

    test('is over when asking is allowed again, and erased with the person', async () => {
      const memory = await open()
      await said(memory, '1', monday, chooses(false))
      await said(memory, '2', monday, chooses(true))
      expect(await nextTalk(memory)).toEqual([undefined, false])
      await said(memory, '3', monday, chooses(false))
      await memory.erasePerson(lan)
      expect(await nextTalk(memory)).toEqual([undefined, false])
    })

    test('is nobody else’s, and not known of who never said it', async () => {
      const memory = await open()
      await said(memory, '1', monday, chooses(false))
      await memory.accept([says(minh, '1', 'a', monday)])
      let known: boolean | undefined
      await takeTurn(memory, conversationId(minh), (message, before, { stopped }) => {
        known = stopped
        return echoTurn(message, before)
      })
      expect(known).toBe(false)
    })

    test('is known to whoever writes first to somebody whose talk is over', async () => {
      const memory = await open()
      await said(memory, '1', monday, chooses(false))
      await said(memory, '2', monday, (message, before) => ({
        ...echoTurn(message, before),
        events: [{ kind: 'ticket-opened', code: 'GY7K2M', about: 'suggestion', text: 'thêm ghế' }],
      }))
      await memory.tickets.reply('GY7K2M', 'đã thêm', monday + 1, anAct)
      await memory.purge(monday + 100 * dayMs)
      let known: readonly unknown[] = []
      const [reply] = await memory.tickets.replied(0, 1)
      await memory.tellReply(reply?.id ?? 0, monday, (...all) => {
        known = all
        return undefined
      })
      expect(known).toEqual([undefined, true])
    })
  })

  describe('post', () => {
    test('puts notices after replies', async () => {
      const memory = await open()
      await memory.post(lan, 'bulk', plainAnswer('news'), monday)
      await memory.post(lan, 'notice', plainAnswer('ready'), monday)
      await memory.accept([says(minh, '1', 'a')])
      await takeTurn(memory, conversationId(minh), echoTurn)
      const claimed = await memory.claimOutgoing('web', 5, monday)
      expect(claimed.map(({ lane, inReplyTo }) => [lane, inReplyTo])).toEqual([
        ['reply', '1'],
        ['notice', null],
        ['bulk', null],
      ])
    })

    test('is given up when the person turns out to be unreachable', async () => {
      const memory = await open()
      await memory.post(lan, 'notice', plainAnswer('ready'), monday)
      await memory.post(lan, 'bulk', plainAnswer('news'), monday)
      const [notice] = await memory.claimOutgoing('web', 1, monday)
      const sent = { kind: 'unreachable', reason: '403' } as const
      await memory.settle([{ id: notice?.id ?? 0, sent, at: monday + 1 }])
      expect((await memory.deadLetters(10)).map(({ lane, reason }) => [lane, reason])).toEqual([
        ['bulk', 'unreachable'],
        ['notice', '403'],
      ])
      expect(await memory.contact(lan)).toMatchObject({ unreachableSince: monday + 1 })
    })
  })

  describe('dead letters', () => {
    test('can be sent again', async () => {
      const memory = await open()
      await memory.post(lan, 'notice', plainAnswer('ready'), monday)
      const [notice] = await memory.claimOutgoing('web', 1, monday)
      const id = notice?.id ?? 0
      await memory.settle([{ id, sent: { kind: 'failed', reason: '400' }, at: monday }])
      expect(await memory.deadLetters(10)).toEqual([
        { id, channel: 'web', lane: 'notice', state: 'failed', attempts: 1, reason: '400', at: monday },
      ])
      expect(await memory.sendAgain([id, id + 1])).toBe(1)
      expect(await memory.deadLetters(10)).toEqual([])
      expect(await memory.claimOutgoing('web', 1, monday)).toMatchObject([{ id, attempts: 2 }])
    })
  })

  describe('load', () => {
    test('counts what waits and where answers stand', async () => {
      const memory = await open()
      await memory.accept([says(lan, '1', 'a', monday + 1), says(minh, '1', 'b', monday)])
      await takeTurn(memory, conversationId(lan), echoTurn)
      expect(await memory.load()).toEqual({
        waiting: 1,
        oldestWaitingAt: monday,
        outbox: [{ channel: 'web', state: 'pending', count: 1, oldestAt: monday + 1 }],
      })
    })

    test('leaves out what was sent well', async () => {
      const memory = await open()
      await memory.post(lan, 'notice', plainAnswer('a'), monday)
      const [next] = await memory.claimOutgoing('web', 1, monday)
      expect((await memory.load()).outbox).toMatchObject([{ state: 'sending', count: 1 }])
      await memory.settle([{ id: next?.id ?? 0, sent: { kind: 'sent' }, at: monday }])
      expect((await memory.load()).outbox).toEqual([])
    })

    test('counts people and messages sent on a channel since a day', async () => {
      const memory = await open()
      for (const at of [monday - 1, monday, monday + 1])
        await memory.post(lan, 'notice', plainAnswer('a'), at)
      for (const _ of [1, 2, 3]) {
        const [next] = await memory.claimOutgoing('web', 1, monday)
        await memory.settle([{ id: next?.id ?? 0, sent: { kind: 'sent' }, at: monday }])
      }
      expect(await memory.usage('web', monday)).toEqual({ people: 1, sent: 2 })
      expect(await memory.usage('telegram', monday)).toEqual({ people: 0, sent: 0 })
    })
  })

  test('remembers small facts', async () => {
    const memory = await open()
    expect(await memory.recall('bot')).toBeUndefined()
    await memory.remember('bot', 'a')
    await memory.remember('bot', 'b')
    expect(await memory.recall('bot')).toBe('b')
  })

  describe('credentials', () => {
    const name = 'zalo-oa'

    async function stored(): Promise<Memory> {
      const memory = await open()
      await memory.credentials.put(name, 'first', monday)
      return memory
    }

    test('are claimed by one of ten', async () => {
      const { credentials } = await stored()
      const claims = Array.from({ length: 10 }, () => credentials.claim(name, 1, monday, minute))
      const won = (await Promise.all(claims)).filter(Boolean)
      expect(won).toMatchObject([{ sealed: 'first', version: 1, state: 'renewing', tries: 1 }])
    })

    test('are renewed once, to the next version', async () => {
      const { credentials } = await stored()
      await credentials.claim(name, 1, monday, minute)
      expect(await credentials.renewed(name, 1, 'second', monday + 1)).toBe(true)
      expect(await credentials.renewed(name, 1, 'again', monday + 1)).toBe(false)
      expect(await credentials.claim(name, 1, monday, minute)).toBeUndefined()
      expect(await credentials.read(name)).toEqual({
        sealed: 'second',
        version: 2,
        state: 'good',
        obtainedAt: monday + 1,
        renewingSince: null,
        tries: 0,
      })
    })

    test('whose renewal never ended are claimed again, and it shows', async () => {
      const { credentials } = await stored()
      await credentials.claim(name, 1, monday, minute)
      expect(await credentials.claim(name, 1, monday + minute - 1, minute)).toBeUndefined()
      expect(await credentials.claim(name, 1, monday + minute, minute)).toMatchObject({ tries: 2 })
    })

    test('are not claimed once consent is needed, until it is given', async () => {
      const { credentials } = await stored()
      await credentials.consentNeeded(name, 1)
      expect(await credentials.claim(name, 1, monday + minute, minute)).toBeUndefined()
      await credentials.put(name, 'fresh', monday)
      expect(await credentials.read(name)).toMatchObject({ version: 2, state: 'good', tries: 0 })
    })

    test('may be claimed again when the platform was not reached', async () => {
      const { credentials } = await stored()
      await credentials.claim(name, 1, monday, minute)
      await credentials.release(name, 1)
      expect(await credentials.claim(name, 1, monday, minute)).toMatchObject({ tries: 1 })
    })
  })
}
