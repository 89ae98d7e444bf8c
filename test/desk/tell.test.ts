import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Event } from '../../src/conversation/event.ts'
import { conversationId, type Person } from '../../src/conversation/message.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { createTelling, type TellingOptions } from '../../src/desk/tell.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import {
  echoTurn,
  keepLog,
  lan,
  minh,
  monday,
  plainAnswer,
  plainText,
  says,
  takeTurn,
} from '../helpers/talk.ts'
import { eventually } from '../helpers/time.ts'

/** Every wish is answered, and every door open, unless the test says otherwise. */
function open(memory: Memory, options: Partial<TellingOptions> = {}) {
  const log = keepLog()
  const telling = createTelling({
    memory,
    answer:
      ({ turn, question }) =>
      () => ({
        answer: { ...plainAnswer(`re: ${question}`), outcome: 'notice' },
        events: [
          { kind: 'wish-ended', turn, how: 'told' },
          { kind: 'turned', outcome: 'notice', menu: [] },
        ],
      }),
    mayTell: () => true,
    newKey: () => 'abc123',
    log,
    now: () => monday,
    ...options,
  })
  onTestFinished(() => telling.stop())
  return { telling, log }
}

async function wish(memory: Memory, person: Person, ...questions: readonly string[]): Promise<void> {
  const events = questions.map((question, at): Event => ({ kind: 'wished', turn: at + 1, question }))
  await memory.accept([says(person, questions.join(), 'a')])
  await takeTurn(memory, conversationId(person), (message, before) => ({
    ...echoTurn(message, before),
    events,
  }))
}

async function told(memory: Memory, person: Person): Promise<readonly string[]> {
  const outgoing = await memory.outgoingAfter(person, 0)
  return outgoing.filter(({ lane }) => lane === 'notice').map(({ answer }) => plainText(answer))
}

test('tells each of those who wished, once, as a turn of their talk', async () => {
  const memory = await openStore()
  await wish(memory, lan, 'nuôi chó', 'nuôi mèo')
  await wish(memory, minh, 'nuôi gà')
  const { telling, log } = open(memory)
  telling.wake()
  await eventually(async () => expect(await memory.wishes(0, 10)).toEqual([]))
  telling.wake()
  await eventually(() => expect(log.entries).toHaveLength(1))
  expect(await told(memory, lan)).toEqual(['re: nuôi chó', 're: nuôi mèo'])
  expect(await told(memory, minh)).toEqual(['re: nuôi gà'])
  expect(log.entries).toEqual([
    { level: 'info', phrase: 'told those who wished for an answer', fields: { told: 3 } },
  ])
  await memory.accept([says(lan, 'next', 'b')])
  await takeTurn(memory, conversationId(lan), (message, before) => {
    expect(before?.turns).toBe(3)
    return echoTurn(message, before)
  })
})

test('leaves for another day what has no answer', async () => {
  const memory = await openStore()
  await wish(memory, lan, 'nuôi chó')
  await wish(memory, minh, 'nuôi gà')
  const { telling } = open(memory, {
    answer: ({ question }) =>
      question === 'nuôi gà' ? () => ({ answer: plainAnswer('gà'), events: [] }) : undefined,
  })
  telling.wake()
  await eventually(async () => expect(await told(memory, minh)).toEqual(['gà']))
  expect(await memory.wishes(0, 10)).toMatchObject([{ question: 'nuôi chó' }])
})

test('leaves for another day whose door is closed to us', async () => {
  const memory = await openStore()
  await wish(memory, lan, 'nuôi chó')
  await wish(memory, minh, 'nuôi gà')
  let isOpen = false
  const { telling } = open(memory, {
    mayTell({ id }, contact) {
      expect(contact.heardAt).toBe(monday)
      return id === minh.id || isOpen
    },
  })
  telling.wake()
  await eventually(async () => expect(await told(memory, minh)).toHaveLength(1))
  expect(await told(memory, lan)).toEqual([])
  isOpen = true
  telling.wake()
  await eventually(async () => expect(await told(memory, lan)).toHaveLength(1))
  expect(await told(memory, minh)).toHaveLength(1)
})

test('tells nobody who has asked to be forgotten meanwhile', async () => {
  const memory = await openStore()
  await wish(memory, lan, 'nuôi chó')
  const forgetting: Pick<Memory, 'wishes' | 'contact' | 'tell'> = {
    wishes: (after, limit) => memory.wishes(after, limit),
    tell: (...args) => memory.tell(...args),
    async contact(person) {
      await memory.erasePerson(person)
      return memory.contact(person)
    },
  }
  const { telling, log } = open(memory, { memory: forgetting })
  telling.wake()
  await eventually(async () => expect(await memory.wishes(0, 10)).toEqual([]))
  await telling.stop()
  expect(await told(memory, lan)).toEqual([])
  expect(log.entries).toEqual([])
})

test('one question that cannot be tried keeps no other waiting', async () => {
  const memory = await openStore()
  await wish(memory, lan, 'poison', 'nuôi mèo')
  const { telling, log } = open(memory, {
    answer({ question }) {
      if (question === 'poison') throw new Error('poison')
      return () => ({ answer: plainAnswer(question), events: [] })
    },
  })
  telling.wake()
  await eventually(async () => expect(await told(memory, lan)).toEqual(['nuôi mèo']))
  expect(log.entries.map(({ phrase }) => phrase)).toContain('a wish could not be tried')
  expect(JSON.stringify(log.entries)).not.toMatch(/nuôi|"lan"/)
})

test('goes on where a store that failed left off', async () => {
  const path = join(temporaryFolder(), 'motcua.db')
  const before = await openSqlite(path, { lock: true })
  await wish(before, lan, 'nuôi chó')
  const failing = { ...before, tell: () => Promise.reject(new Error('killed')) }
  const { telling, log } = open(before, { memory: failing })
  telling.wake()
  await eventually(() => expect(log.entries.map(({ level }) => level)).toEqual(['error']))
  await before.close()
  const memory = await openStore(path)
  open(memory).telling.wake()
  await eventually(async () => expect(await told(memory, lan)).toEqual(['re: nuôi chó']))
})

test('lets others have their turn after every wish', async () => {
  const memory = await openStore()
  const people = Array.from({ length: 150 }, (_, at): Person => ({ channel: 'web', id: `p${at}` }))
  for (const person of people) await wish(memory, person, 'nuôi chó')
  let tried = 0
  let most = 0
  let sinceOthers = 0
  const { telling } = open(memory, {
    answer() {
      tried += 1
      sinceOthers += 1
      most = Math.max(most, sinceOthers)
      return undefined
    },
  })
  telling.wake()
  while (tried < people.length) {
    sinceOthers = 0
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(tried).toBe(people.length)
  expect(most).toBe(1)
})
