import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leastShown } from '../../src/reports/satisfaction.ts'
import { percent } from '../../src/reports/shown.ts'
import { wilson } from '../../src/reports/wilson.ts'
import { connect, openSqlite } from '../../src/store/sqlite.ts'
import { tallyNext } from '../../src/store/tallying.ts'
import { groupThousands } from '../../src/words/words.ts'
import { openByHand } from '../helpers/by-hand.ts'
import { storeEvents } from '../helpers/events.ts'
import { rowsOf } from '../helpers/html-table.ts'
import { generateMonth } from '../helpers/month.ts'
import { readCsv } from '../helpers/table.ts'
import { addAccount, openBrowser, openStaffHouse } from './house.ts'

const hanoi = 'Asia/Ho_Chi_Minh'
const november = { from: '2026-11-01', to: '2026-11-30' }
const evening = Date.parse('2026-11-30T20:00:00+07:00')
const folder = mkdtempSync(join(tmpdir(), 'motcua-'))
const path = join(folder, 'motcua.db')
let hand: ReturnType<ReturnType<typeof openByHand>>

beforeAll(async () => {
  await (await openSqlite(path, { lock: true })).close()
  await storeEvents(path, generateMonth())
  const db = connect(path)
  for (let more = 1; more > 0; ) more = await tallyNext(db, 20_000, hanoi)
  await db.destroy()
  hand = openByHand(path)(november)
}, 30_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function signedIn() {
  const house = await openStaffHouse({ path })
  house.clock.now = evening
  if (!(await house.memory.staff.account('lan'))) await addAccount(house, 'lan', 'viewer')
  const browser = openBrowser(house)
  await browser.signIn('lan')
  return browser
}

const sum = (numbers: Readonly<Record<string, number>>) =>
  Object.values(numbers).reduce((one, other) => one + other, 0)

/** As somebody would write it down who has counted `part` of `whole` by hand. */
function exact(part: number, whole: number): readonly string[] {
  const { value, low, high } = wilson(part, whole)
  return [value, low, high].map(percent)
}

describe('the overview of a month of 10,000 conversations', () => {
  it('shows what plain SQL counts, in tables and tiles', async () => {
    const { body } = await (await signedIn()).get('/can-bo?ky=30-ngay')
    const [people, questions] = [hand.people(), hand.questions()]
    const row = (name: string) => rowsOf(body, 'Tổng quan').find(([first]) => first?.startsWith(name))
    expect(row('Người hỏi')?.[1]).toBe(groupThousands(people))
    expect(row('Câu hỏi bằng chữ')?.[1]).toBe(groupThousands(questions))
    for (const [name, pattern] of [
      ['Trả lời được', 'answered'],
      ['Trả lời, kèm cảnh báo', 'answered-stale'],
      ['Đưa ra lựa chọn', 'choices*'],
      ['Chưa trả lời được', 'unknown*'],
    ] as const) {
      const count = hand.questionsLike(pattern)
      expect(row(name)?.slice(1, 3)).toEqual([groupThousands(count), percent(count / questions)])
    }
    const stars = hand.stars('stars')
    const satisfied = (stars[4] ?? 0) + (stars[5] ?? 0)
    expect(row('Hài lòng về dịch vụ')?.slice(1, 5)).toEqual([
      groupThousands(sum(stars)),
      ...exact(satisfied, sum(stars)),
    ])
    const [index] = exact(satisfied, sum(stars))
    expect(body).toContain(`<strong>${index}</strong><span>n = ${groupThousands(sum(stars))}; `)
    expect(rowsOf(body, 'Mức đánh giá dịch vụ').map((cells) => cells[1])).toEqual(
      [5, 4, 3, 2, 1].map((given) => groupThousands(stars[given] ?? 0)),
    )
  })

  it('has days that add up to the month, and charts that say the same as their tables', async () => {
    const { body } = await (await signedIn()).get('/can-bo?ky=30-ngay')
    const days = rowsOf(body, 'Diễn biến')
    expect(days).toHaveLength(30)
    const total = days.reduce((all, cells) => all + Number(cells[3]?.replaceAll('.', '')), 0)
    expect(total).toBe(hand.questions())
    const answered = groupThousands(hand.questionsLike('answered'))
    expect(body.match(/<desc[^>]*>[^<]*<\/desc>/g)?.join(' ')).toContain(`Trả lời được: ${answered} câu`)
  })

  it('gives the same as a file', async () => {
    const browser = await signedIn()
    const { body, headers } = await browser.get('/can-bo/tai/tong-quan.csv?ky=30-ngay')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(readCsv(body.replace('\ufeff', '')).find(([name]) => name === 'Người hỏi')?.[1]).toBe(
      String(hand.people()),
    )
    const { rawPayload } = await browser.get('/can-bo/tai/tong-quan.xlsx?ky=30-ngay')
    expect(rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  it('answers for one day, and for days before all', async () => {
    const browser = await signedIn()
    const day = openByHand(path)({ from: '2026-11-17', to: '2026-11-17' })
    const { body } = await browser.get('/can-bo?ky=hom-nay&den=2026-11-17')
    expect(rowsOf(body, 'Tổng quan')[0]?.[1]).toBe(groupThousands(day.people()))
    expect((await browser.get('/can-bo?ky=7-ngay&den=2026-01-31')).body).toContain('chưa có ai hỏi')
  })

  it.each(['ky=nope', 'ky=__proto__', 'den=2026-02-30', 'den=3026-01-01', 'den=%00', 'ky=7-ngay&den=x'])(
    'takes an address that makes no sense for the usual one: %s',
    async (query) => {
      const { body, statusCode } = await (await signedIn()).get(`/can-bo?${query}`)
      expect(statusCode).toBe(200)
      expect(body).toContain('30/11/2026')
    },
  )
})

describe('the page of satisfaction', () => {
  it.each([
    ['factor', 'Khảo sát nhanh theo yếu tố', 'hai-long-yeu-to'],
    ['entry', 'Hài lòng theo thủ tục', 'hai-long-thu-tuc'],
    ['place', 'Hài lòng theo xã, phường', 'hai-long-xa-phuong'],
    ['channel', 'Hài lòng theo kênh chat', 'hai-long-kenh'],
    ['way', 'Hài lòng theo cách nộp hồ sơ', 'hai-long-cach-nop'],
    ['month', 'Hài lòng theo tháng', 'hai-long-thang'],
  ] as const)('tells the survey by %s as plain SQL does', async (by, caption, file) => {
    const browser = await signedIn()
    const { body } = await browser.get('/can-bo/hai-long?ky=30-ngay&nguon=khao-sat')
    const [scores, satisfied] = [hand.scores(by), hand.satisfied(by)]
    const sizes = Object.values(scores)
      .filter((size) => size >= leastShown)
      .map(groupThousands)
    const rows = rowsOf(body, caption)
    expect(rows).toHaveLength(Object.keys(scores).length + 1)
    const shown = rows.slice(0, -1).filter((cells) => cells[1] !== '–')
    for (const cells of shown) expect(sizes).toContain(cells[1])
    expect(rows.at(-1)?.slice(1, 5)).toEqual([
      groupThousands(sum(scores)),
      ...exact(sum(satisfied), sum(scores)),
    ])
    const csv = await browser.get(`/can-bo/hai-long/tai/${file}.csv?ky=30-ngay&nguon=khao-sat`)
    expect(readCsv(csv.body.replace('\ufeff', '')).at(-1)?.[1]).toBe(String(sum(scores)))
  })

  it('calls commune units as the office does, those it has not named by their code', async () => {
    const { body } = await (await signedIn()).get('/can-bo/hai-long?ky=30-ngay')
    const names = rowsOf(body, 'Hài lòng theo xã, phường').map(([name]) => name)
    expect(names).toContain('Xã Bình An')
    expect(names).not.toContain('14524')
    expect(names).toContain('14527')
  })

  it('hides cells of fewer than ten, and says so', async () => {
    const { body } = await (await signedIn()).get('/can-bo/hai-long?ky=30-ngay')
    const small = Object.values(hand.stars('entry')).filter((size) => size < leastShown)
    expect(small.length).toBeGreaterThan(0)
    const rows = rowsOf(body, 'Hài lòng theo thủ tục')
    expect(rows.filter((cells) => cells[1] === '–').length).toBeGreaterThanOrEqual(Math.max(2, small.length))
    expect(body).toContain('dòng không hiện số liệu')
  })
})

describe('the useful share of entries', () => {
  it('is what plain SQL counts', async () => {
    const { body } = await (await signedIn()).get('/can-bo/noi-dung?ky=30-ngay')
    const rows = rowsOf(body, 'Câu trả lời hữu ích theo mục, thấp nhất trước')
    const [rated, useful] = [hand.ratedOf('entry'), hand.usefulOf('entry')]
    const counted = Object.entries(rated).map(([entry, n]) => [
      groupThousands(n),
      ...exact(useful[entry] ?? 0, n),
    ])
    const shown = rows.filter((cells) => cells[1] !== '–')
    expect(rows).toHaveLength(counted.length)
    expect(shown.length).toBeGreaterThan(3)
    for (const cells of shown) expect(counted).toContainEqual(cells.slice(1))
  })
})
