import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { createLibrary } from '../../src/library.ts'
import { vi } from '../../src/words/vi.ts'
import { contentFolder } from '../helpers/content.ts'
import { createTalk, readable } from '../helpers/library.ts'

const listing = `id: cong
sources:
  - {title: Danh mục của Cổng, url: https://example.gov.vn/danh-muc, read: 2026-11-20}
procedures:
  - id: tthc-1-001029
    code: "1.001029"
    name: Cấp giấy phép đủ điều kiện kinh doanh dịch vụ karaoke
    agency: Sở Văn hóa
    url: https://example.gov.vn/karaoke
  - {id: tthc-1-001193, code: "1.001193", name: Thủ tục đăng ký khai sinh, agency: UBND xã, url: null}
`

async function talkWith(files: Readonly<Record<string, string>>) {
  const loaded = await loadKnowledge(contentFolder(files))
  if (loaded.kind === 'broken') throw new Error(loaded.problems.map((each) => each.en).join('\n'))
  return createTalk(createLibrary(loaded.knowledge))
}

describe('a procedure that is listed but not written', () => {
  it.each(['Cấp giấy phép đủ điều kiện kinh doanh dịch vụ karaoke', '1.001029'])(
    'is named for «%s», and nothing is guessed',
    async (question) => {
      const reply = (await talkWith({ 'catalog/cong.yaml': listing })).say(question)
      expect(reply.answer.outcome).toBe('unknown-not-written')
      expect(reply.answer.entry).toBeUndefined()
      const read = readable(reply)
      expect(read).toContain('Cấp giấy phép đủ điều kiện kinh doanh dịch vụ karaoke')
      expect(read).toContain('1.001029')
      expect(read).toContain('Sở Văn hóa')
      expect(reply.answer.parts).toContainEqual(
        expect.objectContaining({
          links: [expect.objectContaining({ url: 'https://example.gov.vn/karaoke' })],
        }),
      )
    },
  )

  it('numbers what may be chosen from one: «không phải cái này» stands last', async () => {
    const { buttons } = (await talkWith({ 'catalog/cong.yaml': listing })).say(
      'Cấp giấy phép đủ điều kiện kinh doanh dịch vụ karaoke',
    ).answer
    expect(buttons[0]?.role).toBe('choice')
    expect(buttons.at(-1)?.label).toBe(vi.choices.notThis)
  })

  it.each(['đăng ký khai sinh', '1.001193'])('gives way to the entry of its code: «%s»', async (question) => {
    const { answer } = (await talkWith({ 'catalog/cong.yaml': listing })).say(question)
    expect(answer).toMatchObject({ outcome: 'answered', entry: 'khai-sinh' })
  })

  it('may bear the id of the entry that was written since', async () => {
    const same = listing.replace('id: tthc-1-001193, code: "1.001193"', 'id: khai-sinh, code: null')
    const { answer } = (await talkWith({ 'catalog/cong.yaml': same })).say('đăng ký khai sinh')
    expect(answer).toMatchObject({ outcome: 'answered', entry: 'khai-sinh' })
  })

  it('is listed once when two lists have its code', async () => {
    const other = listing.replace('id: cong', 'id: tinh').replaceAll('id: tthc-', 'id: tinh-')
    const talk = await talkWith({ 'catalog/cong.yaml': listing, 'catalog/tinh.yaml': other })
    expect(talk.say('1.001029').answer.outcome).toBe('unknown-not-written')
  })
})
