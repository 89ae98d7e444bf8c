import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import type { Event } from '../../src/conversation/event.ts'
import { conversationId, type Person } from '../../src/conversation/message.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { contentFolder, sampleContent, writeContentFile } from '../helpers/content.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { echoTurn, lan, minh, says, takeTurn } from '../helpers/talk.ts'

const dayMs = 86_400_000

type Asked = readonly [person: Person, question: string, daysAgo?: number]

/** A store in which this was asked in vain, with the sample content, beside which the command runs. */
async function asked(...questions: readonly Asked[]) {
  const folder = temporaryFolder()
  const contentDir = contentFolder()
  const memory = await openSqlite(join(folder, 'motcua.db'), { lock: true })
  onTestFinished(() => memory.close())
  for (const [at, [person, question, daysAgo = 0]] of questions.entries()) {
    const event: Event = { kind: 'turned', outcome: 'unknown', question, menu: [] }
    await memory.accept([says(person, String(at), question, Date.now() - daysAgo * dayMs)])
    await takeTurn(memory, conversationId(person), (message, before) => ({
      ...echoTurn(message, before),
      events: [event],
    }))
  }
  const env = { MOTCUA_DATA: folder, MOTCUA_CONTENT: contentDir }
  return { contentDir, gaps: (...args: readonly string[]) => runMotcua(['gaps', ...args], env) }
}

test('shows what was asked in vain, by how many, when, what is near and what to do', async () => {
  const { gaps } = await asked(
    [lan, 'gửi giấy tờ bưu điện'],
    [minh, 'gửi giấy tờ qua bưu điện', 1],
    [lan, 'lắp điện kế'],
  )
  const { code, out } = await gaps()
  expect(code).toBe(0)
  expect(out).toMatch(
    /^Từ \S+: 3 câu chưa được trả lời tốt, của 2 người, về 2 việc \/ since \S+: 3 questions/,
  )
  expect(out).toMatch(/^ {4}2 {5}2 {2}\S+ +\S+ +gửi giấy tờ bưu điện$/m)
  expect(out).toContain('còn hỏi / also: gửi giấy tờ qua bưu điện')
  expect(out).toMatch(/gần nhất \/ nearest: nop-ho-so «Nộp hồ sơ trực tuyến», \d+ %/)
  expect(out).toMatch(/→ nếu đúng là mục này, thêm câu hỏi vào guides\/nop-ho-so\.yaml/)
  expect(out).toMatch(/^ {4}1 {5}1 .*lắp điện kế\n.*\n +→ viết mục mới \/ write this entry$/m)
  expect(out).not.toMatch(/\blan\b|\bminh\b|web:/)
})

test('prints phrases as they stand under «phrases:», whatever is in them', async () => {
  const { gaps, contentDir } = await asked(
    [lan, 'gửi giấy tờ: bưu điện #1'],
    [minh, '- gửi giấy tờ "bưu điện"'],
  )
  const { out } = await gaps()
  const [, snippet = ''] = /guides\/nop-ho-so\.yaml → phrases:\n((?: {2}- .*\n?)+)/.exec(out) ?? []
  expect(parse(snippet)).toEqual(['- gửi giấy tờ "bưu điện"', 'gửi giấy tờ: bưu điện #1'])
  const guide = sampleContent['guides/nop-ho-so.yaml'].replace(/phrases: \[(.*)\]/, (_, old) =>
    ['phrases:', ...old.split(', ').map((each: string) => `  - ${each}`), snippet.trimEnd()].join('\n'),
  )
  writeContentFile(contentDir, 'guides/nop-ho-so.yaml', guide)
  expect((await gaps()).out).toContain('không còn gì phải viết thêm')
  expect((await gaps('--all')).out).toMatch(/✓ nay không phải viết gì nữa/)
})

test('looks back so many days, or to a day, and shows so many', async () => {
  const { gaps } = await asked([lan, 'lắp điện kế'], [lan, 'nuôi chó', 40], [minh, 'nuôi chó', 41])
  const day = new Date(Date.now() - 45 * dayMs).toISOString().slice(0, 10)
  expect((await gaps()).out).not.toContain('nuôi chó')
  expect((await gaps('--since', '45')).out).toContain('nuôi chó')
  const { out } = await gaps('--since', day, '--limit', '1')
  expect(out).toContain('nuôi chó')
  expect(out).not.toContain('lắp điện kế')
  expect(out).toContain('Đã xem 1 trong 2 việc')
})

test('prints JSON for programs', async () => {
  const { gaps } = await asked([lan, 'gửi giấy tờ bưu điện'])
  const { code, out } = await gaps('--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    people: 1,
    count: 1,
    matters: 1,
    looked: 1,
    gaps: [
      {
        question: 'gửi giấy tờ bưu điện',
        wordings: [],
        people: 1,
        count: 1,
        first: expect.any(String),
        last: expect.any(String),
        nearest: { entry: 'nop-ho-so', name: 'Nộp hồ sơ trực tuyến', confidence: expect.any(Number) },
        suggestion: {
          kind: 'add-phrase',
          entry: 'nop-ho-so',
          phrases: ['gửi giấy tờ bưu điện'],
          file: 'guides/nop-ho-so.yaml',
        },
      },
    ],
  })
})

test('says where to look when nothing was asked in vain', async () => {
  const { gaps } = await asked()
  const { code, out } = await gaps()
  expect(code).toBe(0)
  expect(out).toMatch(/không có câu hỏi nào bị bỏ ngỏ.*\n.*--since 90.*không được lưu/)
})

test.each([
  [['--since', 'hôm qua']],
  [['--since', '0']],
  [['--since', '2026-13-01']],
  [['--since', '2999-01-01']],
  [['--limit', '0']],
  [['--limit', 'x']],
])('says what is wrong with %j', async (args) => {
  const { gaps } = await asked()
  const { code, out, err } = await gaps(...args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/--\w+ .* is no .*: give /)
})

test('tells by an example how it is used', async () => {
  const { code, out } = await runMotcua(['gaps', '--help'])
  expect(code).toBe(0)
  expect(out).toMatch(/--since[\s\S]*--limit[\s\S]*--all[\s\S]*--json[\s\S]*Example: motcua gaps/)
})
