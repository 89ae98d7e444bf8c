import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Loaded, loadKnowledge } from '../../src/knowledge/load.ts'
import {
  changed,
  contentFolder,
  type SamplePath,
  sampleContent,
  writeContentFile,
} from '../helpers/content.ts'
import { mistakes } from './broken-content.ts'

describe('sound content', () => {
  it('loads whole', async () => {
    const knowledge = sound(await loadKnowledge(contentFolder()))
    expect(knowledge.office.hotlines[0]?.number).toBe('1022')
    expect([...knowledge.procedures.keys()]).toEqual(['khai-sinh'])
    expect(knowledge.procedures.get('khai-sinh')?.dossier?.[1]?.use).toBe('submit')
    expect(knowledge.catalog.get('cap-ho-chieu')?.code).toBe('1.001456')
    expect(knowledge.language.talk.greeting).toEqual(['xin chào'])
  })

  it('keeps its version until a file changes', async () => {
    const folder = contentFolder()
    const first = sound(await loadKnowledge(folder)).version
    expect(sound(await loadKnowledge(contentFolder())).version).toBe(first)
    writeContentFile(folder, 'language/chung.yaml', changed('language/chung.yaml', '[ạ]', '[ạ, nhé]'))
    expect(sound(await loadKnowledge(folder)).version).not.toBe(first)
  })

  it('may come with a byte order mark, Windows line ends, subfolders, hidden files and a README', async () => {
    const path = 'procedures/khai-sinh.yaml'
    const folder = contentFolder({
      [path]: null,
      'procedures/ho-tich/khai-sinh.yaml': `\uFEFF${sampleContent[path].replaceAll('\n', '\r\n')}`,
      'procedures/.khai-sinh.yaml.swp': 'not: [yaml',
      'procedures/khai-sinh.yaml~': 'not: [yaml',
      'README.md': '# Nội dung',
      'schema/procedures.schema.json': '{}',
    })
    expect(sound(await loadKnowledge(folder)).procedures.get('khai-sinh')?.name).toBe('Đăng ký khai sinh')
  })

  it('reads letters alike however they were typed', async () => {
    const typed = changed(
      'guides/nop-ho-so.yaml',
      'Nộp hồ sơ trực tuyến',
      'Nộp hồ sơ trực tuyến'.normalize('NFD'),
    )
    const knowledge = sound(await loadKnowledge(contentFolder({ 'guides/nop-ho-so.yaml': typed })))
    expect(knowledge.guides.get('nop-ho-so')?.name).toBe('Nộp hồ sơ trực tuyến')
  })

  it('takes one phrase a line, and one saying a line of what no office answers', async () => {
    const path = 'procedures/khai-sinh.yaml'
    const folder = contentFolder({
      [path]: `${sampleContent[path]}morePhrases: |\n  bé mới đẻ: làm gì?\n\n  ${'vợ tôi sinh rồi'.normalize('NFD')}\n`,
      'language/ngoai.yaml': 'id: ngoai\nelsewhere: |\n  giá vàng hôm nay\n  trời có mưa không\n',
    })
    const knowledge = sound(await loadKnowledge(folder))
    const { phrases } = knowledge.procedures.get('khai-sinh') ?? { phrases: [] }
    expect(phrases.slice(-2)).toEqual(['bé mới đẻ: làm gì?', 'vợ tôi sinh rồi'])
    expect(knowledge.language.elsewhere).toEqual(['giá vàng hôm nay', 'trời có mưa không'])
  })

  it('leaves out a directive for staff: no citizen may meet it', async () => {
    const [path] = Object.keys(sampleContent).filter((each) => each.startsWith('directives/')) as SamplePath[]
    if (!path) throw new Error('the sample content has no directive')
    const folder = contentFolder({ [path]: changed(path, 'audience: public', 'audience: staff') })
    const loaded = await loadKnowledge(folder)
    expect(loaded.kind === 'loaded' && loaded.knowledge.directives.size).toBe(0)
  })

  it('leaves out what only holds in another province, and what points there', async () => {
    const elsewhere = changed('guides/nop-ho-so.yaml', 'name:', 'province: "01"\nname:')
    const fee = changed('procedures/khai-sinh.yaml', 'source: cong', 'place: "01"')
    const loaded = await loadKnowledge(
      contentFolder({ 'guides/nop-ho-so.yaml': elsewhere, 'procedures/khai-sinh.yaml': fee }),
    )
    const knowledge = sound(loaded)
    expect(knowledge.guides.size).toBe(0)
    expect(knowledge.procedures.get('khai-sinh')?.related).toEqual([])
    expect(knowledge.procedures.get('khai-sinh')?.fees).toHaveLength(1)
    expect(loaded).toMatchObject({ warnings: [{ file: 'guides/nop-ho-so.yaml', line: 2 }] })
  })

  it('joins all files of language', async () => {
    const folder = contentFolder({
      'language/them.yaml': 'id: them\ntalk: {greeting: [chào bạn, xin chào]}\nfillers: [à]\n',
    })
    const { talk, fillers } = sound(await loadKnowledge(folder)).language
    expect(talk.greeting).toEqual(['xin chào', 'chào bạn'])
    expect(fillers).toEqual(['ạ', 'à'])
  })
})

describe('broken content', () => {
  it.each(mistakes)('is refused for $what', async ({ files, file, line, vi, en }) => {
    const folder = contentFolder(files)
    if (file.endsWith('/')) mkdirSync(join(folder, file))
    const problems = broken(await loadKnowledge(folder))
    expect(problems.map((problem) => `${problem.file}:${problem.line}`)).toContain(`${file}:${line}`)
    const found = problems.find(
      (problem) => problem.file === file && problem.line === line && vi.test(problem.vi),
    )
    expect(found?.vi ?? problems).toMatch(vi)
    expect(found?.en).toMatch(en)
  })

  it.each(mistakes)('is told once: $what', async ({ files, file }) => {
    const folder = contentFolder(files)
    if (file.endsWith('/')) mkdirSync(join(folder, file))
    expect(broken(await loadKnowledge(folder)).length).toBeLessThanOrEqual(2)
  })

  it('points at the key itself when it should not be there', async () => {
    const path = 'procedures/khai-sinh.yaml'
    const text = changed(path, 'level: commune}', 'level: commune, levle: x}')
    const line = text.split('\n').findIndex((each) => each.includes('levle'))
    const column = text.split('\n')[line]?.indexOf('levle')
    const problems = broken(await loadKnowledge(contentFolder({ [path]: text })))
    expect(problems).toMatchObject([{ line: line + 1, column: Number(column) + 1 }])
  })

  it('is told whole: all problems of all files, in a stable order', async () => {
    const folder = contentFolder({
      'procedures/khai-sinh.yaml': changed('procedures/khai-sinh.yaml', 'field: Hộ tịch', 'fild: Hộ tịch'),
      'guides/nop-ho-so.yaml': changed('guides/nop-ho-so.yaml', 'reviewed: 2026-11-20', 'reviewed: hôm qua'),
      'documents/luat-60-2014.yaml': 'id: luat-60-2014\nname: "Luật\n',
    })
    const problems = broken(await loadKnowledge(folder))
    expect(new Set(problems.map((problem) => problem.file))).toEqual(
      new Set(['documents/luat-60-2014.yaml', 'guides/nop-ho-so.yaml', 'procedures/khai-sinh.yaml']),
    )
    expect(broken(await loadKnowledge(folder))).toEqual(problems)
  })

  it('does not call a reference wrong because the file it leads to is broken', async () => {
    const folder = contentFolder({ 'documents/luat-60-2014.yaml': 'id: [' })
    const files = broken(await loadKnowledge(folder)).map((problem) => problem.file)
    expect(new Set(files)).toEqual(new Set(['documents/luat-60-2014.yaml']))
  })

  it('may be a symbolic link', async () => {
    const folder = contentFolder()
    symlinkSync('/etc/hostname', join(folder, 'guides/link.yaml'))
    expect(broken(await loadKnowledge(folder))).toMatchObject([{ file: 'guides/link.yaml' }])
  })

  it('may be a folder where a file should be, or no folder at all', async () => {
    const folder = contentFolder()
    mkdirSync(join(folder, 'guides/phi.yaml'))
    expect(sound(await loadKnowledge(folder)).guides.size).toBe(1)
    expect(broken(await loadKnowledge(join(folder, 'nowhere')))).toMatchObject([{ file: '.' }])
  })

  it('needs exactly one office', async () => {
    const none = broken(await loadKnowledge(contentFolder({ 'office/ninh-binh.yaml': null })))
    expect(none).toMatchObject([{ file: 'office/', vi: expect.stringContaining('đúng một tệp') }])
    const second = changed('office/ninh-binh.yaml', 'id: ninh-binh', 'id: khac')
    const two = broken(await loadKnowledge(contentFolder({ 'office/khac.yaml': second })))
    expect(two).toMatchObject([{ file: 'office/ninh-binh.yaml', line: 1 }])
  })
})

function sound(loaded: Loaded) {
  if (loaded.kind === 'broken') throw new Error(JSON.stringify(loaded.problems, null, 1))
  return loaded.knowledge
}

function broken(loaded: Loaded) {
  return loaded.kind === 'broken' ? loaded.problems : []
}
