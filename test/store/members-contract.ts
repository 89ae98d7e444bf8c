import { describe, expect, onTestFinished, test } from 'vitest'
import type { Work } from '../../src/conversation/duty.ts'
import type { Event } from '../../src/conversation/event.ts'
import { type Invited, memberDays } from '../../src/conversation/member.ts'
import { conversationId, type Person } from '../../src/conversation/message.ts'
import { invite } from '../../src/desk/invite.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { hashCode } from '../../src/lib/one-time-code.ts'
import { actOf, anAct } from '../helpers/act.ts'
import { echoTurn, lan, minh, monday, plainText, says, takeTurn } from '../helpers/talk.ts'

const dayMs = 86_400_000
const duty = 'vi-du-2026#1'
const invited: Invited = {
  unit: 'so-noi-vu',
  unitName: 'Sở Nội vụ',
  role: 'member',
  name: 'Lan',
  madeBy: 'quan-tri',
}
const tuan: Person = { channel: 'web', id: 'tuan' }

/** What every Memory must do with civil servants and their duties. `make` gives an empty one each time. */
export function membersContract(make: () => Promise<Memory>): void {
  /** A memory of which these are members, of one unit; Tuấn is of another. */
  async function open(...people: readonly Person[]): Promise<Memory> {
    const memory = await make()
    onTestFinished(() => memory.close())
    for (const person of people) {
      const unit = person === tuan ? { unit: 'so-y-te', unitName: 'Sở Y tế' } : {}
      await happens(memory, person, { kind: 'member-joined', invited: { ...invited, ...unit } })
    }
    return memory
  }

  describe('a code', () => {
    test('is worth something once, of many who send it at the same moment', async () => {
      const memory = await open()
      const code = await invite(memory.members, invited, monday, anAct)
      const people = Array.from({ length: 12 }, (_, at): Person => ({ channel: 'web', id: `p${at}` }))
      await memory.accept(people.map((person) => says(person, '1', code)))
      const claims = people.map(async (person) => {
        let claim: string | undefined
        await memory.turns([conversationId(person)], (message, before, known) => {
          claim = known.claim?.kind
          return echoTurn(message, before)
        })
        return claim
      })
      expect((await Promise.all(claims)).filter((claim) => claim === 'good')).toHaveLength(1)
      expect(await memory.members.invitations(monday)).toEqual([])
    })

    test('is stored as its hash alone, and can be withdrawn', async () => {
      const memory = await open()
      await invite(memory.members, invited, monday, anAct)
      const [waiting] = await memory.members.invitations(monday)
      expect(waiting).toMatchObject({ unitName: 'Sở Nội vụ', role: 'member' })
      expect(await memory.members.withdraw(waiting?.id ?? 0, anAct)).toBe(true)
      expect(await memory.members.withdraw(waiting?.id ?? 0, anAct)).toBe(false)
    })
  })

  describe('a member', () => {
    test('is known in each turn until revoked, and answers for staff are emptied', async () => {
      const memory = await open(lan)
      await answeredForStaff(memory, lan)
      const [member] = await memory.members.list(monday)
      expect(await memory.members.revoke(member?.id ?? 0, monday, anAct)).toBe(true)
      expect(await memory.members.revoke(member?.id ?? 0, monday, anAct)).toBe(false)
      expect(await isMember(memory, lan)).toBe(false)
      expect(await readBy(memory, lan)).not.toContain('secret')
    })

    test('who is revoked while they are being answered reads nothing for staff', async () => {
      const people = Array.from({ length: 10 }, (_, at): Person => ({ channel: 'web', id: `p${at}` }))
      const memory = await open(...people)
      const rows = await memory.members.list(monday)
      const revoking: Promise<boolean>[] = []
      for (const [at, person] of people.entries()) {
        const id = rows.at(-1 - at)?.id ?? 0
        await answeredForStaff(
          memory,
          person,
          () => void revoking.push(memory.members.revoke(id, monday, anAct)),
        )
      }
      expect(await Promise.all(revoking)).toEqual(people.map(() => true))
      for (const person of people) expect(await readBy(memory, person)).not.toContain('secret')
    })

    test('is of one unit: a later code takes the place of the first', async () => {
      const memory = await open(lan)
      await happens(memory, lan, { kind: 'member-joined', invited: { ...invited, unit: 'so-y-te' } })
      expect(await memory.members.list(monday)).toMatchObject([{ unit: 'so-y-te' }])
    })
  })

  describe('duties', () => {
    const received: Event = { kind: 'duty-acknowledged', duty, unit: 'so-noi-vu', state: 'received' }
    const done: Event = { ...received, state: 'done', document: '12/BC-SNV' }

    test('what one says of them the whole unit knows, and no other', async () => {
      const memory = await open(lan, minh, tuan)
      await happens(memory, lan, received, done)
      const said = { duty, unit: 'so-noi-vu', at: monday }
      expect(await workOf(memory, lan)).toMatchObject([
        { ...said, state: 'received', document: null, own: true },
        { ...said, state: 'done', document: '12/BC-SNV', own: true },
      ])
      expect((await workOf(memory, minh)).map(({ own }) => own)).toEqual([false, false])
      expect(await workOf(memory, tuan)).toEqual([])
      expect(await memory.duties.words()).toHaveLength(2)
    })

    test('said twice are said once, as said last', async () => {
      const memory = await open(lan)
      await happens(memory, lan, done)
      await happens(memory, lan, { ...done, document: '13/BC-SNV' })
      expect(await workOf(memory, lan)).toMatchObject([{ state: 'done', document: '13/BC-SNV' }])
    })

    test('done are opened again by anybody of the unit', async () => {
      const memory = await open(lan, minh)
      await happens(memory, lan, received, done)
      await happens(memory, minh, { kind: 'duty-reopened', duty, unit: 'so-noi-vu' })
      expect(await workOf(memory, lan)).toMatchObject([{ state: 'received' }])
    })

    test('are forgotten with the person', async () => {
      const memory = await open(lan, minh)
      await happens(memory, lan, done)
      await memory.erasePerson(lan)
      expect(await workOf(memory, minh)).toEqual([])
    })
  })

  describe('a reminder', () => {
    const occasion = '2026-11-30/3'
    const remind = (memory: Memory, person: Person) =>
      memory.remind(person, monday, (before, _, __, work) => {
        if (work.reminded.length > 0) return undefined
        const { unkept: _unkept, ...turned } = echoTurn(says(person, 'r', 'nhắc'), before)
        const told: Event = { kind: 'reminded', duty, occasion }
        return { conversation: turned.conversation, answer: turned.answer, events: [...turned.events, told] }
      })

    test('is posted once, however many processes are at it at the same moment', async () => {
      const memory = await open(lan)
      const posted = await Promise.all([1, 2, 3, 4].map(() => remind(memory, lan)))
      expect(posted.filter((each) => each !== undefined)).toHaveLength(1)
      expect((await memory.outgoingAfter(lan, 0)).filter(({ lane }) => lane === 'notice')).toHaveLength(1)
    })

    test('is for members alone, as long as they are', async () => {
      const memory = await open(lan)
      expect(await remind(memory, minh)).toBeUndefined()
      const [member] = await memory.members.list(monday)
      expect(await memory.duties.seats(monday)).toEqual([lan])
      expect(await memory.duties.seats(monday + memberDays * dayMs)).toEqual([])
      await memory.members.revoke(member?.id ?? 0, monday, anAct)
      expect(await memory.duties.seats(monday)).toEqual([])
      expect(await remind(memory, lan)).toBeUndefined()
    })
  })

  test('an address of a calendar is found by its secret until it is revoked', async () => {
    const memory = await open()
    const { duties } = memory
    const link = { unit: 'so-noi-vu', unitName: 'Sở Nội vụ', madeBy: 'an', at: monday }
    await duties.addLink(link, hashCode('secret'), actOf('an')('-'))
    const found = await duties.link(hashCode('secret'))
    expect(found).toMatchObject(link)
    expect(await duties.link(hashCode('other'))).toBeUndefined()
    expect(await duties.revokeLink(found?.id ?? 0, actOf('binh')('1'))).toBe(true)
    expect(await duties.revokeLink(found?.id ?? 0, actOf('binh')('1'))).toBe(false)
    expect(await duties.link(hashCode('secret'))).toBeUndefined()
    expect((await memory.staff.acts(10)).map(({ who }) => who)).toEqual(['binh', 'an'])
  })
}

let said = 0

async function happens(memory: Memory, person: Person, ...events: readonly Event[]): Promise<void> {
  said += 1
  await memory.accept([says(person, `m${said}`, 'a')])
  await takeTurn(memory, conversationId(person), (message, before) => {
    const turned = echoTurn(message, before)
    return { ...turned, events: [...turned.events, ...events] }
  })
}

/** A turn whose answer is for staff; `meanwhile` is called once it is decided and not yet recorded. */
async function answeredForStaff(memory: Memory, person: Person, meanwhile = () => {}): Promise<void> {
  said += 1
  await memory.accept([says(person, `s${said}`, 'secret')])
  await takeTurn(memory, conversationId(person), (message, before, known) => {
    expect(known.member).toBeDefined()
    meanwhile()
    const turned = echoTurn(message, before)
    return { ...turned, answer: { ...turned.answer, staff: true } }
  })
}

async function isMember(memory: Memory, person: Person): Promise<boolean> {
  let found = false
  await memory.accept([says(person, 'who', 'a')])
  await takeTurn(memory, conversationId(person), (message, before, { member }) => {
    found = member !== undefined
    return echoTurn(message, before)
  })
  return found
}

async function readBy(memory: Memory, person: Person): Promise<string> {
  return (await memory.outgoingAfter(person, 0)).map(({ answer }) => plainText(answer)).join('\n')
}

async function workOf(memory: Memory, person: Person): Promise<Work['acknowledged']> {
  const unit = person === tuan ? 'so-y-te' : 'so-noi-vu'
  return (await memory.duties.work(person, unit)).acknowledged
}
