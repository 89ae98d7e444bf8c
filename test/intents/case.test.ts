import { describe, expect, it } from 'vitest'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { createLibrary } from '../../src/library.ts'
import { changed, contentFolder } from '../helpers/content.ts'
import { createTalk, readable } from '../helpers/library.ts'

const withCases = (cases: string) =>
  changed(
    'procedures/khai-sinh.yaml',
    `dossier:
  - name: Tờ khai đăng ký khai sinh
    originals: 1
  - name: Giấy chứng sinh
`,
    `${cases}dossier:
  - name: Tờ khai đăng ký khai sinh
  - name: Giấy chứng sinh
    when: có Giấy chứng sinh
    only: {chung-sinh: [co]}
  - name: Văn bản của người làm chứng
    when: không có Giấy chứng sinh
    only: {chung-sinh: [khong], lam-chung: [co]}
  - name: Giấy cam đoan
    when: không có cả hai
    only: {chung-sinh: [khong], lam-chung: [khong]}
  - name: Văn bản ủy quyền
    when: nhờ người khác đi thay
`,
  )

const questions = `cases:
  - id: chung-sinh
    question: Bạn có Giấy chứng sinh không?
    options: [{id: co, label: Có}, {id: khong, label: Không có}]
  - id: lam-chung
    question: Có ai làm chứng không?
    only: {chung-sinh: [khong]}
    options: [{id: co, label: Có người làm chứng}, {id: khong, label: Không có ai}]
`

async function libraryWith(cases: string): Promise<Library> {
  const loaded = await loadKnowledge(contentFolder({ 'procedures/khai-sinh.yaml': withCases(cases) }))
  if (loaded.kind === 'broken') throw new Error(loaded.problems.map((each) => each.en).join('\n'))
  return createLibrary(loaded.knowledge)
}

const press = (talk: ReturnType<typeof createTalk>, reply: Reply, label: string): Reply => {
  const button = reply.answer.buttons.find((each) => each.label === label)
  if (!button)
    throw new Error(`no «${label}» among ${reply.answer.buttons.map((each) => each.label).join(', ')}`)
  return talk.press(button.data)
}

describe('a procedure whose papers depend on the person', async () => {
  it('asks one question at a time and lists the papers of that case only', async () => {
    const talk = createTalk(await libraryWith(questions))
    const first = press(talk, talk.say('giấy khai sinh'), 'Giấy tờ của riêng bạn')
    expect(readable(first)).toContain('Câu 1: Bạn có Giấy chứng sinh không?')
    const second = press(talk, first, 'Không có')
    expect(readable(second)).toContain('Câu 2: Có ai làm chứng không?')
    const last = press(talk, second, 'Có người làm chứng')
    expect(last.answer).toMatchObject({ outcome: 'answered', entry: 'khai-sinh', facet: 'dossier' })
    expect(last.answer.sources).not.toEqual([])
    const read = readable(last)
    expect(read).toContain('Bạn có Giấy chứng sinh không? Không có')
    expect(read).toContain('Tờ khai đăng ký khai sinh')
    expect(read).toContain('Văn bản của người làm chứng')
    expect(read).toContain('Văn bản ủy quyền')
    expect(read).not.toContain('Giấy cam đoan')
    expect(read).not.toContain('không có Giấy chứng sinh')
  })

  it.each([
    ['có', 'Giấy chứng sinh'],
    ['co', 'Giấy chứng sinh'],
    ['1', 'Giấy chứng sinh'],
    ['không có', 'Câu 2'],
    ['KHONG', 'Câu 2'],
  ])('takes «%s» typed for a button', async (typed, expected) => {
    const talk = createTalk(await libraryWith(questions))
    press(talk, talk.say('giấy khai sinh'), 'Giấy tờ của riêng bạn')
    expect(readable(talk.say(typed))).toContain(expected)
  })

  it('still hears another question in the middle', async () => {
    const talk = createTalk(await libraryWith(questions))
    press(talk, talk.say('giấy khai sinh'), 'Giấy tờ của riêng bạn')
    expect(talk.say('nộp hồ sơ trên mạng').answer.entry).toBe('nop-ho-so')
  })

  it('shows the whole list to whoever would rather not say', async () => {
    const talk = createTalk(await libraryWith(questions))
    const first = press(talk, talk.say('giấy khai sinh'), 'Giấy tờ của riêng bạn')
    expect(readable(press(talk, first, 'Xem tất cả giấy tờ'))).toContain('Giấy cam đoan')
  })

  it('begins anew, and says why, when an editor has changed the questions', async () => {
    const talk = createTalk(await libraryWith(questions))
    const first = press(talk, talk.say('giấy khai sinh'), 'Giấy tờ của riêng bạn')
    const yes = first.answer.buttons[0]?.data ?? ''
    const edited = createTalk(
      await libraryWith(
        questions.replace('[{id: co, label: Có},', '[{id: mat, label: Mất},{id: co, label: Có},'),
      ),
    )
    expect(readable(edited.press(yes))).toContain('vừa được sửa')
  })

  it('does not choose by a button that was forged', async () => {
    const talk = createTalk(await libraryWith(questions))
    const first = press(talk, talk.say('giấy khai sinh'), 'Giấy tờ của riêng bạn')
    const forged = (first.answer.buttons[0]?.data ?? '').replace(/1$/, '9')
    expect(readable(talk.press(forged))).toContain('vừa được sửa')
  })
})
