import { describe, expect, it } from 'vitest'
import type { Outlet } from '../../src/staff/ports.ts'
import { plainText } from '../../src/words/plain-text.ts'
import { vi } from '../../src/words/vi.ts'
import { actOf } from '../helpers/act.ts'
import { follow } from '../helpers/broadcast.ts'
import { echoTurn, minh, says, takeTurn } from '../helpers/talk.ts'
import { addAccount, openBrowser, openStaffHouse, type StaffHouse } from './house.ts'

const page = '/can-bo/thong-bao'
const hour = 3_600_000
const birth = { kind: 'entry', id: 'khai-sinh' } as const

/** Two doors: one that takes 400 letters, and minds when somebody last wrote. */
function doors(house: { readonly now: () => number }): readonly Outlet[] {
  return [
    { channel: 'web', preview: (answer) => [plainText(answer, vi)] },
    {
      channel: 'zalo-oa',
      preview: (answer) => plainText(answer, vi).match(/[\s\S]{1,400}/g) ?? [],
      windowOf: (heardAt) => (house.now() - (heardAt ?? 0) <= 48 * hour ? 'free' : 'unpaid'),
    },
  ]
}

async function open() {
  const clock = { now: () => 0 }
  const house = await openStaffHouse({ ports: { outlets: () => doors(clock) } })
  clock.now = () => house.clock.now
  const sign = async (name: string, role: 'viewer' | 'editor' | 'admin') => {
    const { secret } = await addAccount(house, name, role)
    const browser = openBrowser(house)
    await browser.signIn(name, role === 'admin' ? secret : undefined)
    return browser
  }
  return { ...house, lan: await sign('lan', 'editor'), binh: await sign('binh', 'admin') }
}

const written = {
  'doi-tuong': 'e-khai-sinh',
  'tieu-de': 'Nghỉ lễ',
  'noi-dung': 'Bộ phận một cửa nghỉ ngày 2/9.',
  nguon: 'Thông báo 12/TB-UBND (giả định)',
  'dia-chi': 'https://example.gov.vn/tb12',
  ngay: '2026-11-20',
}

type House = Awaited<ReturnType<typeof open>>
type Browser = House['lan']

/** Fills the form in; where the browser is sent then. */
async function save(browser: Browser, fields: Readonly<Record<string, string>> = written): Promise<string> {
  const { headers } = await browser.send(page, `${page}/luu`, fields)
  return String(headers.location)
}

async function does(browser: Browser, action: string, at = `${page}?so=1`): Promise<string> {
  const { body } = await browser.get(at)
  const [, seen = ''] = /name="da-xem" value="([^"]*)"/.exec(body) ?? []
  await browser.send(at, `${page}/${action}`, { so: '1', 'da-xem': seen })
  return noticeOf((await browser.get(at)).body)
}

const noticeOf = (html: string) => /<p class="notice [^>]*>([^<]*)</.exec(html)?.[1] ?? ''
const stateOf = async ({ memory }: Pick<StaffHouse, 'memory'>) => (await memory.broadcasts.find(1))?.state

describe('a message to many', () => {
  it('is written by one, approved by another, and begins a minute later', async () => {
    const house = await open()
    const { lan, binh, memory, clock } = house
    expect(await save(lan)).toBe(`${page}?so=1`)
    expect(await does(lan, 'gui-duyet')).toContain('Đã gửi duyệt')
    expect(await does(binh, 'duyet')).toContain('60 giây')
    expect(await memory.broadcasts.find(1)).toMatchObject({
      state: 'countdown',
      madeBy: 'lan',
      approvedBy: 'binh',
      startsAt: clock.now + 60_000,
      news: { title: 'Nghỉ lễ', source: { read: '2026-11-20' } },
    })
    const acts = (await memory.staff.acts(10)).map(({ who, action, target }) => [who, action, target])
    expect(acts).toEqual(
      expect.arrayContaining([
        ['binh', 'thong-bao/duyet', '1'],
        ['lan', 'thong-bao/gui-duyet', '1'],
        ['lan', 'thong-bao/luu', '1'],
      ]),
    )
  })

  it('is never approved by who wrote it, nor by an editor', async () => {
    const house = await open()
    const { lan, binh } = house
    await save(binh)
    await does(binh, 'gui-duyet')
    expect(await does(binh, 'duyet')).toContain('phải có người quản trị khác duyệt')
    const { statusCode } = await lan.send(`${page}?so=1`, `${page}/duyet`, { so: '1' })
    expect(statusCode).toBe(403)
    expect(await stateOf(house)).toBe('proposed')
  })

  it('is not approved unseen: what was changed since must be looked at again', async () => {
    const house = await open()
    const { lan, binh, memory } = house
    await save(lan)
    await does(lan, 'gui-duyet')
    const { body } = await binh.get(`${page}?so=1`)
    const [, seen = ''] = /name="da-xem" value="([^"]*)"/.exec(body) ?? []
    await memory.broadcasts.refuse(1, actOf('binh'))
    await save(lan, { ...written, so: '1', 'noi-dung': 'Không nghỉ.' })
    await does(lan, 'gui-duyet')
    await binh.send(`${page}?so=1`, `${page}/duyet`, { so: '1', 'da-xem': seen })
    expect(await stateOf(house)).toBe('proposed')
  })

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['no title', { 'tieu-de': ' ' }, /Chưa có tiêu đề/],
    ['no source', { nguon: '' }, /Chưa ghi nguồn/],
    ['no day', { ngay: '' }, /ngày đọc nguồn/],
    ['a day to come', { ngay: '2027-01-01' }, /ngày đọc nguồn/],
    ['an unsafe address', { 'dia-chi': 'javascript:alert(1)' }, /https:/],
    ['more than one message holds', { 'noi-dung': 'Nghỉ lễ. '.repeat(60) }, /Dài quá một tin trên Zalo/],
    ['what the content does not have', { 'doi-tuong': 'f-khong-co' }, /không còn mục này/],
  ])('with %s is kept as a draft, and goes no further', async (_, change, problem) => {
    const house = await open()
    await save(house.lan, { ...written, ...change })
    const { body } = await house.lan.get(`${page}?so=1`)
    expect(body).toMatch(problem)
    expect(body).not.toContain('Gửi duyệt</button>')
    expect(await does(house.lan, 'gui-duyet')).toMatch(problem)
    expect(await stateOf(house)).toBe('draft')
  })

  it('is shown as each door would send it, with who would get it and what the platform says', async () => {
    const { lan, memory, clock } = await open()
    await follow(memory, minh, clock.now, birth)
    await follow(memory, { channel: 'zalo-oa', id: '1' }, clock.now - hour, birth)
    await follow(memory, { channel: 'zalo-oa', id: '2' }, clock.now - 72 * hour, birth)
    await follow(memory, { channel: 'telegram', id: '3' }, clock.now, birth)
    await save(lan)
    const { body } = await lan.get(`${page}?so=1`)
    expect(body).toContain('4 người đang theo dõi')
    expect(body).toContain('chưa bật trả phí')
    expect(body).toContain('Kênh này đang không mở')
    expect(body.match(/<blockquote>/g)).toHaveLength(2)
    expect(body).toContain('Nguồn: Thông báo 12/TB-UBND (giả định), đọc ngày 20/11/2026')
    expect(body).toContain(vi.follow.why('thủ tục «Đăng ký khai sinh»').slice(0, 30))
  })

  it('goes to civil servants of a unit, who are told why and are offered nothing to stop it', async () => {
    const { lan, memory, clock } = await open()
    const invited = {
      unit: 'so-noi-vu',
      unitName: 'Sở Nội vụ',
      role: 'member',
      name: 'Lan',
      madeBy: 'an',
    } as const
    const person = { channel: 'telegram', id: '9' } as const
    await memory.accept([says(person, '1', 'mã', clock.now)])
    await takeTurn(memory, 'telegram:9', (message, before) => {
      const turned = echoTurn(message, before)
      return { ...turned, events: [...turned.events, { kind: 'member-joined', invited }] }
    })
    const form = (await lan.get(`${page}?soan=moi`)).body
    expect(form).toContain('<option value="m-*">Cán bộ: mọi đơn vị</option>')
    expect(form).toContain('<option value="m-so-noi-vu">Cán bộ: Sở Nội vụ</option>')
    await save(lan, { ...written, 'doi-tuong': 'm-so-noi-vu' })
    const { body } = await lan.get(`${page}?so=1`)
    expect(body).toContain('Cán bộ: Sở Nội vụ')
    expect(body).toContain('1 cán bộ')
    expect(body).toContain(vi.member.why.slice(0, 30))
    expect(body).not.toContain(vi.follow.stop)
  })

  it('shows what was typed as text', async () => {
    const { lan } = await open()
    await save(lan, { ...written, 'tieu-de': '<script>alert(1)</script>' })
    for (const at of [page, `${page}?so=1`, `${page}?soan=1`])
      expect((await lan.get(at)).body).not.toContain('<script>alert')
  })
})

describe('while it goes on', () => {
  async function sending() {
    const house = await open()
    const { memory, clock, lan, binh } = house
    await follow(memory, minh, clock.now, birth)
    await save(lan)
    await does(lan, 'gui-duyet')
    await does(binh, 'duyet')
    return house
  }

  it('is called off within the minute by an editor', async () => {
    const house = await sending()
    expect((await house.lan.get(`${page}?so=1`)).body).toContain('Bắt đầu gửi sau 60 giây')
    expect(await does(house.lan, 'dung')).toContain('Đã dừng')
    expect(await stateOf(house)).toBe('cancelled')
    expect(await does(house.lan, 'dung')).toContain('kết thúc từ trước')
  })

  it('says how far it is, by itself and without script, until the session would end', async () => {
    const house = await sending()
    house.clock.now += 60_000
    while (await house.memory.broadcasts.advance(house.clock.now));
    const { body, headers } = await house.lan.get(`${page}?so=1`)
    expect(body).toContain('0 trên 1 người')
    expect(body).toMatch(/<progress[^>]* max="1" value="0"|<progress[^>]* value="0"/)
    expect(headers.refresh).toBe(`5; url=${page}?so=1&lan=1`)
    const last = await house.lan.get(`${page}?so=1&lan=48`)
    expect(last.headers.refresh).toBeUndefined()
    expect(last.body).toContain('Cập nhật tiếp')
    expect((await house.lan.get(page)).headers.refresh).toBeUndefined()
  })

  it('is stopped with all others by one press', async () => {
    const house = await sending()
    house.clock.now += 60_000
    while (await house.memory.broadcasts.advance(house.clock.now));
    expect(await does(house.lan, 'dung-tat-ca', page)).toContain('Đã dừng 1 thông báo')
    expect(await stateOf(house)).toBe('stopped')
    expect((await house.memory.staff.acts(1))[0]).toMatchObject({
      action: 'thong-bao/dung-tat-ca',
      target: '1',
    })
  })
})
