import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addDutyFeed } from '../../src/duty-feed.ts'
import { contentFolder } from '../helpers/content.ts'
import { fictionalDirective, fictionalPath } from '../helpers/directive.ts'
import { libraryOf } from '../helpers/library.ts'
import { echoTurn, lan, says, takeTurn } from '../helpers/talk.ts'
import { addAccount, openBrowser, openStaffHouse } from './house.ts'

const page = '/can-bo/nhiem-vu'
const place = { unit: 'so-noi-vu', unitName: 'Sở Nội vụ' }
const invited = { ...place, name: 'Lan', role: 'member', madeBy: 'quan-tri' } as const

/** The back office of an office with one civil servant and a made-up directive for staff. */
async function open(role: 'viewer' | 'editor' = 'editor') {
  const library = await libraryOf(contentFolder({ [fictionalPath]: fictionalDirective('staff') }))
  const house = await openStaffHouse({ ports: { library: () => library } })
  const { memory, clock } = house
  await memory.accept([says(lan, '1', 'a', clock.now)])
  await takeTurn(memory, `web:${lan.id}`, (message, before) => {
    const turned = echoTurn(message, before)
    return { ...turned, events: [...turned.events, { kind: 'member-joined', invited }] }
  })
  await addAccount(house, 'lan', role)
  const browser = openBrowser(house)
  await browser.signIn('lan')
  const app = fastify()
  addDutyFeed(app, { memory, library: () => library, now: () => clock.now })
  onTestFinished(() => app.close())
  const act = async (action: string, fields: Readonly<Record<string, string>>) => {
    await browser.send(page, `${page}/${action}`, fields)
    return (await browser.get(page)).body
  }
  return { house, browser, act, feed: (file: string) => app.inject(`/lich/${file}`) }
}

const secretOn = (body: string): string => /\/lich\/([\w-]{43})\.ics/.exec(body)?.[1] ?? ''

describe('the page of duties', () => {
  it('shows what each unit has to do by when, those for staff too, and as a file', async () => {
    const { browser } = await open('viewer')
    const { body } = await browser.get(page)
    expect(body).toContain('Tập huấn kỹ năng số cho công chức một cửa.')
    expect(body).toContain('quá hạn')
    const csv = (await browser.get(`${page}/tai/nhiem-vu.csv`)).body
    expect(csv).toContain('Báo cáo kết quả tiếp nhận hồ sơ trực tuyến quý IV.')
  })

  it('shows those of one unit, or that stand in one way', async () => {
    const { browser } = await open('viewer')
    const ofUnit = (await browser.get(`${page}?don-vi=so-noi-vu`)).body
    expect(ofUnit).toContain('Tập huấn kỹ năng số')
    expect(ofUnit).not.toContain('Số hóa hồ sơ đã giải quyết')
    const overdue = (await browser.get(`${page}/tai/nhiem-vu.csv?tinh-trang=overdue`)).body
    expect(overdue).toContain('Tập huấn kỹ năng số')
    expect(overdue).not.toContain('Gửi danh mục')
    expect((await browser.get(`${page}?tinh-trang=__proto__&don-vi=%00`)).statusCode).toBe(200)
  })

  it('gives a unit an address for calendars, shown once, until it is revoked', async () => {
    const { house, browser, act, feed } = await open()
    const body = await act('link', { unit: 'so-noi-vu' })
    const secret = secretOn(body)
    expect(secret).toHaveLength(43)
    expect(secretOn((await browser.get(page)).body)).toBe('')
    const calendar = await feed(`${secret}.ics`)
    expect(calendar.headers['content-type']).toContain('text/calendar')
    expect(calendar.body).toContain('DTSTART;VALUE=DATE:20261120')
    expect(calendar.body).not.toContain('DTSTART;VALUE=DATE:20261210')
    const stored = ['', '-wal'].map((end) => readFileSync(`${house.path}${end}`, 'latin1')).join('')
    expect(stored).not.toContain(secret)
    const [made] = await house.memory.staff.acts(1)
    expect(made).toMatchObject({ who: 'lan', action: 'nhiem-vu/link', outcome: 'done', detail: 'so-noi-vu' })
    expect(await act('revoke', { id: '1' })).toContain('Đã thu hồi')
    expect((await feed(`${secret}.ics`)).statusCode).toBe(404)
    expect(await act('revoke', { id: '1' })).toContain('Không có địa chỉ này')
  })

  it('gives no address for a unit of which there is nobody, and none to who only looks', async () => {
    const { house, act } = await open()
    expect(secretOn(await act('link', { unit: 'so-ma' }))).toBe('')
    expect(await house.memory.duties.links()).toEqual([])
    const { browser } = await open('viewer')
    expect((await browser.get(page)).body).not.toContain('Tạo địa chỉ lịch')
  })
})

it.each(['x.ics', `${'a'.repeat(43)}.ics`, '..%2f..%2fetc', `${'a'.repeat(43)}`])(
  'a calendar of an address that is none is not there: %s',
  async (file) => {
    const { feed } = await open()
    expect((await feed(file)).statusCode).toBe(404)
  },
)
