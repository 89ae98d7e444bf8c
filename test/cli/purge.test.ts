import { expect, test } from 'vitest'
import { purge } from '../../src/cli/purge.ts'
import { dayMs } from '../../src/lib/day.ts'
import { openStore } from '../helpers/desk.ts'
import { echoTurn, lan, minh, monday, says, takeTurn } from '../helpers/talk.ts'

const now = monday + 31 * dayMs

async function run(options: { readonly dryRun: boolean; readonly json?: boolean }) {
  const memory = await openStore()
  for (const message of [says(lan, '1', 'a'), says(minh, '1', 'b', monday + 2 * dayMs)]) {
    await memory.accept([message])
    await takeTurn(memory, `web:${message.person.id}`, echoTurn)
  }
  const lines: string[] = []
  const io = { out: (text: string) => void lines.push(text), err: (text: string) => void lines.push(text) }
  expect(await purge({ json: false, ...options }, memory, now, io)).toBe(0)
  return { memory, said: lines.join('\n') }
}

test('a dry run says per table what would go and why, and changes nothing', async () => {
  const { memory, said } = await run({ dryRun: true })
  expect(said).toMatch(/^would be deleted:/)
  expect(said).toMatch(
    / 1 {2}inbox +from before 2026-11-24: kept 30 days, the oldest is 31 days old \(Nhận câu hỏi/,
  )
  expect(said).toMatch(/ 0 {2}events +nothing is older than 400 days/)
  expect(said).not.toContain('tallies')
  expect(await memory.transcript(lan, 9)).toHaveLength(2)
})

test('a real one deletes just what the dry run said', async () => {
  const dry = await run({ dryRun: true, json: true })
  const { memory, said } = await run({ dryRun: false, json: true })
  expect(JSON.parse(said)).toEqual({ ...JSON.parse(dry.said), dryRun: false })
  expect(await memory.transcript(lan, 9)).toEqual([])
  expect(await memory.transcript(minh, 9)).toHaveLength(2)
})
