import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ReportOptions, runReport } from '../../src/cli/report.ts'
import { createReports } from '../../src/reports/reports.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { contentFolder } from '../helpers/content.ts'
import { storeEvents } from '../helpers/events.ts'
import { figuresOf } from '../helpers/figures.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { morning } from '../helpers/library.ts'
import { generateMonth } from '../helpers/month.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { readCsv } from '../helpers/table.ts'

const figures = figuresOf(generateMonth({ conversations: 500 }))

async function run(options: Partial<ReportOptions>, isScreen = true) {
  const said: string[] = []
  const results: string[] = []
  const written: (string | Uint8Array)[] = []
  const reports = createReports({
    office: 'Xã Bình An',
    figures,
    unanswered: async () => [{ question: '=1+1', people: 3, count: 4 }],
    entryName: (id) => `Thủ tục ${id}`,
    placeName: (code) => `Xã ${code}`,
  })
  const setting = {
    reports,
    timeZone: 'Asia/Ho_Chi_Minh',
    now: morning,
    isScreen,
    write: (body: string | Uint8Array) => void written.push(body),
  }
  const io = { out: (text: string) => void results.push(text), err: (text: string) => void said.push(text) }
  const code = await runReport({ format: 'table', ...options }, setting, io)
  return { code, said, results, written }
}

describe('motcua report', () => {
  it('tells the last seven whole days when nothing else is asked, and how far it is', async () => {
    const { code, said, written } = await run({})
    expect([code, said]).toEqual([0, ['Counting 2026-11-20 to 2026-11-26 …', 'Writing table …']])
    const [text] = written.map(String)
    expect(text).toMatch(/^Từ 20\/11\/2026 đến 26\/11\/2026: /)
    expect(text).toContain('Khảo sát nhanh này không phải SIPAS')
    expect(text).toMatch(/^=1\+1 {2,}/m)
  })

  it.each([
    [{ from: 'hôm qua' }, 'hôm qua is no day: give one such as 2026-11-01 to --from and --to'],
    [{ to: '2026-02-30' }, '2026-02-30 is no day: give one such as 2026-11-01 to --from and --to'],
    [{ from: '2026-11-20', to: '2026-11-01' }, '--from 2026-11-20 is after --to 2026-11-01'],
    [{ from: '2027-01-01', to: '2027-01-02' }, '--from 2027-01-01 has not come yet'],
    [{ format: 'pdf' }, '--format pdf is not known: say table, json, csv, xlsx, png, html'],
    [{ format: 'xlsx' }, 'xlsx is nothing to read on a screen: name a file with --out report.xlsx'],
    [{ format: 'png' }, 'png is nothing to read on a screen: name a file with --out report.png'],
  ])('says what is wrong with %j', async (options, line) => {
    const { code, said, written } = await run(options)
    expect([code, said, written]).toEqual([2, [line], []])
  })

  it('writes one CSV a table beside the name that was given', async () => {
    const folder = temporaryFolder()
    const { code, results } = await run({
      format: 'csv',
      from: '2026-11-01',
      to: '2026-11-26',
      out: join(folder, 'thang 11.csv'),
    })
    expect(code).toBe(0)
    expect(readdirSync(folder)).toEqual(results.map((path) => path.replace(`${folder}/`, '')).sort())
    const overview = readFileSync(join(folder, 'thang 11-tong-quan.csv'), 'utf8')
    expect(overview).toMatch(/^\ufeff"Chỉ tiêu","Số lượng"/)
    expect(readFileSync(join(folder, 'thang 11-chua-tra-loi.csv'), 'utf8')).toContain(`"'=1+1",3,4`)
  })

  it.each([
    ['json', /^\{\n {2}"from": "2026-11-01"/],
    ['html', /^<!doctype html>/],
    ['xlsx', /^PK/],
    ['png', /^.PNG/s],
  ])('writes %s into a pipe or a file', async (format, begin) => {
    const { code, written } = await run({ format, from: '2026-11-01', to: '2026-11-26' }, false)
    expect(code).toBe(0)
    expect(Buffer.from(written[0] ?? '').toString('latin1')).toMatch(begin)
    const path = join(temporaryFolder(), 'a')
    expect((await run({ format, from: '2026-11-01', to: '2026-11-26', out: path })).results).toEqual([path])
    expect(readFileSync(path).equals(Buffer.from(written[0] ?? ''))).toBe(true)
  })

  it('says when it could not write', async () => {
    const { code, said } = await run({ format: 'json', out: '/nowhere/at/all.json' })
    expect([code, said.at(-1)]).toEqual([
      1,
      'the report could not be written to /nowhere/at/all.json (ENOENT)',
    ])
  })

  it('has in JSON, CSV and the terminal the same figures', async () => {
    const range = { from: '2026-11-01', to: '2026-11-26' }
    const json = JSON.parse(String((await run({ ...range, format: 'json' })).written[0]))
    const [, , questions] = readCsv(String((await run({ ...range, format: 'csv' })).written[1]).slice(1))
    const overview = await figures.overview(range)
    expect(json.tables[0].rows[1][1]).toBe(overview.usage.questions)
    expect(questions?.[1]).toBe(String(overview.usage.questions))
  })
})

describe('motcua report beside a store', () => {
  async function stored() {
    const folder = temporaryFolder()
    const path = join(folder, 'motcua.db')
    await (await openSqlite(path, { lock: false })).close()
    await storeEvents(path, generateMonth({ conversations: 300 }))
    return { MOTCUA_DATA: folder, MOTCUA_CONTENT: contentFolder() }
  }

  it('counts what happened, names people nowhere, and keeps progress out of the result', async () => {
    const { code, out, err } = await runMotcua(
      ['report', '--from', '2026-11-01', '--to', '2026-11-30', '--format', 'json'],
      await stored(),
    )
    expect([code, err]).toEqual([0, 'Counting 2026-11-01 to 2026-11-30 …\nWriting json …\n'])
    const { sentences, tables } = JSON.parse(out)
    expect(sentences[0]).toMatch(/^Từ 1\/11\/2026 đến 30\/11\/2026: \d+ người hỏi \d+ câu/)
    expect(tables).toHaveLength(9)
    expect(out).not.toContain('person-')
  })

  it('tells by an example how it is used', async () => {
    const { code, out } = await runMotcua(['report', '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(/--from[\s\S]*--to[\s\S]*--format[\s\S]*--out[\s\S]*Example: motcua report/)
  })
})
