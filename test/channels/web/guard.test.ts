import { describe, expect, it } from 'vitest'
import { personOf } from '../../../src/channels/web/session.ts'
import { openHouse } from './house.ts'
import { cookieKey, type Fields, formId, get, post, postRaw } from './requests.ts'

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

  it('over 1 MiB is refused kindly', async () => {
    const sent = await postRaw(await openHouse(), `text=${'a'.repeat(1024 * 1024)}`)
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
