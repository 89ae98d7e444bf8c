import { connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Message } from '../../../src/conversation/message.ts'
import { eventually } from '../../helpers/time.ts'
import { type House, openHouse } from './house.ts'

const head = 'POST /chat HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n'
const form = 'Content-Type: application/x-www-form-urlencoded\r\n'

describe('a slow client', () => {
  it('that never finishes its headers or its body is cut off, and others do not notice', {
    timeout: 60_000,
  }, async () => {
    const house = await started()
    const began = performance.now()
    const slow = Array.from({ length: 200 }, () => open(house, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-'))
    const half = open(house, `${head}${form}Content-Length: 1000\r\n\r\ntext=`)
    const drip = setInterval(() => {
      for (const { socket } of slow) socket.write('a: b\r\nX-')
    }, 500)
    onTestFinished(() => clearInterval(drip))
    const asked = performance.now()
    expect((await fetch(`${address(house)}/healthz`)).status).toBe(200)
    expect(performance.now() - asked).toBeLessThan(1_000)
    await Promise.all([...slow, half].map((each) => each.closed))
    // With Node's own limits it would be a minute and five.
    expect(performance.now() - began).toBeLessThan(36_000)
  })
})

describe('an endless body', () => {
  it('is refused after 1 MiB, and not kept', async () => {
    const house = await started()
    const before = process.memoryUsage().rss
    const { socket, closed, received } = open(house, `${head}${form}Transfer-Encoding: chunked\r\n\r\n`)
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
    let sent = 0
    while (!socket.destroyed && sent < 256 * 1024 * 1024) {
      sent += chunk.length
      if (!socket.write(chunk))
        await Promise.race([closed, new Promise((done) => socket.once('drain', done))])
    }
    await closed
    expect(received()).toMatch(/^HTTP\/1\.1 413 /)
    expect(sent).toBeLessThan(64 * 1024 * 1024)
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })
})

describe('a request that is no HTTP', () => {
  it.each(['\x16\x03\x01\x02', 'GET / HTTP/1.1\r\n\r\n', `GET /${'a'.repeat(40_000)}`])(
    'is refused without a word about us: %j',
    async (bytes) => {
      const house = await started()
      const { closed, received } = open(house, bytes)
      await closed
      expect(received()).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(received()).not.toMatch(/Error:|node_modules|HPE_/)
      expect((await fetch(`${address(house)}/healthz`)).status).toBe(200)
    },
  )
})

describe('closing', () => {
  it('finishes what is under way, says so, and is quick under keep-alive load', async () => {
    let finish = () => {}
    const waiting = new Promise<void>((resolve) => {
      finish = resolve
    })
    const heard: Message[] = []
    const house = await started(waiting, heard)
    const busy = Array.from({ length: 20 }, () => keepAsking(house))
    const underWay = fetch(`${address(house)}/chat`, {
      method: 'POST',
      headers: { origin: address(house), 'x-fragment': '1' },
      body: new URLSearchParams({ text: 'khai sinh' }),
    })
    await eventually(() => expect(heard).toHaveLength(1))
    const began = performance.now()
    const stopped = house.web.stop()
    setTimeout(finish, 100)
    const answer = await underWay
    expect(answer.status).toBe(200)
    expect(answer.headers.get('connection')).toBe('close')
    await stopped
    expect(performance.now() - began).toBeLessThan(2_500)
    await Promise.all(busy)
  })

  it('does not wait for connections that never asked anything: browsers open such ones ahead', async () => {
    const house = await started()
    const silent = open(house, '')
    await (await fetch(`${address(house)}/healthz`)).text()
    const began = performance.now()
    await house.web.stop()
    await silent.closed
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})

/** `until`: questions are answered only after it; until then they are in `heard`. */
async function started(until = Promise.resolve(), heard: Message[] = []): Promise<House> {
  const inner = await openHouse()
  const house = await openHouse({
    desk: {
      ...inner.desk,
      async ask(message) {
        heard.push(message)
        await until
        return inner.desk.ask(message)
      },
    },
  })
  await house.web.start()
  return house
}

const address = ({ web }: House) => `http://127.0.0.1:${web.port()}`

/** A person with a page that asks again and again on one connection, until refused. */
async function keepAsking(house: House): Promise<void> {
  try {
    for (;;) await (await fetch(`${address(house)}/healthz`)).text()
  } catch {
    // The door has closed.
  }
}

function open({ web }: House, bytes: string) {
  const socket: Socket = connect(web.port(), '127.0.0.1')
  let text = ''
  socket.on('data', (data) => {
    text += data.toString('latin1')
  })
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(bytes, 'latin1')
  return { socket, closed, received: () => text }
}
