import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Memory } from '../../src/desk/memory.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { lan, monday, plainAnswer } from '../helpers/talk.ts'

/** A store beside which the command runs, as beside a running service. */
async function storeWithDeadLetter(): Promise<{ memory: Memory; id: string; env: { MOTCUA_DATA: string } }> {
  const folder = temporaryFolder()
  const memory = await openSqlite(join(folder, 'motcua.db'), { lock: false })
  await memory.post(lan, 'notice', plainAnswer('bí mật'), monday)
  const [letter] = await memory.claimOutgoing('web', 1, monday)
  const id = letter?.id ?? 0
  await memory.settle([{ id, sent: { kind: 'failed', reason: '-201' }, at: monday }])
  return { memory, id: String(id), env: { MOTCUA_DATA: folder } }
}

test('shows what was given up and why, never what it says nor to whom', async () => {
  const { env, id } = await storeWithDeadLetter()
  const { code, out } = await runMotcua(['outbox'], env)
  expect(code).toBe(1)
  expect(out).toContain('messages waiting for an answer: 0')
  expect(out).toMatch(new RegExp(`${id} +web +notice +failed +1 tries +2026-11-23 01:00 +-201`))
  expect(out).not.toMatch(/bí mật|lan/)
  expect(JSON.parse((await runMotcua(['outbox', '--json'], env)).out).deadLetters).toHaveLength(1)
})

test('sends again what it is told to', async () => {
  const { env, id, memory } = await storeWithDeadLetter()
  expect(await runMotcua(['outbox', 'retry', id, '999'], env)).toMatchObject({
    code: 1,
    out: '1 of 2 will be sent again by the running service\n',
  })
  expect(await memory.claimOutgoing('web', 1, monday)).toHaveLength(1)
  expect(await runMotcua(['outbox'], env)).toMatchObject({ code: 0 })
})

test.each([[['retry']], [['retry', 'x']], [['--limit', '0']]])('says what is wrong with %j', async (args) => {
  const { env } = await storeWithDeadLetter()
  expect(await runMotcua(['outbox', ...args], env)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/\S/),
  })
})
