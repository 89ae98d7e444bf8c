import { describe, expect, it } from 'vitest'
import { tableLine } from '../../src/knowledge/catalog-table.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { contentFolder } from '../helpers/content.ts'

const karaoke = {
  code: '1.001029',
  name: 'Cấp giấy phép karaoke',
  agency: 'Sở Văn hóa',
  url: 'https://example.gov.vn/karaoke',
  field: 'Văn hóa',
}

const file = (...lines: readonly string[]) => `id: cong
sources:
  - {title: Danh mục của Cổng, url: null, read: 2026-11-20}
table: |
${lines.map((line) => `  ${line}`).join('\n')}
`

async function load(...lines: readonly string[]) {
  return loadKnowledge(contentFolder({ 'catalog/cong.yaml': file(...lines) }))
}

describe('a catalogue written as a table', () => {
  it('lists what a list of entries would', async () => {
    const loaded = await load(tableLine(karaoke), '', '2.000815 | Chứng thực bản sao')
    if (loaded.kind === 'broken') throw new Error(JSON.stringify(loaded.problems))
    expect(loaded.knowledge.catalog.get('tthc-1-001029')).toMatchObject({
      ...karaoke,
      sources: [{ title: 'Danh mục của Cổng' }],
    })
    expect(loaded.knowledge.catalog.get('tthc-2-000815')).toMatchObject({ agency: null, url: null })
  })

  it('leaves out what only another province has', async () => {
    const loaded = await load(
      tableLine({ ...karaoke, province: '08' }),
      tableLine({ ...karaoke, code: '1.001030', province: '37' }),
    )
    expect(loaded.kind === 'loaded' && [...loaded.knowledge.catalog.keys()]).toEqual([
      'cap-ho-chieu',
      'tthc-1-001030',
    ])
  })

  it.each([
    ['no code', '| Cấp giấy phép'],
    ['a bad code', '1.29 | Cấp giấy phép'],
    ['no name', '1.001029'],
    ['an address that is not https', '1.001029 | Cấp giấy phép | | http://example.gov.vn'],
    ['too many cells', '1.001029 | a | b | https://example.gov.vn | c | 37 | d'],
    ['words instead of a province', '1.001029 | a | b | | c | Hà Nội'],
  ])('names the line that has %s', async (_, line) => {
    const loaded = await load(tableLine(karaoke), line)
    expect(loaded).toMatchObject({
      kind: 'broken',
      problems: [{ file: 'catalog/cong.yaml', line: 6, column: 1 }],
    })
  })

  it('keeps a separator that stands in a name from making another cell', () => {
    expect(tableLine({ code: '1.001029', name: 'Cấp | đổi', agency: null })).toBe('1.001029 | Cấp / đổi')
  })
})
