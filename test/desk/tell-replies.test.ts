import { expect, onTestFinished, test } from 'vitest'
import type { Event } from '../../src/conversation/event.ts'
import { conversationId, type Person } from '../../src/conversation/message.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { createReplyTelling, type ReplyTellingOptions } from '../../src/desk/tell-replies.ts'
import { anAct } from '../helpers/act.ts'
import { openStore } from '../helpers/desk.ts'
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

function open(memory: Memory, options: Partial<ReplyTellingOptions> = {}) {
  const log = keepLog()
  const telling = createReplyTelling({
    memory,
    say: ({ ticket }) => ({
      answer: { ...plainAnswer(`re: ${ticket.reply}`), outcome: 'notice' },
      events: [
        { kind: 'ticket-ended', code: ticket.code, how: 'told' },
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

async function write(
  memory: Memory,
  person: Person,
  code: string,
  also: readonly Event[] = [],
): Promise<void> {
  const events: Event[] = [{ kind: 'ticket-opened', code, about: 'suggestion', text: 'ghế' }, ...also]
  await memory.accept([says(person, code, 'a')])
  await takeTurn(memory, conversationId(person), (message, before) => {
    const turned = echoTurn(message, before)
    const stopped = also.some(({ kind }) => kind === 'asking-set')
    return {
      ...turned,
      conversation: { ...turned.conversation, ...(stopped ? { asking: { stopped } } : {}) },
      events,
    }
  })
  await memory.tickets.reply(code, `đã sửa ${code}`, monday, anAct)
}

async function told(memory: Memory, person: Person): Promise<readonly string[]> {
  const outgoing = await memory.outgoingAfter(person, 0)
  return outgoing.filter(({ lane }) => lane === 'notice').map(({ answer }) => plainText(answer))
}

test('tells what staff replied, once, and logs no word of it', async () => {
  const memory = await openStore()
  await write(memory, lan, 'AAAAAAA1')
  await write(memory, minh, 'AAAAAAA2')
  const { telling, log } = open(memory)
  telling.wake()
  await eventually(async () => expect(await memory.tickets.count()).toMatchObject({ told: 2, replied: 0 }))
  telling.wake()
  await eventually(() => expect(log.entries).toHaveLength(1))
  expect([await told(memory, lan), await told(memory, minh)]).toEqual([
    ['re: đã sửa AAAAAAA1'],
    ['re: đã sửa AAAAAAA2'],
  ])
  expect(log.entries).toEqual([{ level: 'info', phrase: 'told what staff replied', fields: { told: 2 } }])
})

test('leaves for their next message whose door is closed, and who said «Dừng»', async () => {
  const memory = await openStore()
  await write(memory, lan, 'AAAAAAA1', [{ kind: 'asking-set', wanted: false }])
  await write(memory, minh, 'AAAAAAA2')
  await write(memory, { channel: 'telegram', id: '7' }, 'AAAAAAA3')
  const { telling } = open(memory, { mayTell: ({ id }) => id !== minh.id })
  telling.wake()
  await eventually(async () => expect(await memory.tickets.count()).toMatchObject({ told: 1 }))
  expect((await memory.tickets.replied(0, 9)).map(({ ticket }) => ticket.code)).toEqual([
    'AAAAAAA1',
    'AAAAAAA2',
  ])
})
