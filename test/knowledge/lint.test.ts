import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/knowledge/finding.ts'
import { type Find, lint } from '../../src/knowledge/lint.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { changed, contentFolder, type SamplePath } from '../helpers/content.ts'

const today = '2026-11-23'
const procedure = 'procedures/khai-sinh.yaml'
const law = 'documents/luat-60-2014.yaml'
const directive = 'directives/cchc-2026.yaml'
const guide = 'guides/nop-ho-so.yaml'
const office = 'office/ninh-binh.yaml'
const summary = 'Ghi việc sinh vào sổ và cấp Giấy khai sinh.'
const long = `Ghi ${'việc sinh của trẻ em '.repeat(5)}vào sổ.`

type Row = readonly [what: string, path: SamplePath, from: string, to: string, expected: Partial<Finding>]

// biome-ignore format: a table, one contradiction a row
const rows: readonly Row[] = [
  ['a repealed law cited by a procedure', law, 'status: in-force', 'status: repealed', { rule: 'repealed-basis', level: 'wrong', kind: 'procedures', id: 'khai-sinh', path: ['legalBasis', 0, 'document'] }],
  ['a law past its end cited by a procedure', law, 'until: null', 'until: 2026-06-30', { rule: 'repealed-basis', kind: 'procedures' }],
  ['a repealed law cited by a directive', law, 'status: in-force', 'status: repealed', { rule: 'repealed-basis', kind: 'directives', path: ['basis', 0] }],
  ['a repealed law cited by a duty', law, 'status: in-force', 'status: repealed', { rule: 'repealed-basis', kind: 'directives', path: ['duties', 0, 'references', 0] }],
  ['a law called in force past its end', law, 'until: null', 'until: 2026-06-30', { rule: 'ended-entry', level: 'wrong', kind: 'documents', path: ['status'] }],
  ['an entry that has ended', procedure, 'field:', 'until: 2026-01-01\nfield:', { rule: 'ended-entry', level: 'advice', path: ['until'] }],
  ['a district', procedure, 'UBND xã, phường nơi', 'UBND cấp huyện nơi', { rule: 'abolished-place', level: 'wrong', path: ['where', 0] }],
  ['a district in a capital letter', procedure, summary, 'Quận cấp giấy.', { rule: 'abolished-place', path: ['summary'] }],
  ['a town in the address of the office', office, 'addresses: null', 'addresses: [Thị xã Tam Điệp]', { rule: 'abolished-place', kind: 'office', path: ['addresses', 0] }],
  ['a district in a duty', directive, 'Báo cáo kết quả từng quý.', 'UBND huyện báo cáo.', { rule: 'abolished-place', kind: 'directives', path: ['duties', 0, 'text'] }],
  ['a sentence too long', procedure, summary, long, { rule: 'long-sentence', level: 'advice', path: ['summary'] }],
  ['too few phrases', guide, ', tải giấy tờ lên]', ']', { rule: 'few-phrases', kind: 'guides', path: ['phrases'] }],
  ['too few checks', guide, ', nộp hồ sơ qua cổng]', ']', { rule: 'few-checks', level: 'advice', kind: 'guides', path: ['checks'] }],
  ['a fee that has ended since it was reviewed', procedure, '    source: cong', '    until: 2026-11-21', { rule: 'ended-fact', level: 'advice', path: ['fees', 1, 'until'] }],
  ['a duty with too few phrases', directive, '[ai báo cáo quý, việc phải báo cáo, báo cáo cải cách]', '[]', { rule: 'few-phrases', kind: 'directives', path: ['duties', 0, 'phrases'] }],
  ['two fees a reader takes for one case', procedure, 'when: đăng ký quá hạn', 'when: Khi đăng ký đúng hạn.', { rule: 'same-case', level: 'wrong', path: ['fees', 1] }],
  ['fees that have all passed', procedure, '    when: đăng ký quá hạn', '    until: 2026-01-01\n  - amount: 9000\n    from: 2027-01-01', { rule: 'nothing-current', path: ['fees'] }],
  ['times that have all passed', procedure, '    unit: working-day', '    unit: working-day\n    until: 2026-01-01', { rule: 'nothing-current', path: ['times'] }],
  ['an entry not read for over a year', guide, 'reviewed: 2026-11-20', 'reviewed: 2025-01-20', { rule: 'review-due', level: 'advice', path: ['reviewed'] }],
  ['a review in the future', guide, 'reviewed: 2026-11-20', 'reviewed: 2027-11-20', { rule: 'future-date', level: 'wrong', path: ['reviewed'] }],
  ['a source read in the future', guide, 'read: 2026-11-20', 'read: 2062-11-20', { rule: 'future-date', path: ['sources', 0, 'read'] }],
]

describe('lint', () => {
  it('has nothing to say of the sample', async () => {
    expect(await findings({})).toEqual([])
  })

  it.each(rows)('finds %s', async (_, path, from, to, expected) => {
    let text = changed(path, from, to)
    if (expected.rule === 'nothing-current' && expected.path?.[0] === 'fees')
      text = text.replace('    when: đăng ký đúng hạn', '    until: 2026-01-01\n    when: đăng ký đúng hạn')
    expect(await findings({ [path]: text })).toContainEqual(expect.objectContaining(expected))
  })

  it.each([
    ['says that districts are no more', procedure, summary, 'Cấp huyện không còn từ ngày 01/7/2025.'],
    ['tells of the time before', procedure, summary, 'Trước đây UBND huyện làm việc này.'],
    ['is what people type', guide, 'nộp hồ sơ trên mạng', 'nộp ở huyện hay xã'],
    ['is the title of a source', guide, 'title: Hướng dẫn', 'title: Hướng dẫn của UBND huyện'],
    [
      'belongs to a law that is over',
      law,
      'status: in-force\nsummary: Quy định',
      'status: historical\nsummary: UBND huyện theo quy định',
    ],
    ['only looks like it', procedure, summary, 'Người nhà quân nhân cũng vậy.'],
  ] as const)('lets a district stand that %s', async (_, path, from, to) => {
    const found = await findings({ [path]: changed(path, from, to) })
    expect(found.filter((each) => each.rule === 'abolished-place')).toEqual([])
  })

  it('knows the provinces that were merged, from the places', async () => {
    const places = `id: tinh-thanh
resolution: Nghị quyết 202/2025/QH15
since: 2025-07-01
sources: [{title: Nghị quyết, url: null, read: 2026-11-20}]
reviewed: 2026-11-20
units: [{current: Ninh Bình, code: "37", formers: [Ninh Bình, Hà Nam, Nam Định]}]
`
    const text = changed(procedure, summary, 'Nộp tại tỉnh Hà Nam. Nộp tại tỉnh Ninh Bình.')
    const found = await findings({ [procedure]: text, 'places/tinh-thanh.yaml': places })
    expect(found).toMatchObject([{ rule: 'abolished-place', vi: expect.stringContaining('tỉnh hà nam') }])
  })

  it('lets two fees stand that differ in what they are counted by, with advice', async () => {
    const text = changed(procedure, 'when: đăng ký quá hạn', 'per: bản\n    when: đăng ký đúng hạn')
    expect(await findings({ [procedure]: text })).toMatchObject([{ rule: 'same-case', level: 'advice' }])
  })

  it('lets one check in six find something else first', async () => {
    const found = (missed: number): Find => {
      let asked = 0
      return () => [{ entry: asked++ < missed ? 'x' : 'khai-sinh' }]
    }
    const procedures = async (missed: number) =>
      (await findings({}, found(missed))).filter((each) => each.id === 'khai-sinh')
    expect(await procedures(1)).toEqual([])
    expect(await procedures(2)).toMatchObject([
      { rule: 'not-found', level: 'advice', path: ['checks', 0], vi: expect.stringContaining('2/6') },
    ])
    expect(await procedures(4)).toMatchObject([{ rule: 'not-found', level: 'wrong' }])
  })

  it('is quiet about law that had not ended on the day asked for', async () => {
    const files = { [law]: changed(law, 'until: null', 'until: 2026-06-30') }
    const found = await findings(files, undefined, '2026-06-30')
    expect(found.filter((each) => each.rule === 'repealed-basis')).toEqual([])
  })
})

async function findings(files: Readonly<Record<string, string>>, find?: Find, day: string = today) {
  const loaded = await loadKnowledge(contentFolder(files))
  if (loaded.kind === 'broken') throw new Error(JSON.stringify(loaded.problems))
  return lint(loaded.knowledge, day, find)
}
