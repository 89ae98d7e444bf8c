import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { personOf } from '../../../src/channels/web/session.ts'
import { openHouse } from './house.ts'
import { cookieKey, cookies, formId, get, post } from './requests.ts'

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

  it('shows what Zalo looks for when it verifies the domain, and nothing where it does not', async () => {
    const meta = '<meta name="zalo-platform-site-verification" content="GTcnSB_B2MPy-tag"/>'
    expect((await get(await openHouse({ zaloVerification: 'GTcnSB_B2MPy-tag' }))).body).toContain(meta)
    expect((await get(await openHouse())).body).not.toContain('zalo')
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

  it('each get a copy of their own talk, and nobody else any', async () => {
    const house = await openHouse()
    const minh = { motcua: 'minhminhminhminhminhmi' }
    await post(house, { id: formId, text: 'câu của Lan' })
    await post(house, { id: formId, text: 'câu của Minh' }, { cookies: minh })
    const copy = await get(house, '/du-lieu-cua-toi.json', minh)
    expect(copy.headers['content-disposition']).toBe('attachment; filename="du-lieu-cua-toi.json"')
    expect(copy.headers['cache-control']).toBe('no-store')
    expect(copy.json().tables.inbox).toHaveLength(1)
    expect(copy.body).toContain('câu của Minh')
    expect(copy.body).not.toContain('câu của Lan')
    expect((await get(house, '/du-lieu-cua-toi.json', {})).statusCode).toBe(404)
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
