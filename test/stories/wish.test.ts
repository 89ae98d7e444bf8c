import { join } from 'node:path'
import Database from 'libsql'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.ts'
import { vi } from '../../src/words/vi.ts'
import { startTelegram } from '../doubles/telegram/double.ts'
import { startZaloOa } from '../doubles/zalo-oa/double.ts'
import { createCitizen, dataOf, readText } from '../helpers/citizen.ts'
import { changed, contentFolder, writeContentFile } from '../helpers/content.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { type Server, startServer } from '../helpers/server.ts'
import { eventually } from '../helpers/time.ts'
import { zaloSettings } from '../helpers/zalo.ts'

/** Asked before anybody wrote about it; the day it is written, whoever wished to hear of it does, once. */

const question = 'nuôi chó có phải đăng ký không'
const guide = 'guides/nop-ho-so.yaml'
const told = /^Bạn từng hỏi: «nuôi chó có phải đăng ký không»\. Nay tôi đã có câu trả lời:/
const dayMs = 86_400_000

test('an answer that comes later is told once to whoever agreed, where the platform still allows it', {
  timeout: 180_000,
}, async () => {
  const town = await openTown()
  const { telegram, zalo, contentDir } = town
  const lan = telegram.user({ id: 4242, name: 'Lan' })
  const hoa = telegram.user({ id: 5151, name: 'Hoa' })
  const lanOnZalo = zalo.user('246845883529197922')
  const minh = zalo.user('246845883529197933')
  const onTelegram = (id: number) =>
    telegram
      .chat(id)
      .messages.flatMap(({ from, text = '' }) => (from === 'bot' && told.test(text) ? [text] : []))
  const onZalo = ({ view }: typeof minh) => view().filter((text) => told.test(text))
  const all = () =>
    [onTelegram(lan.id), onZalo(lanOnZalo), onZalo(minh), onTelegram(hoa.id)].map(({ length }) => length)

  for (const person of [lan, hoa]) {
    person.says(question)
    await eventually(() => expect(person.view().last?.text).toContain(vi.unknown.first))
    person.presses(vi.wish.button)
    await eventually(() => expect(person.view().last?.text).toMatch(/một lần duy nhất/))
  }
  for (const person of [lanOnZalo, minh]) {
    person.says(question)
    await eventually(() => expect(person.view().at(-1)).toContain(vi.unknown.first))
    person.says(numberOf(person.view().at(-1), vi.wish.button))
    await eventually(() => expect(person.view().at(-1)).toMatch(/một lần duy nhất/))
  }
  hoa.says('quên tôi')
  await eventually(() => expect(hoa.view().last?.text).toContain(vi.privacy.ask))
  hoa.presses(vi.privacy.yes)
  await eventually(() => expect(hoa.view().last?.text).toContain(vi.privacy.done))
  const citizen = createCitizen(town.server().url)
  const unknown = await citizen.say(question)
  await citizen.press(dataOf(unknown.html, vi.wish.button))

  await town.restart(() => passDays(town.dataDir, minh.id, 3))
  writeContentFile(contentDir, guide, changed(guide, 'phrases: [', `phrases: [${question}, `))
  await eventually(() => expect(all()).toEqual([1, 1, 0, 0]))
  const page = createCitizen(town.server().url, citizen.key)
  const talk = await eventually(async () => {
    const text = readText((await page.look()).html)
    expect(text).toContain('Nay tôi đã có câu trả lời')
    return text
  })
  expect(talk.match(/Nay tôi đã có câu trả lời/g)).toHaveLength(1)

  await town.restart()
  expect(await openWishes(town.dataDir)).toEqual([minh.id])
  minh.says('xin chào')
  await eventually(() => expect(all()).toEqual([1, 1, 1, 0]))
  // A reply on its way when a kill comes may arrive twice: that is not what this story is about.
  await eventually(async () => expect(await underWay(town.dataDir)).toBe(0))
  await town.restart()
  expect(await openWishes(town.dataDir)).toEqual([])

  const [first = ''] = onZalo(minh)
  minh.says(numberOf(first, 'Nộp hồ sơ trực tuyến'))
  await eventually(() => expect(minh.view().at(-1)).toMatch(/Hữu ích/))
  expect(all()).toEqual([1, 1, 1, 0])
  expect(town.server().said()).not.toMatch(/nuôi chó|4242|246845883529197922/)
})

/** The service with both chat platforms and content that an editor may change. It is killed and started again, never asked to stop. */
async function openTown() {
  const telegram = await startTelegram()
  const zalo = await startZaloOa()
  const contentDir = contentFolder({
    'language/chung.yaml':
      'id: chung\ntalk:\n  greeting: [xin chào]\n  forget-me: [quên tôi]\nfillers: [ạ]\n',
  })
  const settings = zaloSettings(zalo)
  const env = {
    ...settings,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_UPDATES: 'polling',
  }
  const dataDir = settings.MOTCUA_DATA
  const { accessToken, refreshToken } = zalo.grants.issue()
  await runMotcua(['zalo', 'token'], settings, `${refreshToken}\n${accessToken}\n`)
  let server: Server = await open()
  onTestFinished(() => void server.end('SIGKILL'))

  async function open(): Promise<Server> {
    const opened = await startServer(dataDir, contentDir, { env, logLevel: 'debug' })
    zalo.hook.set(`${opened.url}webhooks/zalo-oa`)
    return opened
  }

  return {
    telegram,
    zalo,
    contentDir,
    dataDir,
    server: () => server,
    async restart(meanwhile = () => {}): Promise<void> {
      await server.end('SIGKILL')
      meanwhile()
      server = await open()
    },
  }
}

/** So long this person has said nothing. */
function passDays(dataDir: string, personId: string, days: number): void {
  const database = new Database(join(dataDir, 'motcua.db'))
  database.prepare('update inbox set at = at - ? where person_id = ?').run(days * dayMs, personId)
  database.close()
}

async function openWishes(dataDir: string): Promise<readonly string[]> {
  const memory = await openSqlite(join(dataDir, 'motcua.db'), { lock: false })
  try {
    return (await memory.wishes(0, 10)).map(({ person }) => person.id)
  } finally {
    await memory.close()
  }
}

async function underWay(dataDir: string): Promise<number> {
  const memory = await openSqlite(join(dataDir, 'motcua.db'), { lock: false })
  try {
    const { outbox } = await memory.load()
    return outbox.filter(({ state }) => state === 'pending' || state === 'sending').length
  } finally {
    await memory.close()
  }
}

/** What must be typed for this line of the menu. */
function numberOf(text: string | undefined, label: string): string {
  const number = new RegExp(`^(\\d+)\\. ${label}$`, 'm').exec(text ?? '')?.[1]
  if (!number) throw new Error(`no line «${label}» in: ${text}`)
  return number
}
