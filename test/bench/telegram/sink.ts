import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A Telegram that takes everything and checks nothing: it must not be what is measured. Counts messages; GET / tells. */
let sent = 0
const me = { id: 1, is_bot: true, first_name: 'bench', username: 'bench_bot' }
const message = { message_id: 1, date: 1, chat: { id: 1, type: 'private', first_name: 'Lan' }, text: 'x' }

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    if (request.method === 'GET') return response.end(String(sent))
    const method = request.url?.split('/').at(-1) ?? ''
    if (method === 'sendMessage') sent++
    const result = method === 'getMe' ? me : method === 'sendMessage' ? message : true
    return response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }))
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
