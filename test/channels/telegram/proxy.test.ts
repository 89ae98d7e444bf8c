import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { startTelegram } from '../../doubles/telegram/double.ts'
import { eventually } from '../../helpers/time.ts'
import { metric, openHouse } from './house.ts'

/** An HTTP proxy that knows CONNECT; `tunnels` lists where to. `refuse`: it lets nobody through. */
async function openProxy(refuse = false) {
  const tunnels: string[] = []
  const server = createServer((_request, response) => void response.writeHead(405).end())
  server.on('connect', ({ url = '' }, client) => {
    tunnels.push(url)
    if (refuse) return void client.end('HTTP/1.1 403 Forbidden\r\ncontent-type: text/html\r\n\r\n<p>no</p>')
    const [host = '', port] = url.split(':')
    const upstream = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(client).pipe(upstream)
    })
    for (const socket of [client, upstream]) socket.on('error', () => upstream.destroy())
    onTestFinished(() => void [client.destroy(), upstream.destroy()])
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, tunnels }
}

it('goes through the proxy, and only there', async () => {
  const telegram = await startTelegram()
  const proxy = await openProxy()
  telegram.user({ id: 7 }).says('khai sinh')
  const house = await openHouse(telegram, { proxy: proxy.url })
  await house.door.start()
  await eventually(() => expect(telegram.chat(7).last?.text).toMatch(/^Đăng ký khai sinh/))
  expect(new Set(proxy.tunnels)).toEqual(new Set([new URL(telegram.url).host]))
})

it('a proxy that lets nobody through costs no answer: it waits', async () => {
  const telegram = await startTelegram()
  const proxy = await openProxy(true)
  const house = await openHouse(telegram, { proxy: proxy.url, byWebhook: true })
  const answer = { outcome: 'answered', parts: [], basis: [], sources: [], choices: [], buttons: [] } as const
  const person = { channel: 'telegram', id: '7' } as const
  const outgoing = { id: 1, person, lane: 'reply', answer, inReplyTo: null, attempts: 1, at: 0 } as const
  expect(await house.door.send(outgoing)).toMatchObject({ kind: 'later', retryAt: 0 })
  expect(await metric(house.meters, 'motcua_received_total')).toBe(0)
})
