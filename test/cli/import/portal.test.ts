import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importPortal } from '../../../src/cli/import/portal.ts'
import { contentFolder, sampleContent } from '../../helpers/content.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { crawl, govEase, openGov } from '../../importing/records.ts'

describe('motcua import portal', () => {
  it('writes a draft of each record and says what it found', async () => {
    const { folder, out } = records({
      'a.json': openGov(),
      'b.json': govEase(),
      'c.json': crawl(),
      'd.txt': 'x',
    })
    const { code, lines } = await run(folder, out)
    expect(readdirSync(join(out, 'procedures'))).toEqual([
      'cap-the-can-cuoc.yaml',
      'dang-ky-ho-kinh-doanh.yaml',
      'dang-ky-tam-tru.yaml',
    ])
    expect(lines).toContain('Bản nháp / drafts: written 3')
    expect(lines).toContain('opengov 1, govease 1, crawl 1')
    expect(lines).toMatch(/doubts: .*fee-zero 1/)
    expect(code).toBe(0)
    expect(readFileSync(join(out, 'procedures/dang-ky-tam-tru.yaml'), 'utf8')).toContain(
      'document: luat-60-2014',
    )
  })

  it('lets editors find the schemas of content from where the drafts are', async () => {
    const { folder, out, content } = records({ 'a.json': openGov() })
    await run(folder, out, content)
    const file = join(out, 'procedures/dang-ky-tam-tru.yaml')
    const [, way = ''] = /^# yaml-language-server: \$schema=(.*)\n/.exec(readFileSync(file, 'utf8')) ?? []
    expect(resolve(dirname(file), way)).toBe(join(content, 'schema/procedures.schema.json'))
  })

  it('changes nothing the second time', async () => {
    const { folder, out, content } = records({
      'a.json': openGov(),
      'b.json': govEase({ source: { procedure_code: '1.001193', title: 'Khai sinh', field: '' } }),
    })
    await run(folder, out, content)
    const files = ['procedures/dang-ky-tam-tru.yaml', 'diffs/khai-sinh.md'].map((path) => join(out, path))
    for (const file of files) utimesSync(file, 1_000, 1_000)
    const { lines } = await run(folder, out, content)
    expect(lines).toContain('drafts: unchanged 1')
    expect(lines).toContain('diffs: unchanged 1')
    for (const file of files) expect(statSync(file).mtimeMs).toBe(1_000_000)
  })

  it('never overwrites a reviewed entry: it tells the clerk what differs', async () => {
    const { folder, out, content } = records({ 'a.json': openGov({ code: '1.001193' }) })
    await run(folder, out, content)
    expect(readFileSync(join(content, 'procedures/khai-sinh.yaml'), 'utf8')).toBe(
      sampleContent['procedures/khai-sinh.yaml'],
    )
    expect(readdirSync(out)).toEqual(['diffs'])
    const page = readFileSync(join(out, 'diffs/khai-sinh.md'), 'utf8')
    expect(page).toMatch(
      /## Thời gian\n\nBài đang có:\n\n- 1 ngày làm việc\n\nCổng ghi:\n\n- 3 ngày làm việc\n\nViệc cần làm:/,
    )
    expect(page).toContain('rà soát ngày 20/11/2026')
    expect(page).not.toContain('## Căn cứ')
  })

  it('compares with the entry that took over the code', async () => {
    const old = sampleContent['procedures/khai-sinh.yaml'].replace(
      'field:',
      'relatedCodes: ["1.004194"]\nfield:',
    )
    const { folder, out } = records({ 'a.json': openGov() })
    await run(folder, out, contentFolder({ 'procedures/khai-sinh.yaml': old }))
    expect(readdirSync(join(out, 'diffs'))).toEqual(['khai-sinh-1.004194.md'])
  })

  it.each([
    ['words added', (text: string) => text.replace('summary: ', 'summary: Của tôi. ')],
    ['the mark taken away', (text: string) => text.replace(/# Dấu.*\n/, '')],
    ['a mistake in the YAML', (text: string) => `${text}\n  - [`],
  ])('never overwrites a draft that somebody edited: %s', async (_, edit) => {
    const { folder, out } = records({ 'a.json': openGov() })
    await run(folder, out)
    const file = join(out, 'procedures/dang-ky-tam-tru.yaml')
    const edited = edit(readFileSync(file, 'utf8'))
    writeFileSync(file, edited)
    writeFileSync(
      join(folder, 'a.json'),
      openGov({ name: 'Đăng ký tạm trú mới', results: ['Giấy khác hẳn'] }),
    )
    const { lines } = await run(folder, out)
    expect(readFileSync(file, 'utf8')).toBe(edited)
    expect(readFileSync(join(out, 'diffs/dang-ky-tam-tru.md'), 'utf8')).toContain('Giấy khác hẳn')
    expect(lines).toContain('kept 1')
  })

  it('renews a draft that nobody edited, under its old id', async () => {
    const { folder, out } = records({ 'a.json': openGov() })
    await run(folder, out)
    writeFileSync(join(folder, 'a.json'), openGov({ name: 'Tên mới' }))
    const { lines } = await run(folder, out)
    expect(readFileSync(join(out, 'procedures/dang-ky-tam-tru.yaml'), 'utf8')).toContain('name: Tên mới')
    expect(lines).toContain('drafts: changed 1')
  })

  it('keeps the id that an editor gave to a procedure not yet written', async () => {
    const { folder, out } = records({
      'a.json': openGov({ code: '1.001456', name: 'Cấp hộ chiếu phổ thông' }),
    })
    await run(folder, out)
    expect(readdirSync(join(out, 'procedures'))).toEqual(['cap-ho-chieu.yaml'])
  })

  it('warns when content means another procedure by the code, and does not take its id', async () => {
    const { folder, out } = records({
      'a.json': openGov({ code: '1.001456' }),
      'b.json': openGov({ code: '1.001193' }),
    })
    await run(folder, out)
    expect(readdirSync(join(out, 'procedures'))).toEqual(['dang-ky-tam-tru.yaml'])
    expect(readFileSync(join(out, 'procedures/dang-ky-tam-tru.yaml'), 'utf8')).toContain(
      'gọi mã 1.001456 là «Cấp hộ chiếu»',
    )
  })

  it('tells of each bad file and makes drafts of the others', async () => {
    const { folder, out } = records({
      'a.json': openGov(),
      'b.json': '{',
      'c.json': Buffer.from([0xff, 0xfe, 0x00, 0x41]),
      'd.json': Buffer.alloc(3 * 1_048_576, 32),
    })
    const { code, lines } = await run(folder, out)
    expect(lines).toMatch(
      /b\.json: Tệp không phải JSON[\s\S]*c\.json: Tệp không ở bảng mã UTF-8[\s\S]*d\.json: Tệp quá lớn/,
    )
    expect(lines).toContain('drafts: written 1')
    expect(code).toBe(1)
  })

  it('uses the newest of several records of one code', async () => {
    const newer = openGov({ name: 'Mới hơn', source: { url: '', crawled_at: '2026-09-01' } })
    const { folder, out } = records({ 'a.json': openGov(), 'b.json': newer })
    const { code, lines } = await run(folder, out)
    expect(readdirSync(join(out, 'procedures'))).toEqual(['moi-hon.yaml'])
    expect(lines).toContain('a.json: Mã 1.004194 có ở nhiều tệp: đã dùng b.json')
    expect(code).toBe(0)
  })

  it('prints the same as JSON', async () => {
    const { folder, out } = records({ 'a.json': openGov() })
    const { lines } = await run(folder, out, contentFolder(), true)
    expect(JSON.parse(lines)).toMatchObject({
      files: 1,
      drafts: { written: 1, kept: 0 },
      parts: { fees: 1 },
      entries: [{ code: '1.004194', id: 'dang-ky-tam-tru', kind: 'draft', write: 'written' }],
    })
  })

  it('keeps drafts out of the content folder, also by a link', async () => {
    const { folder, content } = records({ 'a.json': openGov() })
    const link = join(temporaryFolder(), 'link')
    symlinkSync(content, link)
    for (const out of [content, join(content, 'procedures'), join(link, 'new')])
      expect(await run(folder, out, content)).toMatchObject({ code: 2 })
  })

  it('says that there is nothing to read', async () => {
    const { out } = records({})
    expect((await run('/nowhere/at/all', out)).code).toBe(2)
    expect((await run(temporaryFolder(), out)).code).toBe(2)
  })

  it('draws a bar on a terminal only', async () => {
    const drawn: string[] = []
    const { folder, out, content } = records({ 'a.json': openGov() })
    const terminal = { isTTY: true, write: (text: string) => drawn.push(text) }
    await importPortal(
      folder,
      { contentDir: content, out, json: false, today: '2026-11-23' },
      quiet,
      terminal,
    )
    expect(drawn.join('')).toContain('1/1')
  })
})

const quiet = { out: () => {}, err: () => {} }

function records(files: Readonly<Record<string, string | Uint8Array>>) {
  const root = temporaryFolder()
  const folder = join(root, 'records')
  mkdirSync(folder)
  for (const [name, data] of Object.entries(files)) writeFileSync(join(folder, name), data)
  return { folder, out: join(root, 'drafts'), content: contentFolder() }
}

async function run(path: string, out: string, contentDir = contentFolder(), json = false) {
  const lines: string[] = []
  const io = { out: (text: string) => lines.push(text), err: (text: string) => lines.push(text) }
  const drawn: string[] = []
  const terminal = { isTTY: false, write: (text: string) => drawn.push(text) }
  const code = await importPortal(path, { contentDir, out, json, today: '2026-11-23' }, io, terminal)
  expect(drawn).toEqual([])
  return { code, lines: lines.join('\n') }
}
