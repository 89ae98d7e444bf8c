import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { createLibrary } from '../../src/library.ts'
import { changed, contentFolder } from '../helpers/content.ts'
import { createTalk, readable } from '../helpers/library.ts'

const law = 'documents/luat-60-2014.yaml'
const procedure = 'procedures/khai-sinh.yaml'

async function told(files: Readonly<Record<string, string>>) {
  const loaded = await loadKnowledge(contentFolder(files))
  if (loaded.kind === 'broken') throw new Error(loaded.problems.map((each) => each.en).join('\n'))
  return createTalk(createLibrary(loaded.knowledge)).say('giấy khai sinh')
}

describe('an entry whose law has ended', () => {
  it('says so first, and what the law is now', async () => {
    const next = changed(law, 'id: luat-60-2014', 'id: luat-moi').replace(
      'name: Luật Hộ tịch',
      'name: Luật Hộ tịch mới',
    )
    const reply = await told({
      [law]: `${changed(law, 'until: null', 'until: 2026-06-30')}replacedBy: luat-moi\n`,
      'documents/luat-moi.yaml': next.replace('60/2014/QH13', '1/2026/QH16'),
    })
    expect(reply.answer.outcome).toBe('answered-stale')
    expect(reply.answer.parts[0]).toMatchObject({
      kind: 'warning',
      text: expect.stringContaining('Luật Hộ tịch (nay là Luật Hộ tịch mới)'),
    })
  })

  it('says that it ended when nobody knows what came after', async () => {
    const reply = await told({ [law]: changed(law, 'until: null', 'until: 2026-06-30') })
    expect(reply.answer.parts[0]).toMatchObject({
      text: expect.stringContaining('hết hiệu lực: Luật Hộ tịch. '),
    })
  })
})

describe('a fee that has ended', () => {
  it('is not shown; that there was one is', async () => {
    const reply = await told({
      [procedure]: changed(procedure, '    when: đăng ký đúng hạn', '    until: 2026-11-01').replace(
        '    source: cong',
        '    until: 2026-11-01',
      ),
    })
    expect(readable(reply)).not.toContain('8.000')
    expect(readable(reply)).toContain('Thông tin cũ đã hết hạn')
  })
})
