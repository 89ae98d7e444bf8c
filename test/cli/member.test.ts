import { describe, expect, it } from 'vitest'
import { type MemberTask, manageMembers } from '../../src/cli/member.ts'
import { readMemberCode } from '../../src/conversation/member.ts'
import { openStore } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { monday } from '../helpers/talk.ts'

async function open(link?: string) {
  const { members, staff } = await openStore()
  const said: string[] = []
  const io = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
  const startLink = async (payload: string) => link && `${link}${payload}`
  const desk = { members, staff, startLink, user: 'minh', now: monday, io }
  return { members, staff, said, run: (task: MemberTask) => manageMembers(task, desk) }
}

const code = { kind: 'code', name: 'Nguyễn Thị Lan', unit: 'Sở Nội vụ', role: 'member' } as const

describe('motcua staff member', () => {
  it('makes, lists and makes void a code as a user runs it', async () => {
    const env = { MOTCUA_DATA: temporaryFolder() }
    const made = await runMotcua(['staff', 'member', 'code', code.name, '--unit', code.unit], env)
    expect([made.code, readMemberCode({ kind: 'text', text: made.out })?.length]).toEqual([0, 32])
    const listed = JSON.parse((await runMotcua(['staff', 'member', 'list', '--json'], env)).out)
    expect(listed).toMatchObject({ members: [], codes: [{ id: 1, unit: 'so-noi-vu', role: 'member' }] })
    expect((await runMotcua(['staff', 'member', 'cancel', '1'], env)).code).toBe(0)
    expect((await runMotcua(['staff', 'member', 'cancel', '1'], env)).code).toBe(1)
    expect((await runMotcua(['staff', 'member', 'revoke', '7'], env)).code).toBe(1)
    expect((await runMotcua(['staff', 'member', 'code', 'Lan'], env)).code).toBe(2)
  })

  it('gives the link of the bot where there is one, and writes down all but the code', async () => {
    const { run, said, staff } = await open('https://t.me/b?start=')
    expect(await run(code)).toBe(0)
    expect(said[1]).toBe(`https://t.me/b?start=${said[0]?.toLowerCase()}`)
    const acts = await staff.acts(9)
    expect(acts).toMatchObject([{ who: 'cli:minh', action: 'staff member code', detail: 'so-noi-vu member' }])
    expect(JSON.stringify(acts)).not.toContain(said[0]?.slice(0, 9))
  })

  it.each([
    [{ ...code, role: 'admin' }],
    [{ ...code, name: '' }],
    [{ ...code, unit: '…' }],
    [{ kind: 'revoke', number: 'một' } as const],
    [{ kind: 'cancel', number: '-1' } as const],
  ])('takes %j for wrong use', async (task) => {
    const { run, members } = await open()
    expect(await run(task)).toBe(2)
    expect(await members.invitations(monday)).toEqual([])
  })

  it('says what to do when nobody is bound yet', async () => {
    const { run, said } = await open()
    expect(await run({ kind: 'list', json: false })).toBe(0)
    expect(said[0]).toContain('motcua staff member code')
  })
})
