import { expect, it } from 'vitest'
import type { Answer } from '../../../src/conversation/answer.ts'
import { startTelegram } from '../../doubles/telegram/double.ts'
import { plain } from '../web/samples.ts'
import { openHouse } from './house.ts'

const monday = Date.UTC(2026, 10, 23, 1)
const answer: Answer = { ...plain('privacy-shown', 'Những gì tôi giữ về bạn'), withCopy: true }

async function send(id: string, fault?: 403 | 429) {
  const telegram = await startTelegram()
  const lan = telegram.user({ id: 7 })
  lan.says('dữ liệu của tôi')
  telegram.group({ id: -100 }).adds(lan)
  const { door, memory } = await openHouse(telegram, { byWebhook: true, now: () => monday })
  const person = { channel: 'telegram', id } as const
  await memory.pause(person, monday)
  if (fault) telegram.fault({ kind: 'status', method: 'sendDocument', status: fault })
  const outgoing = { id: 1, person, lane: 'reply', answer, inReplyTo: null, attempts: 1, at: monday } as const
  const sent = await door.send(outgoing)
  const shown = (chat: number) => telegram.chat(chat).messages.filter(({ from }) => from === 'bot')
  return { sent, shown, again: () => door.send({ ...outgoing, attempts: 2 }) }
}

it('a copy of everything stored of a person follows as a file', async () => {
  const { sent, shown } = await send('7')
  expect(sent).toEqual({ kind: 'sent' })
  const [words, file] = shown(7)
  expect(words?.text).toContain('Những gì tôi giữ về bạn')
  expect(file?.document?.file_name).toBe('du-lieu-cua-toi.json')
  const { person, tables } = JSON.parse(file?.document?.text ?? '')
  expect(person).toEqual({ channel: 'telegram', id: '7' })
  expect(tables.contacts).toMatchObject([{ person_id: '7', paused_until: monday }])
})

it('a file that could not be sent is sent again without the words before it', async () => {
  const { sent, shown, again } = await send('7', 429)
  expect(sent).toMatchObject({ kind: 'later' })
  expect(await again()).toEqual({ kind: 'sent' })
  expect(shown(7).map(({ document }) => document !== undefined)).toEqual([false, true])
})

it('nobody in a group is shown what one of them has asked', async () => {
  const { shown } = await send('-100:7')
  expect(shown(-100).map(({ document }) => document)).toEqual([undefined])
})
