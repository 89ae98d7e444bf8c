import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { WebOptions } from '../../../src/channels/web/options.ts'
import { personOf } from '../../../src/channels/web/session.ts'
import { type House, openHouse } from './house.ts'

const formId = '0f8fad5b-d9cb-469f-a165-70867728950e'
const cookieKey = 'abcdefghijklmnopqrstuv'
const cookies = { motcua: cookieKey }
const ours = { host: 'localhost', origin: 'http://localhost' }

type Fields = Readonly<Record<string, string>>

function post({ web }: House, fields: Fields, changes: { headers?: Fields; cookies?: Fields } = {}) {
  return web.app.inject({
    method: 'POST',
    url: '/chat',
    headers: { ...ours, 'content-type': 'application/x-www-form-urlencoded', ...changes.headers },
    cookies: changes.cookies ?? cookies,
    payload: new URLSearchParams(fields).toString(),
  })
}

function postRaw(
  { web }: House,
  payload: string | Buffer,
  contentType = 'application/x-www-form-urlencoded',
) {
  return web.app.inject({
    method: 'POST',
    url: '/chat',
    headers: { ...ours, 'content-type': contentType },
    cookies,
    payload,
  })
}

const get = ({ web }: House, url = '/', given: Fields = cookies) =>
  web.app.inject({ url, headers: { host: 'localhost' }, cookies: given })

describe('the page', () => {
  it('welcomes a newcomer and gives a key nobody can read or guess', async () => {
    const house = await openHouse()
    const response = await get(house, '/', {})
    expect(response.statusCode).toBe(200)
    expect(response.body).toContain('Tôi là trợ lý tự động')
    expect(response.body).toContain('Đừng gửi số căn cước hay mã OTP')
    expect(response.body).toContain('href="tel:1022"')
    expect(response.headers['cache-control']).toBe('no-store')
    const cookie = String(response.headers['set-cookie'])
    expect(cookie).toMatch(/^motcua=[\w-]{22}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
    const again = await get(house, '/', {})
    expect(String(again.headers['set-cookie']).slice(0, 29)).not.toBe(cookie.slice(0, 29))
  })

  it('may be framed by nobody else, and runs and loads nothing but our files', async () => {
    const response = await get(await openHouse())
    expect(response.headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';font-src 'self';img-src 'self' data:;" +
        "connect-src 'self';form-action 'self';frame-ancestors 'self';base-uri 'none'",
    )
    expect(response.headers['x-frame-options']).toBe('SAMEORIGIN')
    expect(response.headers['x-content-type-options']).toBe('nosniff')
    expect(response.headers['referrer-policy']).toBe('same-origin')
    expect(response.body).not.toMatch(/<style|\sstyle=|<script(?![^>]*src=)|\son[a-z]+=/)
  })

  it('may be framed by the sites named, with a cookie that works there', async () => {
    const house = await openHouse({ embedOrigins: ['https://binhan.gov.vn'], secureCookie: true })
    const response = await get(house, '/?embed=1', {})
    expect(response.headers['content-security-policy']).toContain(
      "frame-ancestors 'self' https://binhan.gov.vn",
    )
    expect(response.headers['x-frame-options']).toBeUndefined()
    expect(String(response.headers['set-cookie'])).toContain('HttpOnly; Secure; Partitioned; SameSite=None')
    expect(response.body).toContain('name="embed" value="1"')
  })

  it('never lets other routes be framed, and never sends HSTS over http', async () => {
    const house = await openHouse({ embedOrigins: ['https://binhan.gov.vn'] })
    const response = await get(house, '/healthz')
    expect(response.headers['content-security-policy']).toContain("frame-ancestors 'self';")
    expect(response.headers['strict-transport-security']).toBeUndefined()
  })

  it('loads every file it names, for ever', async () => {
    const house = await openHouse()
    const { body } = await get(house)
    const files = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => String(match[1]))
    expect(files.length).toBeGreaterThan(7)
    const css = await get(
      house,
      files.find((file) => file.endsWith('.css')),
    )
    const fonts = [...css.body.matchAll(/url\((.+?)\)/g)].map((match) => String(match[1]))
    expect(fonts).toHaveLength(4)
    const folder = String(files[0]).replace(/[^/]*$/, '')
    for (const file of [...files, ...fonts.map((font) => folder + font)]) {
      const response = await get(house, file)
      expect([file, response.statusCode]).toEqual([file, 200])
      expect(response.headers['cache-control']).toContain('immutable')
    }
  })

  it('travels packed to browsers that read it so, and plain to others', async () => {
    const house = await openHouse()
    const plain = await get(house)
    const [css = ''] = /\/assets\/\w+\/chat\.css/.exec(plain.body) ?? []
    expect(plain.headers['content-encoding']).toBeUndefined()
    for (const url of ['/', css]) {
      const headers = { host: 'localhost', 'accept-encoding': 'br, gzip' }
      const packed = await house.web.app.inject({ url, headers, cookies })
      expect(packed.headers['content-encoding']).toBe('gzip')
      expect(packed.headers.vary).toBe('accept-encoding')
      const whole = gunzipSync(packed.rawPayload).toString()
      expect(whole.replace(/value="[0-9a-f-]{36}"/g, '')).toBe(
        (await get(house, url)).body.replace(/value="[0-9a-f-]{36}"/g, ''),
      )
      expect(packed.rawPayload.length).toBeLessThan(whole.length / 2)
    }
  })

  it.each([
    '/assets/x/..%2f..%2fpackage.json',
    '/assets/x/%2e%2e',
    '/assets/../package.json',
    '/assets/x/constructor',
  ])('has no file at %s', async (url) => {
    expect((await get(await openHouse(), url)).statusCode).toBe(404)
  })

  it('keeps speaking English once asked to', async () => {
    const house = await openHouse()
    const switched = await post(house, { id: formId, text: 'English', language: 'en' })
    expect(switched.statusCode).toBe(303)
    const english = await get(house, '/', { ...cookies, 'motcua-lang': 'en' })
    expect(english.body).toContain('<html lang="en">')
    expect(english.body).toContain('Never send an identity number')
  })
})

describe('without script', () => {
  it('a question comes back as a page that begins at its answer', async () => {
    const house = await openHouse()
    const sent = await post(house, { id: formId, text: 'khai sinh cần giấy gì' })
    expect(sent.statusCode).toBe(303)
    expect(sent.headers.location).toMatch(/^\/#t\d+$/)
    const page = await get(house)
    const id = String(sent.headers.location).slice(2)
    expect(page.body).toContain(`<article class="answer" id="${id}"`)
    expect(page.body.indexOf('khai sinh cần giấy gì')).toBeLessThan(page.body.indexOf(`id="${id}"`))
  })

  it('a pressed button is shown by what it said', async () => {
    const house = await openHouse()
    await post(house, { id: formId, text: 'khai sinh' })
    const page = await get(house)
    const [, data = ''] = /name="data" value="([^"]+)"><span class="label">Lệ phí/.exec(page.body) ?? []
    const pressed = await post(house, { id: formId, data })
    expect(pressed.statusCode).toBe(303)
    expect((await get(house)).body).toMatch(/class="said">.{0,60}<p>Lệ phí<\/p>/)
  })

  it('stays in the frame', async () => {
    const sent = await post(await openHouse(), { id: formId, text: 'khai sinh', embed: '1' })
    expect(sent.headers.location).toMatch(/^\/\?embed=1#t\d+$/)
  })

  it('and without cookies, the answer is on the page that comes back', async () => {
    const sent = await post(await openHouse(), { id: formId, text: 'khai sinh' }, { cookies: {} })
    expect(sent.statusCode).toBe(200)
    expect(sent.body).toContain('<p>khai sinh</p>')
    expect(sent.body).toContain('Giấy chứng sinh')
    expect(sent.headers['set-cookie']).toBeDefined()
  })
})

describe('with script', () => {
  const fragment = { 'x-fragment': '1' }

  it('a question is answered by a piece of a page', async () => {
    const sent = await post(await openHouse(), { id: formId, text: 'khai sinh' }, { headers: fragment })
    expect(sent.statusCode).toBe(200)
    expect(sent.body).toMatch(/^<article class="answer" id="t\d+"/)
    expect(sent.body).not.toContain('<html')
  })

  it('the same form sent twice at once is one message with one answer', async () => {
    const house = await openHouse()
    const send = () => post(house, { id: formId, text: 'khai sinh' }, { headers: fragment })
    const bodies = (await Promise.all([send(), send(), send()])).map(({ body }) => body)
    const ids = bodies.map((body) => /id="(t\d+)"/.exec(body)?.[1])
    expect(new Set(ids).size).toBe(1)
    expect(await house.memory.transcript(personOf(cookieKey), 10)).toHaveLength(2)
  })

  it('the same form sent again with other words is another message', async () => {
    const house = await openHouse()
    await post(house, { id: formId, text: 'khai sinh' }, { headers: fragment })
    await post(house, { id: formId, text: 'khai tử' }, { headers: fragment })
    expect(await house.memory.transcript(personOf(cookieKey), 10)).toHaveLength(4)
  })
})

describe('two people', () => {
  it('never see each other’s talk, even with the same form id', async () => {
    const house = await openHouse()
    const minh = { motcua: 'minhminhminhminhminhmi' }
    await post(house, { id: formId, text: 'câu của Lan' })
    await post(house, { id: formId, text: 'câu của Minh' }, { cookies: minh })
    expect((await get(house)).body).not.toContain('câu của Minh')
    expect((await get(house, '/', minh)).body).not.toContain('câu của Lan')
  })

  it('are stored under a name that opens nothing', async () => {
    const house = await openHouse()
    await post(house, { id: formId, text: 'câu của Lan' })
    const stored = personOf(cookieKey).id
    expect(stored).toMatch(/^[0-9a-f]{32}$/)
    expect((await get(house, '/', { motcua: stored.slice(0, 22) })).body).not.toContain('câu của Lan')
    expect((await get(house, '/', { motcua: stored })).body).not.toContain('câu của Lan')
  })
})

describe('a form from elsewhere', () => {
  it.each<[string, Fields]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a site whose name begins like ours', { origin: 'http://localhost.evil.example' }],
    ['another port', { origin: 'http://localhost:8081' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site, as the browser says', { 'sec-fetch-site': 'same-site' }],
  ])('is refused: %s', async (_name, headers) => {
    const house = await openHouse()
    const sent = await post(house, { id: formId, text: 'lừa' }, { headers })
    expect(sent.statusCode).toBe(403)
    expect(sent.body).not.toContain('lừa')
    expect(await house.memory.transcript(personOf(cookieKey), 10)).toEqual([])
  })

  it('is refused when it does not say where it comes from', async () => {
    const { web } = await openHouse()
    const sent = await web.app.inject({
      method: 'POST',
      url: '/chat',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'text=x',
    })
    expect(sent.statusCode).toBe(403)
  })

  it('is told apart from an old browser’s own, which names the page instead', async () => {
    const { web } = await openHouse()
    const sent = await web.app.inject({
      method: 'POST',
      url: '/chat',
      headers: {
        host: 'localhost',
        referer: 'http://localhost/?embed=1',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'text=khai+sinh',
    })
    expect(sent.statusCode).toBe(200)
  })
})

describe('too many', () => {
  const few = { writes: 2, reads: 3, writesPerAddress: 100, readsPerAddress: 100 }

  it('questions get a kind page, a time to wait, and what was typed', async () => {
    const house = await openHouse({ rateLimits: few })
    await post(house, { id: formId, text: 'một' })
    await post(house, { id: formId, text: 'hai' })
    const third = await post(house, { id: formId, text: 'câu thứ ba' })
    expect(third.statusCode).toBe(429)
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
    expect(third.body).toContain('Bạn gửi hơi nhanh')
    expect(third.body).toMatch(/<textarea[^>]*>câu thứ ba<\/textarea>/)
    expect(third.body).toContain(`value="${formId}"`)
    expect(await house.memory.transcript(personOf(cookieKey), 10)).toHaveLength(4)
  })

  it('questions of one person do not stop another', async () => {
    const house = await openHouse({ rateLimits: few })
    for (const text of ['một', 'hai', 'ba']) await post(house, { id: formId, text })
    const minh = await post(
      house,
      { id: formId, text: 'bốn' },
      { cookies: { motcua: 'minhminhminhminhminhmi' } },
    )
    expect(minh.statusCode).toBe(303)
  })

  it('questions from one address under ever new keys are stopped', async () => {
    const house = await openHouse({ rateLimits: { ...few, writesPerAddress: 5 } })
    const statuses: number[] = []
    for (let count = 0; count < 7; count += 1) {
      const fresh = { motcua: `abcdefghijklmnopqrst${10 + count}` }
      statuses.push((await post(house, { id: formId, text: 'x' }, { cookies: fresh })).statusCode)
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429, 429])
  })

  it('pages are stopped too, but never the health check', async () => {
    const house = await openHouse({ rateLimits: few })
    const statuses: number[] = []
    for (let count = 0; count < 4; count += 1) statuses.push((await get(house)).statusCode)
    expect(statuses).toEqual([200, 200, 200, 429])
    expect((await get(house, '/healthz')).statusCode).toBe(200)
  })
})

describe('a body', () => {
  it('of nothing is answered', async () => {
    const house = await openHouse()
    expect((await post(house, { id: formId, text: '' })).statusCode).toBe(303)
    expect((await postRaw(house, '')).statusCode).toBe(303)
  })

  it.each([
    ['100,000 letters', `text=${'a'.repeat(100_000)}`],
    ['NUL', 'text=khai%00sinh'],
    ['a lone surrogate', 'text=%ED%A0%80'],
    ['broken percent signs', 'text=%E0%A4%A&text%'],
    ['bytes that are no UTF-8', Buffer.from([0x74, 0x65, 0x78, 0x74, 0x3d, 0xff, 0xfe])],
    ['prototype keys', '__proto__[admin]=1&constructor.prototype.x=1&text=x'],
    ['10,000 fields', Array.from({ length: 10_000 }, (_, index) => `f${index}=1`).join('&')],
    ['10,000 times the same field', 'text=x&'.repeat(10_000)],
    ['marks piled high', `text=a${encodeURIComponent('\u0301\u0323'.repeat(4_000))}`],
  ])('of %s is answered, and stored as valid text', async (_name, payload) => {
    const house = await openHouse()
    expect((await postRaw(house, payload)).statusCode).toBe(303)
    const lines = await house.memory.transcript(personOf(cookieKey), 10)
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toContain('\\u0000')
    expect(JSON.stringify(lines)).not.toMatch(/\p{Cs}|\\ud[89a-f]/iu)
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it('over 256 KiB is refused kindly', async () => {
    const sent = await postRaw(await openHouse(), `text=${'a'.repeat(256 * 1024)}`)
    expect(sent.statusCode).toBe(413)
    expect(sent.headers.connection).toBe('close')
    expect(sent.body).toContain('quá dài')
  })

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml'])(
    'of type %s is refused kindly',
    async (type) => {
      const sent = await postRaw(await openHouse(), '{"__proto__":{"admin":true}}', type)
      expect(sent.statusCode).toBe(400)
      expect(sent.body).toContain('Mời bạn thử lại')
    },
  )
})

describe('when something fails', () => {
  const noInternals = /secret|Error|stack|node_modules|\.ts|FST_/

  it('a fault in an answer becomes an apology', async () => {
    const house = await openHouse()
    const sent = await post(house, { id: formId, text: 'lỗi' }, { headers: { 'x-fragment': '1' } })
    expect(sent.body).toContain('Xin lỗi')
    expect(sent.body).not.toMatch(noInternals)
  })

  it('a desk that cannot answer leaves the question in the box and a time to wait', async () => {
    const ask = () => Promise.reject(new Error('secret: disk I/O error at /var/lib'))
    const desk = { accept: ask, ask, close: async () => {} } satisfies WebOptions['desk']
    const house = await openHouse({ desk })
    const sent = await post(house, { id: formId, text: 'câu chưa gửi được' })
    expect(sent.statusCode).toBe(503)
    expect(sent.headers['retry-after']).toBe('5')
    expect(sent.body).toMatch(/<textarea[^>]*>câu chưa gửi được<\/textarea>/)
    expect(sent.body).not.toMatch(noInternals)
    expect(house.log.entries).toContainEqual({
      level: 'error',
      phrase: 'request failed',
      fields: { fault: 'Error', route: '/chat' },
    })
    expect(JSON.stringify(house.log.entries)).not.toMatch(/secret|câu chưa/)
  })

  it('a desk that does not answer is not waited for', async () => {
    const ask = () => new Promise<never>(() => {})
    const house = await openHouse({
      desk: { accept: ask, ask, close: async () => {} },
      answerTimeoutMs: 50,
    })
    const sent = await post(house, { id: formId, text: 'x' }, { headers: { 'x-fragment': '1' } })
    expect(sent.statusCode).toBe(503)
    expect(sent.body).toContain('Hệ thống đang bận')
  })

  it('a talk that cannot be read leaves a page that still takes questions', async () => {
    const fail = () => Promise.reject(new Error('secret'))
    const memory = { transcript: fail, outgoingAfter: fail, healthy: fail }
    const house = await openHouse({ memory })
    const page = await get(house)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Chưa mở được các câu hỏi trước')
    expect(page.body).toContain('<textarea')
    expect(page.body).not.toContain('data-last')
  })

  it.each(['/nowhere', '/%E0%A4%A', '/assets/x/y/z', `/${'a'.repeat(3000)}`])(
    'an address that is not ours says so without repeating it: %.20s',
    async (url) => {
      const response = await get(await openHouse(), url)
      expect([400, 404]).toContain(response.statusCode)
      expect(response.body).not.toContain('nowhere')
      expect(response.body).not.toMatch(noInternals)
    },
  )
})

describe('the health check', () => {
  it('is good when the house and the store are', async () => {
    const response = await get(await openHouse({ health: () => ({ ok: true, version: 'abc' }) }), '/healthz')
    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({ ok: true, version: 'abc', store: true })
  })

  it.each<[string, Partial<WebOptions>]>([
    ['the house is not', { health: () => ({ ok: false }) }],
    ['the store says no', { memory: storeSaying(async () => false) }],
    ['the store throws', { memory: storeSaying(() => Promise.reject(new Error('secret'))) }],
    ['the store hangs', { memory: storeSaying(() => new Promise(() => {})) }],
  ])('is bad when %s', async (_name, changes) => {
    const response = await get(await openHouse(changes), '/healthz')
    expect(response.statusCode).toBe(503)
    expect(response.json()).toMatchObject({ ok: false })
  })

  it('asks the store once a second at most', async () => {
    let asked = 0
    const memory = storeSaying(async () => {
      asked += 1
      return true
    })
    const house = await openHouse({ memory, now: () => 1_000 })
    await Promise.all(Array.from({ length: 20 }, () => get(house, '/healthz')))
    expect(asked).toBe(1)
  })
})

function storeSaying(healthy: () => Promise<boolean>): WebOptions['memory'] {
  return { healthy, transcript: async () => [], outgoingAfter: async () => [] }
}
