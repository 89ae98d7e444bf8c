import { describe, expect, it } from 'vitest'
import { connect } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { storeStaffMonth, ticketCodes } from '../helpers/staff-month.ts'
import { monday } from '../helpers/talk.ts'
import { addAccount, openBrowser, openStaffHouse } from './house.ts'

async function enter(role: 'viewer' | 'editor' | 'admin', given: Parameters<typeof openStaffHouse>[0] = {}) {
  const folder = temporaryFolder()
  await storeStaffMonth(folder, monday, 20)
  const house = await openStaffHouse({ path: `${folder}/motcua.db`, ...given })
  const { secret } = await addAccount(house, 'lan', role)
  const browser = openBrowser(house)
  await browser.signIn('lan', role === 'admin' ? secret : undefined)
  const act = async (path: string, fields: Readonly<Record<string, string>>) =>
    browser.send('/can-bo/tai-khoan', `/can-bo/${path}`, fields)
  const latest = async () => (await house.memory.staff.acts(1))[0]
  return { house, browser, act, latest, tickets: house.memory.tickets }
}

const { open, told, closed } = ticketCodes

describe('the page of tickets', () => {
  it('shows words and state, and never who wrote them', async () => {
    const { browser } = await enter('editor')
    for (const url of [
      '/can-bo/phan-anh',
      `/can-bo/phan-anh?ma=${open}`,
      '/can-bo/phan-anh/tai/phan-anh.csv',
    ]) {
      const { body } = await browser.get(url)
      expect(body).toContain('Chờ ở quầy số 3')
      expect(body).not.toContain('4242')
    }
  })

  it.each([
    ['open', 1],
    ['told', 1],
    ['nonsense', 4],
  ])('lists those that are %s', async (state, count) => {
    const { browser } = await enter('viewer')
    const { body } = await browser.get(`/can-bo/phan-anh?trang-thai=${state}`)
    expect(body.match(/href="[^"]*\?ma=/g)).toHaveLength(count)
  })

  it('calls the commune unit by its name', async () => {
    const { browser } = await enter('viewer')
    for (const url of [`/can-bo/phan-anh?ma=${open}`, '/can-bo/phan-anh/tai/phan-anh.csv'])
      expect((await browser.get(url)).body).toContain('Xã Bình An')
  })

  it('finds one by its code as people say it', async () => {
    const { browser } = await enter('viewer')
    expect((await browser.get('/can-bo/phan-anh?ma=km4t%20q7x2')).body).toContain(
      '<h2>Phản ánh KM4T-Q7X2</h2>',
    )
    expect((await browser.get('/can-bo/phan-anh?ma=AAAA-AAA1')).body).toContain('Không có ý kiến nào')
  })

  it('lets an editor reply: cleaned, stored to be told, written down without its words', async () => {
    const { act, tickets, latest, browser } = await enter('editor')
    const { headers } = await act('phan-anh/reply', {
      ma: open,
      'da-thay': 'open:',
      'tra-loi': '  Đã nhắc quầy.\u202e <b>Gọi</b> 0229 3851 234 ',
    })
    expect(headers.location).toBe(`/can-bo/phan-anh?ma=${open}`)
    expect(await tickets.find(open)).toMatchObject({
      state: 'replied',
      reply: 'Đã nhắc quầy. <b>Gọi</b> 0229 3851 234',
    })
    expect(await latest()).toMatchObject({
      action: 'phan-anh/reply',
      target: open,
      outcome: 'done',
      detail: '',
    })
    expect((await browser.get(`/can-bo/phan-anh?ma=${open}`)).body).toContain('&lt;b>Gọi')
  })

  it.each([
    ['nothing', { ma: open, 'da-thay': 'open:', 'tra-loi': ' \u200b ' }, 'Chưa có nội dung'],
    ['too much', { ma: open, 'da-thay': 'open:', 'tra-loi': 'x'.repeat(1_501) }, 'nhiều nhất 1500'],
    [
      'to what somebody else has answered since',
      { ma: told, 'da-thay': 'open:', 'tra-loi': 'a' },
      'người khác',
    ],
    ['to nobody', { ma: 'AAAAAAA1', 'da-thay': 'open:', 'tra-loi': 'a' }, 'Không còn ý kiến này'],
    ['without saying to whom', { 'tra-loi': 'a' }, 'Không còn ý kiến này'],
  ])('takes no reply that says %s', async (_, fields, said) => {
    const { act, browser, tickets } = await enter('editor')
    const before = await tickets.list({}, 10)
    await act('phan-anh/reply', fields)
    expect((await browser.get('/can-bo/phan-anh')).body).toContain(said)
    expect(await tickets.list({}, 10)).toEqual(before)
  })

  it('corrects a reply that was told, and closes what needs none', async () => {
    const { act, tickets, house } = await enter('editor')
    const seen = `replied:${(await tickets.find(told))?.repliedAt}`
    await act('phan-anh/reply', { ma: told, 'da-thay': seen, 'tra-loi': 'Đã kê thêm hai mươi ghế.' })
    expect(await tickets.find(told)).toMatchObject({ state: 'replied', repliedAt: house.clock.now })
    await act('phan-anh/close', { ma: open })
    expect(await tickets.find(open)).toMatchObject({ state: 'closed', reply: null })
    await act('phan-anh/close', { ma: closed })
    expect((await house.memory.staff.acts(1))[0]).toMatchObject({
      action: 'phan-anh/close',
      outcome: 'refused',
    })
  })

  it('lets a viewer read only', async () => {
    const { act, tickets, browser } = await enter('viewer')
    expect((await act('phan-anh/reply', { ma: open, 'da-thay': 'open:', 'tra-loi': 'a' })).statusCode).toBe(
      403,
    )
    expect((await act('phan-anh/close', { ma: open })).statusCode).toBe(403)
    expect(await tickets.find(open)).toMatchObject({ state: 'open' })
    expect((await browser.get(`/can-bo/phan-anh?ma=${open}`)).body).not.toContain('<textarea')
  })
})

describe('the page of channels', () => {
  it('tells what was not sent, without words or person, and sends it again for an admin', async () => {
    const { browser, act, house, latest } = await enter('admin')
    const { body } = await browser.get('/can-bo/kenh')
    expect(body).toContain('không rõ đã đến chưa')
    expect(body).not.toContain('24684588352')
    await act('kenh/gui-lai', { tin: '1' })
    expect(await latest()).toMatchObject({ action: 'kenh/gui-lai', target: '1', outcome: 'done' })
    expect(await house.memory.deadLetters(10)).toHaveLength(2)
    await act('kenh/gui-lai-tat-ca', {})
    expect(await house.memory.deadLetters(10)).toEqual([])
    for (const tin of ['1', '0', 'x', '', '99999999999999999999']) {
      await act('kenh/gui-lai', { tin })
      expect(await latest()).toMatchObject({ action: 'kenh/gui-lai', outcome: 'refused' })
    }
  })

  it('shows how each door is', async () => {
    const doors = () => ({
      telegram: { state: 'down', reason: 'token refused' } as const,
      'zalo-oa': undefined,
    })
    const { browser } = await enter('viewer', { ports: { doors } })
    const { body } = await browser.get('/can-bo/kenh')
    expect(body).toContain('không hoạt động')
    expect(body).toContain('token refused')
    expect(body).not.toContain('action="/can-bo/kenh')
  })
})

describe('the page of gaps', () => {
  it('lists what was asked in vain, what to do, and what to paste', async () => {
    const { browser } = await enter('viewer')
    const { body } = await browser.get('/can-bo/cau-chua-tra-loi')
    expect(body).toContain('thủ tục cấp phép nuôi voi trong khu dân cư')
    const csv = await browser.get('/can-bo/cau-chua-tra-loi/tai/cau-chua-tra-loi.csv')
    expect(csv.body).toContain('"thủ tục cấp phép nuôi voi trong khu dân cư"')
  })

  it('shows a question of any kind as text', async () => {
    const { house, browser } = await enter('viewer')
    const db = connect(house.path)
    const question = '<img src=x onerror=alert(1)> {{7*7}} =cmd() cấp phép nuôi hổ'
    const event = JSON.stringify({ kind: 'turned', outcome: 'unknown', question, menu: [] })
    await db
      .insertInto('events')
      .values({ channel: 'web', person_id: 'minh', at: monday - 1000, event })
      .execute()
    await db.destroy()
    const { body } = await browser.get('/can-bo/cau-chua-tra-loi')
    expect(body).toContain('&lt;img src=x')
    expect(body).not.toContain('<img src=x')
  })
})

describe('the page of content', () => {
  it('says first that the last edit was not taken over', async () => {
    const content = {
      problems: () => ['procedures/khai-sinh.yaml:3:1 <b>thiếu</b> tên\n    name is missing'],
      findings: async () => [],
      files: async () => () => undefined,
    }
    const { browser } = await enter('viewer', { ports: { content } })
    const { body } = await browser.get('/can-bo/noi-dung')
    expect(body).toContain('procedures/khai-sinh.yaml:3:1 &lt;b>thiếu')
    expect(body).toContain('chưa được dùng')
  })
})
