import { describe, expect, onTestFinished, test } from 'vitest'
import { type Audience, everyUnit } from '../../src/conversation/audience.ts'
import { begin, follow } from '../../src/conversation/conversation.ts'
import { memberDays } from '../../src/conversation/member.ts'
import type { Person } from '../../src/conversation/message.ts'
import type { News } from '../../src/conversation/news.ts'
import { followConsents, type Subject } from '../../src/conversation/subscription.ts'
import type { Broadcast, DecideNews } from '../../src/desk/broadcasts.ts'
import type { Decide, Memory, Outgoing, Sent } from '../../src/desk/memory.ts'
import { actOf, anAct } from '../helpers/act.ts'
import { echoTurn, lan, minh, monday, plainAnswer, plainText, says, takeTurn } from '../helpers/talk.ts'

const birth: Subject = { kind: 'entry', id: 'khai-sinh' }
const news: News = {
  kind: 'announcement',
  title: 'Nghỉ lễ',
  text: 'Nghỉ một ngày.',
  source: { title: 'Thông báo 12', url: null, read: '2026-11-20' },
}
const minute = 60_000
const an = actOf('an')
const binh = actOf('binh')

/** What every Memory must do with what people follow and with messages to many. `place` gives an empty place each time, to be opened again and again. */
export function broadcastsContract(place: () => Promise<() => Promise<Memory>>): void {
  async function open(...people: readonly Person[]): Promise<Memory> {
    return openAt(await place(), ...people)
  }

  async function openAt(again: () => Promise<Memory>, ...people: readonly Person[]): Promise<Memory> {
    const memory = await again()
    onTestFinished(() => memory.close())
    for (const person of people) await happens(memory, person, 'followed')
    return memory
  }

  /** A broadcast of which all recipients are listed. */
  async function sending(memory: Memory): Promise<number> {
    const id = await approved(memory)
    await settleDown(memory, monday + minute)
    expect(await stateOf(memory, id)).toBe('sending')
    return id
  }

  const claim = (memory: Memory, limit = 10, now = monday + minute) =>
    memory.broadcasts.claim('web', limit, now, say)

  describe('what is followed', () => {
    test('is known to the next turn, and not to others', async () => {
      const memory = await open(lan)
      expect(await followedBy(memory, lan)).toEqual([{ ...birth, at: monday }])
      expect(await followedBy(memory, minh)).toEqual([])
    })

    test('is one consent, as of the latest; stopped, it is gone', async () => {
      const memory = await open(lan, lan)
      expect((await memory.exportPerson(lan)).subscriptions).toMatchObject([
        {
          kind: 'entry',
          subject: 'khai-sinh',
          consent_id: followConsents.vi.id,
          consent_hash: followConsents.vi.hash,
        },
      ])
      await happens(memory, lan, 'unfollowed')
      expect((await memory.exportPerson(lan)).subscriptions).toEqual([])
    })

    test('is erased with the person', async () => {
      const memory = await open(lan, minh)
      await memory.erasePerson(lan)
      expect((await memory.broadcasts.recipients(birth, monday, 0, 10)).map(({ person }) => person)).toEqual([
        minh,
      ])
    })

    test('is read page by page, with when each last wrote', async () => {
      const memory = await open(lan, minh)
      const [first] = await memory.broadcasts.recipients(birth, monday, 0, 1)
      expect(first).toMatchObject({ person: lan, heardAt: monday })
      expect(await memory.broadcasts.recipients(birth, monday, first?.id ?? 0, 10)).toMatchObject([
        { person: minh },
      ])
      expect(await memory.broadcasts.recipients({ kind: 'field', id: 'khai-sinh' }, monday, 0, 10)).toEqual(
        [],
      )
    })
  })

  describe('a message to many', () => {
    test('needs a second person', async () => {
      const { broadcasts } = await open(lan)
      const id = await broadcasts.draft({ audience: birth, news }, an)
      expect(await broadcasts.approve(id, monday, binh)).toBe(false)
      expect(await broadcasts.propose(id, an)).toBe(true)
      expect(await broadcasts.revise(id, { audience: birth, news }, an)).toBe(false)
      expect(await broadcasts.approve(id, monday, an)).toBe(false)
      expect(await broadcasts.refuse(id, an)).toBe(true)
      expect(await broadcasts.revise(id, { audience: birth, news }, binh)).toBe(true)
      expect(await broadcasts.propose(id, an)).toBe(true)
      expect(await broadcasts.approve(id, monday, binh)).toBe(false)
      expect(await broadcasts.approve(id, monday + minute, an)).toBe(true)
      expect(await broadcasts.find(id)).toMatchObject({
        madeBy: 'binh',
        approvedBy: 'an',
        state: 'countdown',
      })
    })

    test('is written down with what is done to it, and not when nothing is', async () => {
      const { broadcasts, staff } = await open()
      const id = await broadcasts.draft({ audience: birth, news }, an)
      await broadcasts.refuse(id, an)
      await broadcasts.propose(id, an)
      await broadcasts.approve(id, monday, an)
      await broadcasts.approve(id, monday, binh)
      await broadcasts.endAll(an)
      await broadcasts.end(id, binh)
      const acts = await staff.acts(10)
      expect(acts.map(({ who, target }) => [who, target]).toReversed()).toEqual([
        ['an', String(id)],
        ['an', String(id)],
        ['binh', String(id)],
        ['an', String(id)],
      ])
    })

    test('may be called off before it begins', async () => {
      const memory = await open(lan)
      const id = await approved(memory)
      await settleDown(memory, monday + minute - 1)
      expect(await stateOf(memory, id)).toBe('countdown')
      expect(await memory.broadcasts.end(id, an)).toBe(true)
      expect(await memory.broadcasts.end(id, an)).toBe(false)
      await settleDown(memory, monday + 2 * minute)
      expect(await claim(memory)).toEqual([])
      expect(await memory.broadcasts.find(id)).toMatchObject({ state: 'cancelled', endedBy: 'an' })
    })

    test('is begun once for each, as a turn that we begin, and ends when all have ended', async () => {
      const memory = await open(lan, minh)
      const id = await sending(memory)
      const begun = await claim(memory)
      expect(begun).toMatchObject([
        { person: lan, lane: 'bulk', inReplyTo: null, attempts: 1 },
        { person: minh, lane: 'bulk' },
      ])
      expect(begun.map(({ answer }) => plainText(answer))).toEqual([
        'Nghỉ lễ for web:lan',
        'Nghỉ lễ for web:minh',
      ])
      expect(await claim(memory)).toEqual([])
      await settleDown(memory)
      expect(await counts(memory, id)).toEqual({ sending: 2 })
      await ends(memory, begun, { kind: 'sent' })
      expect(await counts(memory, id)).toEqual({ sent: 2 })
      expect(await memory.broadcasts.find(id)).toMatchObject({ state: 'done', people: 2 })
      expect(await turnsOf(memory, lan)).toBe(2)
    })

    test('takes no more than there is room for, and lists many recipients step by step', async () => {
      const people = Array.from({ length: 1203 }, (_, n): Person => ({ channel: 'web', id: `p${n}` }))
      const memory = await open(...people)
      const id = await approved(memory)
      let steps = 0
      while (await memory.broadcasts.advance(monday + minute)) steps++
      expect(steps).toBe(3)
      expect(await counts(memory, id)).toEqual({ waiting: 1203 })
      expect((await claim(memory, 7)).map(({ person }) => person)).toEqual(people.slice(0, 7))
    })

    test.each<[string, (memory: Memory) => Promise<unknown>, object]>([
      ['stopped following', (memory) => happens(memory, lan, 'unfollowed'), { skipped: 1, sent: 1 }],
      ['was erased', (memory) => memory.erasePerson(lan), { sent: 1 }],
      ['cannot be reached', (memory) => memory.markUnreachable(lan, monday + 1), { skipped: 1, sent: 1 }],
    ])('leaves out who %s after the list was made', async (_, change, left) => {
      const memory = await open(lan, minh)
      const id = await sending(memory)
      await change(memory)
      const begun = await claim(memory)
      expect(begun.map(({ person }) => person)).toEqual([minh])
      await ends(memory, begun, { kind: 'sent' })
      expect(await counts(memory, id)).toEqual(left)
      expect(await stateOf(memory, id)).toBe('done')
    })

    test('reaches who could not be reached and has written since', async () => {
      const memory = await open(lan)
      await memory.markUnreachable(lan, monday + 1)
      await memory.accept([says(lan, 'again', 'a', monday + 2)])
      await sending(memory)
      expect(await claim(memory)).toHaveLength(1)
    })

    test('asks again before a retry whether it is still wanted', async () => {
      const memory = await open(lan, minh)
      const id = await sending(memory)
      const later = { kind: 'later', retryAt: monday + 2 * minute, reason: '429' } as const
      await ends(memory, await claim(memory), later)
      expect(await claim(memory)).toEqual([])
      await happens(memory, lan, 'unfollowed')
      const again = await claim(memory, 10, monday + 2 * minute)
      expect(again).toMatchObject([{ person: minh, attempts: 2 }])
      await ends(memory, again, { kind: 'sent' })
      expect(await counts(memory, id)).toEqual({ skipped: 1, sent: 1 })
    })

    test('asks so of every retry, however many come due at once', async () => {
      const people = Array.from({ length: 12 }, (_, n): Person => ({ channel: 'web', id: `p${n}` }))
      const leaving = people.filter((_, at) => at % 2 === 0)
      const memory = await open(...people)
      await sending(memory)
      const later = { kind: 'later', retryAt: monday + 2 * minute, reason: '429' } as const
      await ends(memory, await claim(memory, 12), later)
      for (const person of leaving) await happens(memory, person, 'unfollowed')
      const again: Outgoing[] = []
      for (let lot = 0; lot < 4; lot++) again.push(...(await claim(memory, 4, monday + 2 * minute)))
      expect(again.map(({ person }) => person)).toEqual(people.filter((each) => !leaving.includes(each)))
    })

    test('stopped, begins nothing more, retries included', async () => {
      const memory = await open(lan, minh)
      const id = await sending(memory)
      const later = { kind: 'later', retryAt: monday + 2 * minute, reason: '429' } as const
      await ends(memory, await claim(memory, 1), later)
      expect(await memory.broadcasts.endAll(an)).toEqual([id])
      expect(await claim(memory, 10, monday + 2 * minute)).toEqual([])
      await settleDown(memory)
      expect(await counts(memory, id)).toEqual({ waiting: 1, skipped: 1 })
      expect(await stateOf(memory, id)).toBe('stopped')
    })

    test('does not repeat by itself what may have arrived, and does when a person says so', async () => {
      const again = await place()
      const before = await openAt(again, lan, minh)
      const id = await sending(before)
      await ends(before, await claim(before, 1), { kind: 'unknown', reason: 'timeout' })
      const [second] = await claim(before)
      expect(second?.person).toEqual(minh)
      // The process ends while it sends.
      await before.close()
      const memory = await openAt(again)
      await memory.reclaimOutgoing()
      await settleDown(memory)
      expect(await claim(memory)).toEqual([])
      expect(await counts(memory, id)).toEqual({ unknown: 2 })
      expect(await memory.broadcasts.sendUnknownAgain(id, an)).toBe(2)
      const claimed = await claim(memory)
      expect(claimed.map(({ person }) => person)).toEqual([lan, minh])
      await ends(memory, claimed, { kind: 'sent' })
      expect(await counts(memory, id)).toEqual({ sent: 2 })
    })

    test('stopped, is not sent again where nobody knows whether it arrived', async () => {
      const memory = await open(lan, minh)
      const id = await sending(memory)
      await ends(memory, await claim(memory, 1), { kind: 'unknown', reason: 'timeout' })
      await memory.broadcasts.end(id, an)
      expect(await memory.broadcasts.sendUnknownAgain(id, an)).toBe(0)
      expect(await counts(memory, id)).toEqual({ unknown: 1, waiting: 1 })
    })

    test('counts who left as skipped and what is wrong as failed', async () => {
      const memory = await open(lan, minh)
      const id = await sending(memory)
      const [first, second] = await claim(memory)
      await ends(memory, first ? [first] : [], { kind: 'unreachable', reason: '403' })
      await ends(memory, second ? [second] : [], { kind: 'failed', reason: '400' })
      expect(await memory.broadcasts.progress(id)).toEqual([
        { channel: 'web', state: 'failed', reason: '400', count: 1 },
        { channel: 'web', state: 'skipped', reason: 'unreachable', count: 1 },
      ])
    })

    test('still tells how it stood when its recipients are purged', async () => {
      const memory = await open(lan)
      const id = await sending(memory)
      await ends(memory, await claim(memory), { kind: 'sent' })
      await memory.purge(monday + 100 * 86_400_000)
      expect(await counts(memory, id)).toEqual({ sent: 1 })
    })
  })

  describe('a message to civil servants', () => {
    const an_: Person = { channel: 'telegram', id: '1' }
    const bao: Person = { channel: 'telegram', id: '2' }
    const onWeb: Person = { channel: 'web', id: 'w' }

    async function openOffice() {
      const memory = await open()
      await joins(memory, an_, 'so-noi-vu')
      await joins(memory, bao, 'so-y-te')
      await joins(memory, onWeb, 'so-noi-vu')
      return memory
    }
    const whom = async (memory: Memory, id: string, now = monday) =>
      (await memory.broadcasts.recipients({ kind: 'members', id }, now, 0, 10)).map(({ person }) => person)

    test('is for one unit or all, as long as they are, where they can be written to', async () => {
      const memory = await openOffice()
      expect(await whom(memory, 'so-noi-vu')).toEqual([an_])
      expect(await whom(memory, everyUnit)).toEqual([an_, bao])
      expect(await whom(memory, 'so-ma')).toEqual([])
      expect(await whom(memory, everyUnit, monday + memberDays * 86_400_000)).toEqual([])
    })

    test('leaves out who was revoked after the list was made, before a retry too', async () => {
      const memory = await openOffice()
      const id = await approved(memory, { kind: 'members', id: everyUnit })
      await settleDown(memory)
      const first = await memory.broadcasts.claim('telegram', 1, monday + minute, say)
      expect(first.map(({ person }) => person)).toEqual([an_])
      const later = { kind: 'later', retryAt: monday + 2 * minute, reason: '429' } as const
      await ends(memory, first, later)
      for (const member of await memory.members.list(monday))
        await memory.members.revoke(member.id, monday, anAct)
      expect(await memory.broadcasts.claim('telegram', 9, monday + 2 * minute, say)).toEqual([])
      await settleDown(memory)
      expect(await counts(memory, id)).toEqual({ skipped: 2 })
    })
  })

  describe('facts that followers were told', () => {
    const startsAt = monday + minute
    const content = actOf('*')

    test('are noted once as a beginning', async () => {
      const { broadcasts } = await open()
      await broadcasts.noteFacts([{ entry: 'khai-sinh', facts: '1' }], monday)
      await broadcasts.noteFacts([{ entry: 'khai-sinh', facts: '2' }], monday)
      expect([...(await broadcasts.toldFacts())]).toEqual([['khai-sinh', '1']])
    })

    test('change together with what is told of them', async () => {
      const memory = await open(lan)
      const id = await memory.broadcasts.change('khai-sinh', '2', startsAt, () => news, content)
      expect([...(await memory.broadcasts.toldFacts())]).toEqual([['khai-sinh', '2']])
      expect(await memory.broadcasts.find(id ?? 0)).toMatchObject({
        state: 'countdown',
        audience: birth,
        madeBy: '*',
        startsAt: monday + minute,
      })
    })

    test('are told nobody where nobody follows', async () => {
      const { broadcasts } = await open()
      expect(await broadcasts.change('khai-sinh', '2', startsAt, () => news, content)).toBeUndefined()
      expect(await broadcasts.list(10)).toEqual([])
    })

    test('call off what was about to be told', async () => {
      const memory = await open(lan)
      await memory.broadcasts.change('khai-sinh', '2', startsAt, () => news, content)
      const seen: unknown[] = []
      await memory.broadcasts.change(
        'khai-sinh',
        '1',
        startsAt,
        (pending) => {
          seen.push(pending)
          return undefined
        },
        content,
      )
      expect(seen).toEqual([news])
      expect((await memory.broadcasts.list(10)).map(({ state }) => state)).toEqual(['cancelled'])
    })
  })
}

const say: DecideNews = (broadcast: Broadcast, { channel, id }, before = begin('abc123')) => {
  const event = { kind: 'turned', outcome: 'notice', menu: [] } as const
  const title = broadcast.news.kind === 'announcement' ? broadcast.news.title : broadcast.news.name
  return {
    conversation: follow(before, event, monday),
    events: [event],
    answer: plainAnswer(`${title} for ${channel}:${id}`),
  }
}

let said = 0

async function joins(memory: Memory, person: Person, unit: string): Promise<void> {
  said += 1
  const invited = { unit, unitName: unit, role: 'member', name: 'Lan', madeBy: 'an' } as const
  await memory.accept([says(person, String(said), 'mã')])
  await takeTurn(memory, `${person.channel}:${person.id}`, (message, before) => {
    const turned = echoTurn(message, before)
    return { ...turned, events: [...turned.events, { kind: 'member-joined', invited }] }
  })
}

async function happens(memory: Memory, person: Person, kind: 'followed' | 'unfollowed'): Promise<void> {
  said += 1
  const event =
    kind === 'followed' ? { kind, subject: birth, consent: followConsents.vi } : { kind, subject: birth }
  await memory.accept([says(person, String(said), kind)])
  await takeTurn(memory, `${person.channel}:${person.id}`, (message, before) => {
    const turned = echoTurn(message, before)
    return { ...turned, events: [...turned.events, event] }
  })
}

async function followedBy(memory: Memory, person: Person): Promise<unknown> {
  const seen: unknown[] = []
  const decide: Decide = (message, before, { subscriptions }) => {
    seen.push(...subscriptions)
    return echoTurn(message, before)
  }
  await memory.accept([says(person, 'asks', 'a')])
  await memory.turns([`${person.channel}:${person.id}`], decide)
  return seen
}

async function approved(memory: Memory, audience: Audience = birth): Promise<number> {
  const { broadcasts } = memory
  const id = await broadcasts.draft({ audience, news }, an)
  await broadcasts.propose(id, an)
  await broadcasts.approve(id, monday + minute, binh)
  return id
}

async function settleDown(memory: Memory, now = monday + minute): Promise<void> {
  while (await memory.broadcasts.advance(now));
}

async function ends(memory: Memory, begun: readonly Outgoing[], sent: Sent): Promise<void> {
  await memory.settle(begun.map(({ id }) => ({ id, sent, at: monday })))
  await settleDown(memory)
}

async function stateOf(memory: Memory, id: number): Promise<string | undefined> {
  return (await memory.broadcasts.find(id))?.state
}

async function counts(memory: Memory, id: number): Promise<Record<string, number>> {
  const all: Record<string, number> = {}
  for (const { state, count } of await memory.broadcasts.progress(id)) all[state] = (all[state] ?? 0) + count
  return all
}

async function turnsOf(memory: Memory, person: Person): Promise<number> {
  const [row] = (await memory.exportPerson(person)).conversations ?? []
  return JSON.parse(String(row?.conversation)).turns
}
