import { describe, expect, it } from 'vitest'
import type { WebOptions } from '../../../src/channels/web/options.ts'
import { alone } from '../../../src/desk/replicas.ts'
import { openHouse } from './house.ts'
import { formId, get, post } from './requests.ts'

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
    const memory = {
      transcript: fail,
      outgoingAfter: fail,
      exportPerson: fail,
      healthy: fail,
      replicas: alone,
    }
    const house = await openHouse({ memory })
    const page = await get(house)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Chưa mở được các câu hỏi trước')
    const copy = await get(house, '/du-lieu-cua-toi.json')
    expect(copy.statusCode).toBe(503)
    expect(copy.body).not.toContain('secret')
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
  return {
    healthy,
    transcript: async () => [],
    outgoingAfter: async () => [],
    exportPerson: async () => ({}),
    replicas: alone,
  }
}
