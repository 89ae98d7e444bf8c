import { h } from 'preact'
import { describe, expect, it } from 'vitest'
import type { PageAction, StaffPage } from '../../src/staff/page.ts'
import { addAccount, openBrowser, openStaffHouse } from './house.ts'

const action = (run: PageAction['run'], role: PageAction['role'] = 'editor'): PageAction => ({
  name: 'Thử việc',
  role,
  run,
})

const start: StaffPage = { path: '', title: 'Bắt đầu', role: 'viewer', render: () => h('p', {}, 'chào') }
const tried: StaffPage = {
  path: 'thu',
  title: 'Thử <b>',
  role: 'viewer',
  render: ({ query, account }) => h('p', { class: 'thu' }, `${account.name}: ${query.ma ?? 'chưa có mã'}`),
  actions: {
    good: action(async ({ ma = '' }) => ({
      outcome: 'done',
      say: `Đã xong ${ma}`,
      target: ma,
      query: '?ma=AB12',
    })),
    refused: action(async () => ({ outcome: 'refused', say: 'Chưa được.', detail: 'đã đóng' })),
    broken: action(async () => {
      throw new Error('lời của người dân')
    }),
  },
  downloads: {
    csv: async () => ({ name: 'bảng "1".csv', type: 'text/csv; charset=utf-8', body: 'Tên,Số\nLan,1' }),
  },
}
const hidden: StaffPage = { ...start, path: 'an', title: 'Trang ẩn', inNavigation: false }

async function enter(role: 'viewer' | 'editor') {
  const house = await openStaffHouse({ pages: [start, tried, hidden] })
  await addAccount(house, 'lan', role)
  const browser = openBrowser(house)
  await browser.signIn('lan')
  const latest = async () => (await house.memory.staff.acts(1))[0]
  const act = async (name: string, fields = {}) => {
    const csrf = await browser.csrf('/can-bo/thu')
    return browser.post(`/can-bo/thu/${name}`, { csrf, ...fields })
  }
  return { house, browser, latest, act }
}

describe('a page', () => {
  it('gets who asks and what they ask, escaped once, and stands in the navigation', async () => {
    const { browser } = await enter('viewer')
    const { body } = await browser.get('/can-bo/thu?ma=<script>&ma=2')
    expect(body).toContain('<p class="thu">lan: &lt;script></p>')
    expect(body).toContain('<h1>Thử &lt;b></h1>')
    expect(body).toContain('href="/can-bo/thu" aria-current="page"')
    expect(body).not.toContain('href="/can-bo/an"')
    expect((await browser.get('/can-bo/an')).statusCode).toBe(200)
  })

  it('does what its form asks, writes it down and says it once', async () => {
    const { browser, act, latest } = await enter('editor')
    const response = await act('good', { ma: '<i>K7</i>' })
    expect([response.statusCode, response.headers.location]).toEqual([303, '/can-bo/thu?ma=AB12'])
    expect(await latest()).toMatchObject({
      who: 'lan',
      action: 'thu/good',
      target: '<i>K7</i>',
      outcome: 'done',
    })
    const { body } = await browser.get('/can-bo/thu?ma=AB12')
    expect(body).toContain('<p class="notice good" role="status">Đã xong &lt;i>K7&lt;/i></p>')
    expect((await browser.get('/can-bo/thu')).body).not.toContain('Đã xong')
  })

  it('says why nothing was done', async () => {
    const { browser, act, latest } = await enter('editor')
    await act('refused')
    expect(await latest()).toMatchObject({ action: 'thu/refused', outcome: 'refused', detail: 'đã đóng' })
    expect((await browser.get('/can-bo/thu')).body).toContain('role="alert">Chưa được.')
  })

  it('that breaks says so, and its words go into no log', async () => {
    const { house, browser, act, latest } = await enter('editor')
    await act('broken')
    expect(await latest()).toMatchObject({ action: 'thu/broken', outcome: 'failed' })
    expect((await browser.get('/can-bo/thu')).body).toContain('chưa làm được')
    expect(JSON.stringify(house.log.entries)).toContain('staff action failed')
    expect(JSON.stringify([house.log.entries, await latest()])).not.toContain('người dân')
  })

  it('does nothing for who may only look', async () => {
    const { act, latest } = await enter('viewer')
    expect((await act('good')).statusCode).toBe(403)
    expect(await latest()).toMatchObject({ action: 'thu/good', outcome: 'refused', detail: 'role' })
  })

  it('does nothing by a mere link', async () => {
    const { browser, latest } = await enter('editor')
    expect((await browser.get('/can-bo/thu/good')).statusCode).toBe(404)
    expect(await latest()).toMatchObject({ action: 'sign-in' })
  })

  it('gives a file under a harmless name, and writes down who took it', async () => {
    const { browser, latest } = await enter('viewer')
    const response = await browser.get('/can-bo/thu/tai/csv')
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="b_ng__1_.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(response.body).toBe('Tên,Số\nLan,1')
    expect(await latest()).toMatchObject({ who: 'lan', action: 'thu/tai/csv', outcome: 'done' })
    expect((await browser.get('/can-bo/thu/tai/constructor')).statusCode).toBe(404)
  })

  it.each(['__proto__=1&ma=2', 'constructor=1&ma=2', 'ma=2&toString=1', 'ma[x]=1&ma=2'])(
    'gets no field that is no field: %s',
    async (query) => {
      const { browser } = await enter('viewer')
      expect((await browser.get(`/can-bo/thu?${query}`)).body).toContain('lan: 2')
    },
  )
})
