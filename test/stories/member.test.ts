import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linkedMemberCode, writtenMemberCode } from '../../src/conversation/member.ts'
import type { Message, Person, Said } from '../../src/conversation/message.ts'
import { invite } from '../../src/desk/invite.ts'
import type { Memory } from '../../src/desk/memory.ts'
import type { Library } from '../../src/intents/intent.ts'
import { apology } from '../../src/intents/outside-talk.ts'
import { respond } from '../../src/intents/respond.ts'
import { readTyped } from '../../src/language/clean.ts'
import { createCount } from '../../src/reports/count.ts'
import { findGaps } from '../../src/reports/gaps.ts'
import { missedIn } from '../../src/reports/wordings.ts'
import { anAct } from '../helpers/act.ts'
import { contentFolder } from '../helpers/content.ts'
import { keepSender, openStore, serve } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { libraryOf, morning } from '../helpers/library.ts'
import { handles, secretsIn, staffDirective, staffId, staffPath } from '../helpers/staff-directive.ts'

/** What people say to us, as it ships. */
const shippedTalk = Object.fromEntries(
  ['language/requests.yaml', 'language/talk.yaml'].map((path) => [path, readFileSync(join('content', path))]),
)
const minuteMs = 60_000
const lan: Person = { channel: 'telegram', id: '7' }
const minh: Person = { channel: 'telegram', id: '8' }
const invited = {
  unit: 'so-noi-vu',
  unitName: 'Sở Nội vụ',
  role: 'member',
  name: 'Lan',
  madeBy: 'quan-tri',
} as const

/** A desk on a real store that answers as the service does. The clock is that of the messages. */
async function openOffice(path = join(temporaryFolder(), 'motcua.db')) {
  const library: Library = await libraryOf(contentFolder({ ...shippedTalk, [staffPath]: staffDirective }))
  const memory = await openStore(path)
  let count = 0
  const { desk, log } = await serve(memory, {
    respond: (message, conversation, known) => {
      if (message.said.kind === 'text' && message.said.text.includes('LỖI')) throw new Error('broken')
      const manner = {
        introduce: false,
        tellLater: true,
        ticketCode: 'AB12345',
        ...(message.person.channel === 'web' ? { browser: true as const } : {}),
      }
      return respond(library, message, conversation, manner, known)
    },
    apology,
  })
  const hear = async (person: Person, said: Said, at = morning) => {
    count += 1
    const message: Message = { id: `m${count}`, person, said, at }
    const { answer } = await desk.ask(message)
    return { ...answer, read: JSON.stringify(answer) }
  }
  const say = (person: Person, text: string, at = morning) =>
    hear(person, { kind: 'text', ...readTyped(text) }, at)
  const newCode = (at = morning) => invite(memory.members, invited, at, anAct)
  return { memory, desk, log, path, library, hear, say, newCode }
}

const question = 'rà soát kho Velmotra'
const sees = async (
  office: { say: Awaited<ReturnType<typeof openOffice>>['say'] },
  person: Person,
  at = morning,
) => secretsIn((await office.say(person, question, at)).read).length > 0

async function bytesOf(path: string): Promise<string> {
  const folder = dirname(path)
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('')
}

async function storedOf(memory: Memory, person: Person): Promise<string> {
  return JSON.stringify(await memory.exportPerson(person))
}

describe('a code', () => {
  it.each([
    ['as it is written', (code: string) => ({ kind: 'text', text: writtenMemberCode(code) }) as const],
    [
      'without hyphens, in small letters',
      (code: string) => ({ kind: 'text', text: code.toLowerCase() }) as const,
    ],
    [
      'among words',
      (code: string) => ({ kind: 'text', text: `mã của tôi: ${writtenMemberCode(code)} ạ` }) as const,
    ],
    ['by a link', (code: string) => ({ kind: 'opened', entry: linkedMemberCode(code) }) as const],
  ])('%s makes a member of who sends it in private', async (_, said) => {
    const office = await openOffice()
    expect(await sees(office, lan)).toBe(false)
    const { outcome, read } = await office.hear(lan, said(await office.newCode()))
    expect(outcome).toBe('member-joined')
    expect(read).toContain('Sở Nội vụ')
    expect(await sees(office, lan)).toBe(true)
    expect(await sees(office, minh)).toBe(false)
  })

  it('survives the masking of what is typed, a thousand times', async () => {
    for (let count = 0; count < 1000; count += 1) {
      const code = await invite({ invite: async () => {} }, invited, morning, anAct)
      expect(readTyped(writtenMemberCode(code)).text).toBe(writtenMemberCode(code))
      expect(code).toMatch(/^[BCFGHJKMNPQRSTVXZ]{32}$/)
    }
  })

  it('says what risk there is where the person is whoever holds the browser', async () => {
    const office = await openOffice()
    const web = await office.say({ channel: 'web', id: 'w'.repeat(32) }, await office.newCode())
    expect(web.read).toContain('trình duyệt')
    expect((await office.say(lan, await office.newCode())).read).not.toContain('trình duyệt')
  })

  it('works once', async () => {
    const office = await openOffice()
    const code = await office.newCode()
    await office.say(lan, code)
    expect((await office.say(minh, code)).outcome).toBe('member-refused')
    expect(await sees(office, minh)).toBe(false)
  })

  it('is had by one of many who send it at the same moment', async () => {
    const office = await openOffice()
    const code = await office.newCode()
    const people = Array.from({ length: 40 }, (_, at): Person => ({ channel: 'telegram', id: `${100 + at}` }))
    const answers = await Promise.all(people.map((person) => office.say(person, code)))
    expect(answers.filter(({ outcome }) => outcome === 'member-joined')).toHaveLength(1)
    expect(await office.memory.members.list(morning)).toHaveLength(1)
  })

  it('works for ten minutes, and not a moment longer', async () => {
    const office = await openOffice()
    const [early, late] = [await office.newCode(), await office.newCode()]
    expect((await office.say(lan, early, morning + 10 * minuteMs - 1)).outcome).toBe('member-joined')
    expect((await office.say(minh, late, morning + 10 * minuteMs)).outcome).toBe('member-refused')
  })

  it('that an admin made void does not work', async () => {
    const office = await openOffice()
    const code = await office.newCode()
    const [waiting] = await office.memory.members.invitations(morning)
    expect(await office.memory.members.withdraw(waiting?.id ?? 0, anAct)).toBe(true)
    expect((await office.say(lan, code)).outcome).toBe('member-refused')
  })

  it('sent to a group is void, and the group does not learn whether it was right', async () => {
    const office = await openOffice()
    const code = await office.newCode()
    const group: Person = { channel: 'telegram', id: '-5:7' }
    const right = await office.say(group, code)
    const wrong = await office.say({ ...group, id: '-5:8' }, `${'BCFG'.repeat(6)}HJKMNPQR`)
    expect(right).toEqual(wrong)
    expect(right.outcome).toBe('member-refused')
    expect((await office.say(lan, code)).outcome).toBe('member-refused')
    expect(await office.memory.members.list(morning)).toEqual([])
  })

  it('is not looked at after five wrong ones, a right one neither, for an hour', async () => {
    const office = await openOffice()
    const wrong = `${'BCFG'.repeat(6)}HJKMNPQR`
    for (let count = 0; count < 5; count += 1) await office.say(lan, wrong)
    const code = await office.newCode()
    expect((await office.say(lan, code)).read).toContain('một giờ')
    expect((await office.say(minh, code)).outcome).toBe('member-joined')
    const later = morning + 61 * minuteMs
    expect((await office.say(lan, await office.newCode(later), later)).outcome).toBe('member-joined')
  })

  it('that is nearly right is none, hundreds of times', async () => {
    const office = await openOffice()
    const code = await office.newCode()
    const letters = [...'BCFGHJKMNPQRSTVXZ']
    const near = [...code].flatMap((letter, at) =>
      letters
        .filter((other) => other !== letter)
        .map((other) => code.slice(0, at) + other + code.slice(at + 1)),
    )
    const all = [
      ...near,
      code.slice(1),
      code.slice(0, -1),
      `${code}B`,
      [...code].reverse().join(''),
      code.replace(/C/g, 'С'),
    ]
    expect(all.length).toBeGreaterThan(500)
    for (const [at, wrong] of all.entries()) {
      const person: Person = { channel: 'zalo-oa', id: `${at}` }
      if (wrong === code) continue
      expect((await office.say(person, wrong)).outcome).not.toBe('member-joined')
    }
    expect(await office.memory.members.list(morning)).toEqual([])
    expect((await office.say(lan, code)).outcome).toBe('member-joined')
  }, 120_000)

  it('is neither kept nor logged, right, mistyped, in a group or where answering failed', async () => {
    const office = await openOffice()
    const codes = await Promise.all([1, 2, 3, 4].map(() => office.newCode()))
    const [right = '', mistyped = '', grouped = '', failing = ''] = codes
    await office.say(lan, right)
    await office.say(minh, mistyped.slice(0, -2))
    await office.say({ channel: 'telegram', id: '-5:9' }, grouped)
    await office.say({ channel: 'telegram', id: '10' }, `LỖI ${failing}`)
    for (const id of ['7', '8', '-5:9', '10']) {
      const stored = await storedOf(office.memory, { channel: 'telegram', id })
      for (const code of codes) expect(stored).not.toContain(code.slice(0, 20))
      expect(stored).toContain('[nội dung không lưu]')
    }
    for (const code of codes) expect(JSON.stringify(office.log.entries)).not.toContain(code.slice(0, 12))
    await office.memory.purge(morning)
    const bytes = await bytesOf(office.path)
    for (const code of codes) expect(bytes).not.toContain(code.slice(0, 20))
  })

  it('leaves what laughter and long numbers are as they were', async () => {
    const office = await openOffice()
    expect((await office.say(lan, 'k'.repeat(40))).outcome).not.toBe('member-refused')
    expect((await office.say(lan, 'giấy khai sinh ở đâu')).outcome).not.toMatch(/member/)
  })
})

describe('a member', () => {
  async function joined(person = lan) {
    const office = await openOffice()
    await office.say(person, await office.newCode())
    return office
  }
  const only = async (memory: Memory) => (await memory.members.list(morning))[0]

  it('who is revoked is none in the next turn, and nothing of it is read again', async () => {
    const office = await joined()
    await office.say(lan, question)
    expect(secretsIn(JSON.stringify(await office.memory.transcript(lan, 20)))).not.toEqual([])
    expect(await office.memory.members.revoke((await only(office.memory))?.id ?? 0, morning, anAct)).toBe(
      true,
    )
    expect(secretsIn(JSON.stringify(await office.memory.transcript(lan, 20)))).toEqual([])
    expect(await sees(office, lan)).toBe(false)
    expect((await office.say(lan, 'tôi là ai')).outcome).toBe('member-none')
    expect(await office.memory.members.revoke((await only(office.memory))?.id ?? 0, morning, anAct)).toBe(
      false,
    )
  })

  it('who is revoked while an answer waits to be sent does not get it', async () => {
    const office = await joined()
    await office.say(lan, question)
    await office.memory.members.revoke((await only(office.memory))?.id ?? 0, morning, anAct)
    const waiting = await office.memory.claimOutgoing('telegram', 9, Number.MAX_SAFE_INTEGER)
    expect(waiting.length).toBeGreaterThan(0)
    const sender = keepSender('telegram')
    for (const outgoing of waiting) await sender.send(outgoing)
    expect(secretsIn(JSON.stringify([waiting, sender.sent]))).toEqual([])
  })

  it('is one for a year', async () => {
    const office = await joined()
    const year = morning + 365 * 86_400_000
    expect(await sees(office, lan, year - 1)).toBe(true)
    expect(await sees(office, lan, year)).toBe(false)
  })

  it('is told who they are, and leaves with a receipt', async () => {
    const office = await joined()
    const shown = await office.say(lan, 'tôi là ai')
    expect(shown.read).toContain('Bạn là Lan, cán bộ, Sở Nội vụ.')
    await office.say(lan, question)
    const left = await office.say(lan, 'thôi là cán bộ')
    expect([left.outcome, left.read]).toEqual(['member-left', expect.stringContaining('27/11/2026')])
    expect(await sees(office, lan)).toBe(false)
    expect(await office.memory.members.list(morning)).toEqual([])
    expect(secretsIn(await storedOf(office.memory, lan))).toEqual([])
  })

  it('finds the binding among their data, and it goes with them', async () => {
    const office = await joined()
    expect((await office.say(lan, 'dữ liệu của tôi')).read).toContain('cán bộ của Sở Nội vụ')
    expect(await storedOf(office.memory, lan)).toContain('so-noi-vu')
    await office.say(lan, 'quên tôi')
    const gone = await office.say(lan, '1')
    expect([gone.outcome, gone.read]).toEqual(['privacy-erased', expect.stringContaining('Quyền cán bộ')])
    expect(await office.memory.members.list(morning)).toEqual([])
    expect(await storedOf(office.memory, lan)).not.toContain('so-noi-vu')
    expect(await sees(office, lan)).toBe(false)
  })

  it('is erased at the command line, too', async () => {
    const office = await joined()
    await office.memory.erasePerson(lan)
    expect(await sees(office, lan)).toBe(false)
  })

  it('who is given another code has the latest right only', async () => {
    const office = await joined()
    const other = { ...invited, unit: 'so-tu-phap', unitName: 'Sở Tư pháp', role: 'manager' } as const
    await office.say(lan, await invite(office.memory.members, other, morning, anAct))
    expect(await office.memory.members.list(morning)).toMatchObject([{ unit: 'so-tu-phap', role: 'manager' }])
  })

  it('in a group, or on another channel, is nobody', async () => {
    const office = await joined()
    expect(await sees(office, { channel: 'telegram', id: '-5:7' })).toBe(false)
    expect(await sees(office, { channel: 'zalo-oa', id: '7' })).toBe(false)
    expect((await office.say({ channel: 'telegram', id: '-5:7' }, 'tôi là ai')).outcome).toBe('member-none')
  })

  it('is written down in the audit log by number, when joining and leaving', async () => {
    const office = await joined()
    await office.say(lan, 'thôi là cán bộ')
    const acts = (await office.memory.staff.acts(9)).filter(({ action }) => action !== anAct.action)
    expect(acts).toMatchObject([
      { action: 'thanh-vien/leave', target: '1', source: 'telegram' },
      { action: 'thanh-vien/join', target: '1', detail: 'so-noi-vu member (quan-tri)' },
    ])
    expect(JSON.stringify(acts)).not.toMatch(/Lan|"7"/)
  })

  it('leaves no trace of what is for staff in events, figures or gaps, and others see what they saw', async () => {
    const office = await joined()
    const shown = await office.say(lan, question)
    const down = shown.buttons.find(({ data }) => /\.r\.\d+\.0$/.test(data))?.data ?? ''
    await office.hear(lan, { kind: 'pressed', data: down })
    for (const text of [...handles.phrases, handles.name, 'Quandrilo là gì', 'Zubakimo Velmotra Hyblonque'])
      await office.say(lan, text)
    const events = []
    for await (const happened of office.memory.events(0, Infinity)) events.push(happened)
    const count = createCount('Asia/Ho_Chi_Minh')
    for (const happened of events) count.take(happened)
    const missed = await missedIn(office.memory.events(0, Infinity))
    const gaps = await findGaps(missed, office.library, { limit: 50, all: true })
    const told = JSON.stringify([events, count.counted(), gaps])
    expect(events.some(({ event }) => event.kind === 'rated')).toBe(true)
    expect(secretsIn(told)).toEqual([])
    expect(told).not.toContain(staffId)
    expect(told).not.toContain('Velmotra')
  })
})
