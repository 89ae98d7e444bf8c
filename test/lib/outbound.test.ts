import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { send } from '../../src/lib/outbound.ts'

async function platform(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-token`
}

test.each([
  ['JSON', '{"error":-216}', { error: -216 }],
  ['text that is no JSON', '<html>', '<html>'],
  ['a number too large to hold', '{"id":"5510185758261927916"}', { id: '5510185758261927916' }],
])('gives back %s whatever the status', async (_, text, body) => {
  const url = await platform((_request, response) => response.writeHead(502, { 'x-left': '3' }).end(text))
  expect(await send({ method: 'POST', url, data: {} })).toMatchObject({
    kind: 'answered',
    status: 502,
    body,
    headers: { 'x-left': '3' },
  })
})

test('tells a request that cannot have arrived from one that may have', async () => {
  const url = await platform((request) => request.socket.destroy())
  expect(await send({ method: 'POST', url, data: {} })).toEqual({ kind: 'unknown', code: 'ECONNRESET' })
  const nobody = 'http://127.0.0.1:1/secret-token'
  expect(await send({ method: 'POST', url: nobody })).toEqual({ kind: 'not-sent', code: 'ECONNREFUSED' })
})

test('does not wait longer than it was told', async () => {
  const url = await platform(() => {})
  const reply = await send({ method: 'GET', url, timeoutMs: 50 })
  expect(reply).toEqual({ kind: 'unknown', code: 'ECONNABORTED' })
})

test('reads no more than a megabyte and follows no redirect', async () => {
  const url = await platform((request, response) => {
    if (request.url?.endsWith('large')) return response.end('x'.repeat(2_000_000))
    return response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
  })
  expect(await send({ method: 'GET', url: `${url}/large` })).toMatchObject({ kind: 'unknown' })
  expect(await send({ method: 'GET', url })).toMatchObject({ kind: 'answered', status: 302 })
})
