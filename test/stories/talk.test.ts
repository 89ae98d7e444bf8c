import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { outcomes } from '../../src/conversation/answer.ts'
import type { Person } from '../../src/conversation/message.ts'
import { vi } from '../../src/words/vi.ts'
import { type Citizen, createCitizen, dataOf, outcomeOf, readText } from '../helpers/citizen.ts'
import { contentDir } from '../helpers/library.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { type Server, startServer } from '../helpers/server.ts'

/** Citizens at the running service, over HTTP, with the shipped content and a store on disk. */

const dataDir = mkdtempSync(join(tmpdir(), 'motcua-talk-'))
let server: Server

beforeAll(async () => {
  server = await startServer(dataDir, contentDir, { logLevel: 'debug' })
})
afterAll(async () => {
  await server?.end('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a newborn', () => {
  test('is told of alike with and without marks, and what follows stays with it', async () => {
    const [lan, minh] = [newcomer(), newcomer()]
    const marked = await lan.say('con mới sinh làm giấy gì')
    const unmarked = await minh.say('con moi sinh lam giay gi')
    expect(outcomeOf(marked.html)).toBe('answered')
    expect(titleOf(marked.html)).toBe('Đăng ký khai sinh')
    expect(readText(marked.html)).toMatch(/Giấy tờ.*Căn cứ.*Luật Hộ tịch.*đọc ngày/)
    expect(readText(unmarked.html)).toBe(readText(marked.html))

    const fee = await lan.say('thế mất bao nhiêu tiền')
    expect(titleOf(fee.html)).toBe('Đăng ký khai sinh')
    expect(readText(fee.html)).toMatch(/^.{0,60}Phí, lệ phí .*miễn phí/)
    const time = await minh.say('bao lau thi co')
    expect(titleOf(time.html)).toBe('Đăng ký khai sinh')
    expect(readText(time.html)).toMatch(/^.{0,60}Thời gian .*ngày làm việc/i)
  })
})

describe('a rating', () => {
  test('is one press, a reason one more, and both are kept as they happened', async () => {
    const lan = newcomer()
    const answer = await lan.say('đăng ký kết hôn cần giấy gì')
    const why = await lan.press(dataOf(answer.html, vi.rating.notUseful))
    expect(outcomeOf(why.html)).toBe('rated')
    const thanks = await lan.press(dataOf(why.html, vi.rating.reasons.incomplete))
    expect(readText(thanks.html)).toContain(vi.rating.reasonThanks)
    expect(await ratingsBy(lan)).toEqual([
      { kind: 'rated', turn: 1, useful: false, entry: 'ket-hon' },
      {
        ...{ kind: 'rated', turn: 1, useful: false, entry: 'ket-hon', reason: 'incomplete' },
        was: { useful: false, at: expect.any(Number) },
      },
    ])
  })

  test('with a button of somebody else’s talk is refused kindly, and counts for nobody', async () => {
    const [lan, minh] = [newcomer(), newcomer()]
    const { html } = await lan.say('đăng ký kết hôn cần giấy gì')
    const theirs = dataOf(html, vi.rating.useful)
    await minh.say('đăng ký kết hôn cần giấy gì')
    const refused = await minh.press(theirs)
    expect(refused.status).toBe(200)
    expect(outcomeOf(refused.html)).toBe('refused-old-button')
    expect(readText(refused.html)).toContain(vi.bad.oldButton)
    await lan.press(theirs)
    expect(await ratingsBy(minh)).toEqual([])
    expect(await ratingsBy(lan)).toEqual([{ kind: 'rated', turn: 1, useful: true, entry: 'ket-hon' }])
  })
})

describe('«quên tôi»', () => {
  test('once confirmed leaves nothing of what was said, on the page, in the export, in any file', async () => {
    const lan = newcomer()
    const canary = 'hoàng yến 7381'
    await lan.say(`khai sinh cho bé nhà ${canary}`)
    await lan.say('quên tôi')
    expect(JSON.stringify(await exported(lan.person))).toContain(canary)
    expect(filesWith(canary)).not.toEqual([])

    const asked = await lan.say('quên tôi')
    expect(outcomeOf(asked.html)).toBe('privacy-asked')
    const done = await lan.press(dataOf(asked.html, vi.privacy.yes))
    expect(outcomeOf(done.html)).toBe('privacy-erased')
    expect(readText(done.html)).toContain(vi.privacy.done)
    const kept = await exported(lan.person)
    expect(JSON.stringify(kept)).not.toMatch(/hoàng yến|khai-sinh|quên tôi/)
    expect([kept.inbox.length, kept.outbox.length]).toEqual([1, 1])
    expect(filesWith(canary)).toEqual([])
    expect(readText((await lan.look()).html)).not.toContain(canary)
  })
})

describe('personal data', () => {
  const given = ['001203004567', '0987654321', '0987 654 321', 'chim.en@example.vn', 'Chim Én', 'chim oanh']
  const questions = [
    'số căn cước của tôi là 001203004567, tôi làm mất thẻ căn cước',
    'số của tôi là 0987654321 hoặc 0987 654 321, tôi muốn đăng ký tạm trú',
    'tôi muốn đăng ký khai sinh cho con, thư điện tử chim.en@example.vn',
    'tôi tên là Nguyễn Thị Chim Én, tôi muốn đăng ký kết hôn',
    'em ten la tran thi chim oanh muon dang ky thuong tru',
  ]

  test('typed by a citizen is not kept, not logged and not said again', async () => {
    const lan = newcomer()
    const read: string[] = []
    for (const text of questions) {
      const { status, html } = await lan.say(text)
      expect(status).toBe(200)
      expect(outcomeOf(html)).toMatch(/^(answered|choices)$/)
      read.push(html)
      expect((await lan.send(form(text))).status).toBe(303)
    }
    for (const text of given)
      read.push(await (await fetch(new URL(`/tra-cuu?so=${text}`, server.url))).text())
    read.push((await lan.look()).html, JSON.stringify(await exported(lan.person)))
    expect(read.at(-1)).toContain('[số định danh]')
    for (const secret of given) {
      expect(read.filter((each) => each.includes(secret))).toEqual([])
      expect(filesWith(secret)).toEqual([])
      expect(server.said()).not.toContain(secret)
    }
    expect(filesWith('[số định danh]')).not.toEqual([])
    expect(server.said()).toContain('serving')
  })
})

describe('whatever is typed', () => {
  test.each<[what: string, body: string]>([
    ['nothing', form('')],
    ['blanks', form(' \t\r\n\u00a0\u3000')],
    ['100,000 characters', form('khai sinh '.repeat(10_000))],
    ['100,000 characters with marks', form('ế'.repeat(100_000))],
    ['a NUL', form('\0')],
    ['NULs in a question', form('khai\0 sinh\0')],
    ['a lone surrogate', 'text=khai+sinh+%ED%A0%80'],
    ['bytes that are no UTF-8', 'text=khai+sinh+%FF%FE%C3'],
    ['text from right to left', form('\u202eأين أسجل مولودي\u202c')],
    ['zalgo', form(`k${'\u0301\u0323\u0489'.repeat(400)}hai sinh`)],
    ['emoji only', form('👶🏽🎉❤️‍🔥👨‍👩‍👧')],
    ['HTML', form('<script>alert(1)</script><img src=x onerror=alert(1)><b>khai sinh</b>')],
    ['Markdown', form('# **khai sinh** [x](javascript:alert(1)) `y` | z |\n---')],
    ['a template', form('{{7*7}} <%= 7*7 %> %s %n %00')],
    ['SQL', form("'; drop table inbox; --")],
    ['punctuation', form('?!… -- ///')],
    ['another language', form('出生届はどこに出しますか')],
    ['a key of every object', form('__proto__')],
  ])('the reply is kind and short: %s', async (_what, body) => {
    const lan = newcomer()
    expect((await lan.send(body)).status).toBe(303)
    const page = await lan.look()
    expect(page.status).toBe(200)
    const reply = /<article[^>]* data-id=.*?<\/article>/s.exec(page.html)?.[0] ?? ''
    expect(outcomes.filter((each) => each !== 'error-fault')).toContain(outcomeOf(reply))
    expect(readText(reply).length).toBeGreaterThan(40)
    expect(readText(reply).length).toBeLessThan(1_500)
    expect(page.html).not.toMatch(/<script>|<img|<b>|="javascript:|\0|\u202e/)
  })

  test('leaves no fault in the log', async () => {
    expect(server.said()).not.toMatch(/"level":[56]0/)
    expect((await fetch(new URL('/healthz', server.url))).status).toBe(200)
  })
})

function newcomer(): Citizen {
  return createCitizen(server.url)
}

function form(text: string): string {
  return `text=${encodeURIComponent(text)}`
}

function titleOf(html: string): string {
  return readText(/<h2>.*?<\/h2>/s.exec(html)?.[0] ?? '')
}

const Rows = z.array(z.record(z.string(), z.unknown()))
const Export = z.object({
  tables: z.object({ inbox: Rows, conversations: Rows, events: Rows, outbox: Rows }),
})

/** What `motcua export` shows of a person beside the running service. */
async function exported({ channel, id }: Person): Promise<z.infer<typeof Export>['tables']> {
  const { code, out, err } = await runMotcua(['export', `${channel}:${id}`], { MOTCUA_DATA: dataDir })
  if (code !== 0) throw new Error(err)
  return Export.parse(JSON.parse(out)).tables
}

async function ratingsBy({ person }: Citizen): Promise<readonly unknown[]> {
  const events = (await exported(person)).events.map(({ event }) => JSON.parse(String(event)))
  return events.filter(({ kind }) => kind === 'rated')
}

/** Files of the data folder that hold these bytes. */
function filesWith(text: string): readonly string[] {
  return readdirSync(dataDir).filter((name) => readFileSync(join(dataDir, name)).includes(text))
}
