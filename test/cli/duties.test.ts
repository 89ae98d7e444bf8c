import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type DutiesSetting, showDuties } from '../../src/cli/duties.ts'
import type { UnitWord } from '../../src/conversation/duty.ts'
import { contentFolder } from '../helpers/content.ts'
import { fictionalDirective, fictionalPath } from '../helpers/directive.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { libraryOf, morning } from '../helpers/library.ts'
import { readCsv } from '../helpers/table.ts'

const units = [{ unit: 'so-noi-vu', unitName: 'Sở Nội vụ', people: 2 }]
const done: UnitWord = {
  duty: 'vi-du-2026#3b',
  unit: 'so-noi-vu',
  state: 'done',
  document: '12/BC-SNV',
  at: morning,
}

/** What the command writes on a screen, or into a file. */
async function run(options: { format: string; unit?: string; out?: string }, isScreen = false) {
  const { knowledge } = await libraryOf(contentFolder({ [fictionalPath]: fictionalDirective() }))
  const written: (string | Uint8Array)[] = []
  const said: string[] = []
  const setting: DutiesSetting = {
    ...{ knowledge, units, isScreen },
    said: [done],
    now: morning,
    write: (body) => void written.push(body),
  }
  const io = { out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) }
  const code = await showDuties(options, setting, io)
  return { code, body: written[0] ?? '', said: said.join('\n') }
}

test('shows what each unit has to do, how it stands and by which document it was done', async () => {
  const { code, body } = await run({ format: 'table' })
  expect(code).toBe(0)
  expect(body).toContain('Tập huấn kỹ năng số cho công chức một cửa.')
  const lines = readCsv(String((await run({ format: 'csv' })).body))
  expect(lines.find((cells) => cells.includes('vi-du-2026#3b'))).toContain('12/BC-SNV')
})

test('shows a unit nobody of which is a member, and nothing of others', async () => {
  const { body } = await run({ format: 'csv', unit: 'Sở Tài chính' })
  expect(body).toContain('Bố trí kinh phí cải cách hành chính')
  expect(body).not.toContain('Tập huấn kỹ năng số')
})

test('writes a workbook and a calendar that their programs read', async () => {
  const folder = temporaryFolder()
  const out = join(folder, 'viec.xlsx')
  expect(await run({ format: 'xlsx', out })).toMatchObject({ code: 0, said: out })
  const parts = Object.values(unzipSync(readFileSync(out))).map((part) => strFromU8(part))
  expect(parts.join()).toContain('Tập huấn kỹ năng số cho công chức một cửa.')
  const calendar = join(folder, 'han.ics')
  await run({ format: 'ics', unit: 'Sở Nội vụ', out: calendar })
  const text = readFileSync(calendar, 'utf8')
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(text).toContain('DTSTART;VALUE=DATE:20261130')
})

test.each([
  [{ format: 'pdf' }, 2, '--format pdf is not known'],
  [{ format: 'xlsx' }, 2, 'name a file with --out'],
  [{ format: 'csv', out: '/nowhere/duties.csv' }, 1, 'ENOENT'],
] as const)('says what is wrong with %j', async (options, code, says) => {
  const result = await run(options, true)
  expect(result.code).toBe(code)
  expect(result.said).toContain(says)
})
