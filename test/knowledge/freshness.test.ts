import { describe, expect, it } from 'vitest'
import { freshness } from '../../src/knowledge/freshness.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { changed, contentFolder, type SamplePath } from '../helpers/content.ts'

const procedure = 'procedures/khai-sinh.yaml'
const law = 'documents/luat-60-2014.yaml'
const fee = '    source: cong'

async function changesOn(day: string, files: Readonly<Record<string, string>> = {}) {
  const loaded = await loadKnowledge(contentFolder(files))
  if (loaded.kind === 'broken') throw new Error(loaded.problems.map((each) => each.en).join('\n'))
  return freshness(loaded.knowledge, day)
}

const edit = (path: SamplePath, from: string, to: string) => ({ [path]: changed(path, from, to) })

describe('content on a day', () => {
  it('needs nothing while all of it holds for three months', async () => {
    expect(await changesOn('2026-11-23')).toEqual([])
  })

  it.each([
    ['ended yesterday', '2027-01-01', { past: true, on: '2026-12-31' }],
    ['ends today', '2026-12-31', { past: false, on: '2026-12-31' }],
    ['ends in ninety days', '2026-10-02', { past: false, on: '2026-12-31' }],
  ])('tells of a fee that %s', async (_, day, expected) => {
    const files = edit(procedure, fee, '    until: 2026-12-31')
    expect(await changesOn(day, files)).toMatchObject([
      {
        kind: 'fact-ends',
        entry: 'khai-sinh',
        about: { part: 'fees', at: 1, when: 'đăng ký quá hạn' },
        ...expected,
      },
    ])
  })

  it('is quiet about a fee that ends in more than ninety days, or had ended when it was reviewed', async () => {
    const files = edit(procedure, fee, '    until: 2026-12-31')
    expect(await changesOn('2026-10-01', files)).toEqual([])
    expect(await changesOn('2026-11-23', edit(procedure, fee, '    until: 2026-11-01'))).toEqual([])
  })

  it('tells of a fee that is to come', async () => {
    const files = edit(procedure, fee, '    from: 2027-01-01')
    expect(await changesOn('2026-11-23', files)).toMatchObject([{ kind: 'fact-begins', on: '2027-01-01' }])
  })

  it('tells every entry and duty that rests on a law which ends, and what replaces it', async () => {
    const next = changed(law, 'x', 'x')
      .replaceAll('luat-60-2014', 'luat-ho-tich-2026')
      .replace('60/2014/QH13', 'null')
      .replace('name: Luật Hộ tịch', 'name: Luật Hộ tịch mới')
    const changes = await changesOn('2027-03-02', {
      [law]: `${changed(law, 'until: null', 'until: 2027-02-28')}replacedBy: luat-ho-tich-2026\n`,
      'documents/luat-ho-tich-2026.yaml': next,
    })
    expect(changes.map(({ kind, entry, past }) => [kind, entry, past])).toEqual([
      ['basis-ends', 'cchc-2026', true],
      ['basis-ends', 'cchc-2026#1', true],
      ['basis-ends', 'khai-sinh', true],
    ])
    expect(changes[2]?.about).toEqual({ document: 'Luật Hộ tịch', replacedBy: 'Luật Hộ tịch mới' })
  })

  it('tells which reviews fall due, and which are overdue', async () => {
    const kinds = async (day: string) => (await changesOn(day)).map(({ kind, past }) => `${kind} ${past}`)
    expect(new Set(await kinds('2027-11-20'))).toEqual(new Set(['review-due false']))
    expect(new Set(await kinds('2027-11-21'))).toEqual(new Set(['review-due true']))
  })

  it('leaves an entry alone that has ended: nobody is told its facts any more', async () => {
    const files = edit(procedure, 'field:', 'until: 2026-12-31\nfield:')
    expect(await changesOn('2026-12-01', files)).toMatchObject([{ kind: 'entry-ends', entry: 'khai-sinh' }])
    expect(await changesOn('2027-01-01', files)).toEqual([])
  })
})
