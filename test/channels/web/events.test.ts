import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { personOf } from '../../../src/channels/web/session.ts'
import type { Outgoing } from '../../../src/desk/memory.ts'
import { type House, openHouse } from './house.ts'
import { plain } from './samples.ts'

const cookieKey = 'abcdefghijklmnopqrstuv'
const person = personOf(cookieKey)

describe('later answers', () => {
  it('reach every open page of their person, and nobody else', async () => {
    const house = await started()
    const [one, two, other] = [
      await listen(house),
      await listen(house),
      await listen(house, 'minhminhminhminhminhmi'),
    ]
    await house.web.send(notice(7, 'Hồ sơ đã có kết quả'))
    expect(await one.next()).toContain('Hồ sơ đã có kết quả')
    expect(await two.next()).toMatch(/^id: 7\nevent: answer\ndata: <article class="answer" id="t7"/)
    await house.web.send({ ...notice(8, 'của Minh'), person: personOf('minhminhminhminhminhmi') })
    const seen = await other.next()
    expect(seen).toContain('của Minh')
    expect(seen).not.toContain('Hồ sơ')
  })

  it('that were missed come first when the page returns', async () => {
    const house = await started()
    const first = (await ask(house, 'một')).id
    const second = (await ask(house, 'hai')).id
    const page = await listen(house, cookieKey, { 'last-event-id': String(first) })
    const missed = await page.next()
    expect(missed).toContain(`id: ${second}\n`)
    expect(missed).not.toContain(`id: ${first}\n`)
    const again = await listen(house, cookieKey, {}, `?after=${first}`)
    expect(await again.next()).toContain(`id: ${second}\n`)
  })

  it('are sent even when nobody listens: the talk keeps them', async () => {
    const house = await started()
    expect(await house.web.send(notice(7, 'x'))).toEqual({ kind: 'sent' })
  })

  it('with line breaks stay one event', async () => {
    const house = await started()
    const page = await listen(house)
    await house.web.send(notice(7, 'một\nhai\r\n\r\nid: 99'))
    const event = await page.next()
    expect(event).not.toMatch(/^(?!id: 7$|event: answer$|data: )/m)
  })

  it('go to four pages of a person; a fifth is told to stop asking', async () => {
    const house = await started()
    const pages = [await listen(house), await listen(house), await listen(house), await listen(house)]
    expect(await status(house)).toBe(204)
    pages[0]?.leave()
    await until(async () => (await status(house)) === 200)
  })

  it('need a key: a stranger is told to stop asking', async () => {
    const { web } = await started()
    const response = await fetch(`http://127.0.0.1:${web.port()}/events`)
    expect(response.status).toBe(204)
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  it('end when the door closes, at once', async () => {
    const house = await started()
    const page = await listen(house)
    const began = performance.now()
    await house.web.stop()
    expect(await page.ended()).toBe(true)
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})

async function started(): Promise<House> {
  const house = await openHouse()
  await house.web.start()
  return house
}

function ask({ desk }: House, text: string): Promise<Outgoing> {
  return desk.ask({ id: randomUUID(), person, said: { kind: 'text', text }, at: Date.now() })
}

function notice(id: number, text: string): Outgoing {
  const answer = plain('answered', text)
  return { id, person, lane: 'notice', answer, inReplyTo: null, attempts: 0, at: Date.now() }
}

async function status(house: House): Promise<number> {
  const leave = new AbortController()
  const response = await fetch(`http://127.0.0.1:${house.web.port()}/events`, {
    headers: { cookie: `motcua=${cookieKey}` },
    signal: leave.signal,
  })
  leave.abort()
  return response.status
}

/** An open page; `next` gives whole events, comments and retry lines left out. */
async function listen(house: House, key = cookieKey, headers: Record<string, string> = {}, query = '') {
  const leave = new AbortController()
  onTestFinished(() => leave.abort())
  const response = await fetch(`http://127.0.0.1:${house.web.port()}/events${query}`, {
    headers: { ...headers, cookie: `motcua=${key}` },
    signal: leave.signal,
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('no body')
  let buffer = ''
  return {
    async next(): Promise<string> {
      for (;;) {
        const end = buffer.indexOf('\n\n')
        if (end < 0) {
          const { value, done } = await reader.read()
          if (done) throw new Error('stream ended')
          buffer += value
          continue
        }
        const event = buffer.slice(0, end)
        buffer = buffer.slice(end + 2)
        if (event.startsWith('id:')) return event
      }
    },
    async ended(): Promise<boolean> {
      for (;;) if ((await reader.read()).done) return true
    },
    leave: () => leave.abort(),
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('never held')
}
