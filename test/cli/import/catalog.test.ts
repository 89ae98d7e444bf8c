import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importCatalog } from '../../../src/cli/import/catalog.ts'
import { ofKind, readContent } from '../../../src/knowledge/content.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { contentFolder } from '../../helpers/content.ts'
import { temporaryFolder } from '../../helpers/folder.ts'

const heads = 'code\tname\tfields\tpromulgated_by\texecuting_agencies\tscope\tportal_id\tportal_url'
const places = `id: tinh-thanh
resolution: Nghị quyết 202/2025/QH15
since: 2025-07-01
sources:
  - {title: Nghị quyết, url: null, read: 2026-11-20}
reviewed: 2026-11-20
units:
  - {current: Tỉnh Ninh Bình, code: "37", formers: [Tỉnh Hà Nam, Tỉnh Nam Định]}
  - {current: Thành phố Hồ Chí Minh, code: "79", formers: [Tỉnh Bình Dương]}
`

describe('motcua import catalog', () => {
  it('lists procedures by code, in a file that content takes as it is', async () => {
    const content = withPlaces()
    const { code, lines } = await run([row('2.000002', 'Việc thứ hai'), row('1.000001', 'Việc thứ nhất')], {
      content,
    })
    expect(code).toBe(0)
    const loaded = await loadKnowledge(content)
    expect(loaded.kind === 'loaded' && [...loaded.knowledge.catalog.values()].slice(1)).toMatchObject([
      {
        id: 'tthc-1-000001',
        code: '1.000001',
        name: 'Việc thứ nhất',
        agency: 'Sở Nội vụ',
        url: 'https://example.gov.vn/1.000001',
        field: 'Nội vụ',
      },
      { id: 'tthc-2-000002' },
    ])
    expect(lines).toMatch(
      /listed: 2;[\s\S]*scope: national 2\n[\s\S]*published by: Bộ Nội vụ 2\n[\s\S]*fields: Nội vụ 2\n/,
    )
  })

  it('changes nothing the second time', async () => {
    const content = withPlaces()
    const rows = [row('1.000001', 'Việc')]
    await run(rows, { content })
    const file = join(content, 'catalog/cong-dich-vu-cong.yaml')
    utimesSync(file, 1_000, 1_000)
    expect((await run(rows, { content })).lines).toContain('cong-dich-vu-cong.yaml: unchanged')
    expect(statSync(file).mtimeMs).toBe(1_000_000)
  })

  it('leaves out what an entry or another list has, and what is between offices', async () => {
    const rows = [
      row('1.001193', 'Khai sinh'),
      row('1.001456', 'Hộ chiếu'),
      row('1.000009', 'Nội bộ', { scope: 'internal' }),
    ]
    const { lines, stubs } = await run(rows)
    expect(stubs()).toEqual([])
    expect(lines).toContain('left out: written 2, internal 1')
  })

  it.each([
    ['blanks around the code', ' 1.000001 \tViệc\tA\tB\tC\tnational\tx\thttps://example.gov.vn/1', 'Việc'],
    [
      'quotes of a spreadsheet',
      '1.000001\t"Tặng ""Huy chương"""\tA\tB\tC\tnational\tx\thttps://example.gov.vn/1',
      'Tặng "Huy chương"',
    ],
    ['a quote left open', '1.000001\t"Việc\tA\tB\tC\tnational\tx\thttps://example.gov.vn/1', '"Việc'],
    ['capitals', row('1.000001', 'THỦ TỤC ĐĂNG KÝ'), 'Thủ tục đăng ký'],
    ['tags and signs', row('1.000001', 'Việc<br>này &amp; kia\u200b.'), 'Việc này & kia'],
    ['far too many words', row('1.000001', 'rất dài '.repeat(150)), /^(?:rất dài ){80,}.*…$/],
  ])('copes with %s', async (_, line, name) => {
    const { stubs } = await run([line, row('1.000002', 'Việc sau')])
    expect(stubs()).toHaveLength(2)
    expect(stubs()[0]?.name).toMatch(name)
  })

  it('takes a file with a byte order mark and Windows line ends', async () => {
    const text = `\ufeff${heads}\r\n${row('1.000001', 'Việc')}\r\n`
    expect((await run(Buffer.from(text))).stubs()).toMatchObject([{ url: 'https://example.gov.vn/1.000001' }])
  })

  it('names each bad row by its number and lists the others', async () => {
    const bad = Buffer.concat([
      Buffer.from(
        `${heads}\n1.014955-Xoa\tA\tB\tC\tD\tnational\tx\ty\n1.000001\tít cột\n${row('1.000002', ' ')}\n`,
      ),
      Buffer.from([0x31, 0xff, 0xfe, 0x0a]),
      Buffer.from(`${row('1.000003', 'Việc\u0000 tốt')}\n`),
    ])
    const { code, lines, stubs } = await run(bad)
    expect(lines).toMatch(
      /2: Mã «1\.014955-Xoa» sai dạng[\s\S]*3: Dòng có 2 cột[\s\S]*4: .*không có tên[\s\S]*5: Dòng không ở bảng mã UTF-8/,
    )
    expect(stubs()).toMatchObject([{ code: '1.000003', name: 'Việc tốt' }])
    expect(code).toBe(1)
  })

  it('keeps the first of two rows with one code, and says so', async () => {
    const { code, lines, stubs } = await run([
      row('1.000001', 'Trước'),
      row('1.000001', 'Sau', { scope: 'internal' }),
    ])
    expect(stubs()).toMatchObject([{ name: 'Trước' }])
    expect(lines).toContain('3: 1.000001 đã có ở dòng 2')
    expect(code).toBe(0)
  })

  it.each([
    ['its committee', { issuer: 'UBND tỉnh Ninh Bình' }, '37', undefined],
    [
      'a province that was merged',
      { issuer: 'UBND tỉnh Hà Nam' },
      '37',
      'Tỉnh Hà Nam, nay thuộc Tỉnh Ninh Bình',
    ],
    ['a short name', { issuer: '', agencies: 'Sở Y tế TP.HCM' }, '79', undefined],
    ['nobody known', { issuer: 'UBND tỉnh Nào Đó', agencies: '' }, undefined, 'không rõ tỉnh nào'],
  ])('finds the province of a local row by %s', async (_, cells, province, doubt) => {
    const { stubs, lines } = await run([row('1.000001', 'Việc', { scope: 'one_province', ...cells })])
    expect(stubs()[0]?.province).toBe(province)
    expect(lines.includes('nay thuộc') || lines.includes('không rõ tỉnh')).toBe(doubt !== undefined)
    if (doubt !== undefined) expect(lines).toContain(doubt)
  })

  it('lists for one province what holds in the whole country and what is its own', async () => {
    const rows = [
      row('1.000001', 'Cả nước'),
      row('1.000002', 'Ở đây', { scope: 'one_province', issuer: 'UBND tỉnh Ninh Bình' }),
      row('1.000003', 'Nơi khác', { scope: 'one_province', issuer: 'UBND Thành phố Hồ Chí Minh' }),
    ]
    expect((await run(rows, { province: '37' })).stubs().map(({ code }) => code)).toEqual([
      '1.000001',
      '1.000002',
    ])
    expect((await run(rows, { province: '99' })).code).toBe(2)
  })

  it('sends nobody to a district, and names no more offices than one can read', async () => {
    const many = Array.from({ length: 24 }, (_, at) => `Chi nhánh Văn phòng đăng ký đất đai số ${at}`)
    const rows = [
      row('1.000001', 'Việc', { agencies: 'UBND huyện; UBND xã' }),
      row('1.000002', 'Việc', { agencies: 'UBND huyện' }),
      row('1.000003', 'Việc', { agencies: many.join('; ') }),
    ]
    const { stubs, lines } = await run(rows)
    expect(stubs().map(({ agency }) => agency)).toEqual([
      'UBND xã',
      'Bộ Nội vụ',
      expect.stringMatching(/ và 22 nơi khác$/),
    ])
    expect(lines).toContain('doubts: abolished 2')
  })

  it('splits what one content file cannot hold, and takes parts away that are no longer needed', async () => {
    const content = withPlaces()
    const rows = Array.from({ length: 4_000 }, (_, at) =>
      row(`1.00${String(at).padStart(4, '0')}`, `Việc ${'dài '.repeat(50)}`),
    )
    const { stubs } = await run(rows, { content })
    expect(readdirSync(join(content, 'catalog'))).toEqual([
      'cong-dich-vu-cong-2.yaml',
      'cong-dich-vu-cong.yaml',
      'quoc-gia.yaml',
    ])
    expect(stubs()).toHaveLength(3_998) // 1.001193 is written, 1.001456 listed elsewhere
    const { lines } = await run(rows.slice(0, 5), { content })
    expect(lines).toContain('cong-dich-vu-cong-2.yaml: removed')
    expect(existsSync(join(content, 'catalog/cong-dich-vu-cong-2.yaml'))).toBe(false)
  })

  it.each([
    ['a list of editors', 'id: cong-dich-vu-cong\nsources: []\nprocedures: []\n'],
    ['its own work with a line of somebody', undefined],
  ])('does not overwrite %s', async (_, text) => {
    const content = withPlaces()
    const file = join(content, 'catalog/cong-dich-vu-cong.yaml')
    await run([row('1.000001', 'Việc')], { content })
    const kept = text ?? `${readFileSync(file, 'utf8')}    phrases: [tôi muốn làm việc]\n`
    writeFileSync(file, kept)
    expect((await run([row('1.000002', 'Việc')], { content })).code).toBe(2)
    expect(readFileSync(file, 'utf8')).toBe(kept)
  })

  it('says when it was read only if the name of the table does', async () => {
    const { lines, stubs, text } = await run([row('1.000001', 'Việc')], { table: 'danh-muc.tsv' })
    expect(stubs()).toHaveLength(1)
    expect(text()).toContain('read: 2000-01-01')
    expect(lines).toContain('Tên tệp không có ngày')
    expect((await run([row('1.000001', 'Việc')])).text()).toContain('read: 2026-07-18')
  })

  it('prints the same as JSON', async () => {
    const { lines } = await run([row('1.000001', 'Việc')], { json: true })
    expect(JSON.parse(lines)).toMatchObject({ rows: 1, listed: 1, fields: { 'Nội vụ': 1 }, problems: [] })
  })

  it.each([
    ['an empty file', Buffer.alloc(0), 1],
    ['no heads', [`1.000001\tViệc`], 1],
    ['something else', Buffer.from('<html>'), 1],
    ['too much', Buffer.alloc(21 * 1_048_576, 10), 2],
  ])('writes nothing of %s', async (_, table, expected) => {
    const content = withPlaces()
    const { code } = await run(table, { content, heads: '' })
    expect(code).toBe(expected)
    expect(readdirSync(join(content, 'catalog'))).toEqual(['quoc-gia.yaml'])
  })
})

type Cells = { readonly scope?: string; readonly issuer?: string; readonly agencies?: string }

function row(
  code: string,
  name: string,
  { scope = 'national', issuer = 'Bộ Nội vụ', agencies = 'Sở Nội vụ' }: Cells = {},
) {
  return [code, name, 'Nội vụ', issuer, agencies, scope, 'x', `https://example.gov.vn/${code}`].join('\t')
}

function withPlaces(): string {
  return contentFolder({ 'places/tinh-thanh.yaml': places })
}

type Options = {
  readonly content?: string
  readonly province?: string
  readonly json?: boolean
  readonly table?: string
  readonly heads?: string
}

async function run(rows: readonly string[] | Buffer, options: Options = {}) {
  const { content = withPlaces(), json = false, table = 'danh_muc_20260718.tsv', province } = options
  const path = join(temporaryFolder(), table)
  writeFileSync(path, Buffer.isBuffer(rows) ? rows : [options.heads ?? heads, ...rows].join('\n'))
  const lines: string[] = []
  const io = { out: (text: string) => lines.push(text), err: (text: string) => lines.push(text) }
  const asked = {
    contentDir: content,
    json,
    today: '2026-11-23',
    ...(province === undefined ? {} : { province }),
  }
  const code = await importCatalog(path, asked, io)
  const read = await readContent(content)
  return {
    code,
    lines: lines.join('\n'),
    text: () => readFileSync(join(content, 'catalog/cong-dich-vu-cong.yaml'), 'utf8'),
    stubs: () => {
      if (read.problems.length > 0) throw new Error(JSON.stringify(read.problems))
      const files = ofKind(read.entries, 'catalog').map(({ value }) => value)
      const listed = files.filter(({ id }) => id.startsWith('cong-')).flatMap(({ procedures }) => procedures)
      return listed.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    },
  }
}
