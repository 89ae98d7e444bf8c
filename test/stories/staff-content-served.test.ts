import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createCitizen, outcomeOf } from '../helpers/citizen.ts'
import { contentFolder } from '../helpers/content.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { startServer } from '../helpers/server.ts'
import { handles, secretsIn, staffDirective, staffId, staffPath } from '../helpers/staff-directive.ts'

/** The program as it is run: one member by the command line and the web, and everybody else at every address and command. */
it('shows what is for staff to a member alone, and to nobody once revoked', async () => {
  const [data, content] = [temporaryFolder(), contentFolder({ [staffPath]: staffDirective })]
  const env = { MOTCUA_DATA: data, MOTCUA_CONTENT: content }
  const server = await startServer(data, content, {
    logLevel: 'debug',
    env: { MOTCUA_PUBLIC_QUALITY: '1' },
  })
  onTestFinished(async () => void (await server.end('SIGTERM')))
  const member = createCitizen(server.url)
  const stranger = createCitizen(server.url)
  const made = await runMotcua(['staff', 'member', 'code', 'Lan', '--unit', 'Sở Nội vụ'], env)
  const code = made.out.trim()

  expect(secretsIn((await member.say(handles.phrases[0])).html)).toEqual([])
  expect(outcomeOf((await member.say(code)).html)).toBe('member-joined')
  expect(secretsIn((await member.say(handles.phrases[0])).html)).toContain('Hyblonque')
  expect(secretsIn((await member.look()).html)).toContain('Hyblonque')
  expect((await member.look()).html).not.toContain(code)

  expect(outcomeOf((await stranger.say(code)).html)).toBe('member-refused')
  for (const phrase of [...handles.phrases, handles.name, handles.number, staffId])
    expect(secretsIn((await stranger.say(phrase)).html)).toEqual([])
  const addresses = [
    ...['', 'healthz', 'metrics', 'events?after=0', 'chat-luong', 'chat-luong.json', 'du-lieu-cua-toi.json'],
    ...[
      `?mo=${staffId}`,
      `?mo=${code.toLowerCase()}`,
      `chat?text=${staffId}`,
      `api/${staffId}`,
      `${staffPath}`,
    ],
    ...['can-bo', 'can-bo/noi-dung', 'can-bo/thanh-vien', 'can-bo/cau-chua-tra-loi', 'embed.js'],
  ]
  // One's own page shows what one typed: this browser has typed nothing.
  const passerBy = createCitizen(server.url)
  for (const address of addresses) {
    const signal = AbortSignal.timeout(2_000)
    const got = await fetch(new URL(address, server.url), {
      headers: { cookie: `motcua=${passerBy.key}` },
      signal,
    })
    const body = address.startsWith('events') ? '' : await got.text()
    expect([address, secretsIn(body), body.includes(staffId) && !address.includes(staffId)]).toEqual([
      address,
      [],
      false,
    ])
  }

  const questions = join(temporaryFolder(), 'q.yaml')
  writeFileSync(
    questions,
    handles.phrases.map((q, at) => `- {id: q${at}, q: ${q}, topic: "${staffId}#1"}`).join('\n'),
  )
  for (const args of [
    ['ask', handles.phrases[0], '--json'],
    ['eval', questions, '--json'],
    ['gaps', '--all', '--json'],
    ['report', '--format', 'json'],
    ['export', `web:${stranger.person.id}`],
    ['outbox', '--json'],
  ]) {
    const { out, err } = await runMotcua(args, env)
    expect([args[0], secretsIn(out + err)]).toEqual([args[0], []])
  }
  expect(secretsIn(server.said())).toEqual([])
  expect(server.said()).not.toContain(code.slice(0, 9))

  const listed = JSON.parse((await runMotcua(['staff', 'member', 'list', '--json'], env)).out)
  const [{ id }] = listed.members
  expect((await runMotcua(['staff', 'member', 'revoke', String(id)], env)).code).toBe(0)
  expect(secretsIn((await member.say(handles.phrases[0])).html)).toEqual([])
  expect(secretsIn((await member.look()).html)).toEqual([])
}, 120_000)

it('tells nothing of a broken file for staff where anybody may read', async () => {
  const broken = staffDirective.replace('issued: "2026-10-01"', 'issued: Quandrilo')
  const [data, content] = [temporaryFolder(), contentFolder()]
  const server = await startServer(data, content, { logLevel: 'debug' })
  onTestFinished(async () => void (await server.end('SIGTERM')))
  writeFileSync(join(content, staffPath), broken)
  const health = async () => (await fetch(new URL('/healthz', server.url))).text()
  await expect.poll(health, { timeout: 20_000 }).toContain('motcua check')
  expect(secretsIn((await health()) + server.said())).toEqual([])
  expect((await health()) + server.said()).not.toContain(staffId)
}, 60_000)
