import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Answer } from '../../src/conversation/answer.ts'
import type { MemberRole } from '../../src/conversation/member.ts'
import type { Message, Person, Said } from '../../src/conversation/message.ts'
import { invite } from '../../src/desk/invite.ts'
import { apology } from '../../src/intents/outside-talk.ts'
import { respond } from '../../src/intents/respond.ts'
import { readTyped } from '../../src/language/clean.ts'
import { vi } from '../../src/words/vi.ts'
import { anAct } from '../helpers/act.ts'
import { openStore, serve } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { libraryWithDuties, morning } from '../helpers/library.ts'

const lan: Person = { channel: 'telegram', id: '7' }
const minh: Person = { channel: 'zalo-oa', id: '8' }
const tuan: Person = { channel: 'telegram', id: '9' }

/** A desk on a real store, which people of two departments write to. */
async function openOffice() {
  const library = await libraryWithDuties()
  const memory = await openStore(join(temporaryFolder(), 'motcua.db'))
  const { desk } = await serve(memory, {
    respond: (message, conversation, known) =>
      respond(library, message, conversation, { introduce: false, tellLater: true }, known),
    apology,
  })
  let count = 0
  const hear = async (person: Person, said: Said): Promise<Answer> => {
    count += 1
    const message: Message = { id: `m${count}`, person, said, at: morning + count }
    return (await desk.ask(message)).answer
  }
  const say = (person: Person, text: string) => hear(person, { kind: 'text', ...readTyped(text) })
  const joins = async (person: Person, unit: string, unitName: string, role: MemberRole) => {
    const invited = { unit, unitName, role, name: 'Cán bộ', madeBy: 'quan-tri' } as const
    await say(person, await invite(memory.members, invited, morning, anAct))
  }
  await joins(lan, 'so-noi-vu', 'Sở Nội vụ', 'member')
  await joins(minh, 'so-noi-vu', 'Sở Nội vụ', 'manager')
  await joins(tuan, 'so-y-te', 'Sở Y tế', 'member')
  return { memory, hear, say }
}

const read = (answer: Answer) => JSON.stringify(answer.parts)
const listed = ({ choices, entry }: Answer) =>
  choices.length > 0 ? choices.map((each) => each.entry) : [entry]

it('a duty is received, done by a document and opened again, and the whole unit sees how it stands', async () => {
  const { memory, hear, say } = await openOffice()
  const training = 'vi-du-2026#3b'
  const overdue = 'sở tôi còn việc gì quá hạn'
  expect(listed(await say(lan, overdue))).toContain(training)

  const opened = await say(lan, '2')
  expect(read(opened)).toContain('Tập huấn kỹ năng số')
  expect((await say(lan, 'đã nhận')).outcome).toBe('duty-received')
  expect(read(await say(minh, overdue))).toContain(vi.duty.standing.receivedBy(1))

  expect((await say(lan, 'đã xong')).outcome).toBe('duty-asked')
  expect(read(await say(lan, '12/BC-SNV'))).toContain('12/BC-SNV')
  expect(listed(await say(minh, overdue))).not.toContain(training)
  expect(read(await say(minh, 'sở tôi đã xong những việc nào'))).toContain('12/BC-SNV')

  expect(read(await say(tuan, 'Sở Nội vụ đã xong những việc nào'))).not.toContain('12/BC-SNV')
  expect(read(await say(tuan, 'sở tôi đã xong những việc nào'))).not.toContain('12/BC-SNV')

  const again = await hear(minh, { kind: 'opened', entry: training })
  const reopen = again.buttons.find(({ label }) => label === vi.duty.acknowledge.words.reopen)
  expect((await hear(minh, { kind: 'pressed', data: reopen?.data ?? '' })).outcome).toBe('duty-reopened')
  expect(listed(await say(lan, overdue))).toContain(training)

  const [, , first] = await memory.members.list(morning)
  await memory.members.revoke(first?.id ?? 0, morning, anAct)
  await hear(lan, { kind: 'opened', entry: training })
  expect((await say(lan, 'đã xong 13/BC-SNV')).outcome).not.toBe('duty-done')
  expect(await memory.duties.words()).toMatchObject([{ duty: training, state: 'received' }])
})
