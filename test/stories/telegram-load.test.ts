import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startTelegram, type WatchedTelegram } from '../doubles/telegram/double.ts'
import { contentFolder } from '../helpers/content.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { type Server, startServer } from '../helpers/server.ts'
import { acknowledgedMs, waitUntil } from '../helpers/time.ts'

/** `UPDATES=10000 npx vitest run test/stories/telegram-load.test.ts` for the full figure. */
const updates = Number(process.env.UPDATES ?? 2000)
const people = Math.max(1, Math.round(updates / 20))
/** Of ten updates three are repeats: each person says fourteen things, and six come twice. */
const saidEach = 14
const repeatedEach = 6

const secret = 'telegram-secret-for-tests-0123456789'

test.each([
  [`answers ${updates} shuffled updates with repeats exactly once and in order`, false],
  ['loses none when it is killed half-way', true],
])('%s', { timeout: 300_000 }, async (_, killed) => {
  const town = await settle()
  const { telegram } = town
  let server = await open(town)
  await waitUntil(() => telegram.webhook() !== undefined)
  telegram.hold()
  const said = speak(telegram)
  telegram.shuffle()
  const started = performance.now()
  telegram.release()
  if (killed) {
    await waitUntil(() => sent(telegram) > said.size / 3)
    await server.end('SIGKILL')
    server = await open(town)
  }
  await waitUntil(() => telegram.pending().length === 0)
  const received = performance.now()
  await waitUntil(() => everybodyHeard(telegram))
  const answered = performance.now()
  console.log({
    updates: people * (saidEach + repeatedEach),
    conversations: people,
    killed,
    ...acknowledgedMs(telegram.acks),
    receivedMs: Math.round(received - started),
    emptyAfterMs: Math.round(answered - received),
    answersSent: sent(telegram),
  })
  for (const id of ids()) {
    const heard = answersTo(telegram, id)
    // What was on its way when the kill came may arrive twice; nothing else may.
    expect(killed ? [...new Set(heard)] : heard).toEqual(toldInOrder(telegram, said, id))
  }
  expect(sent(telegram) - said.size).toBeLessThanOrEqual(killed ? 32 : 0)
  expect(await server.end('SIGTERM')).toBe(0)
})

type Town = { readonly telegram: WatchedTelegram; readonly dataDir: string; readonly contentDir: string }

async function settle(): Promise<Town> {
  const telegram = await startTelegram()
  return { telegram, dataDir: join(temporaryFolder(), 'data'), contentDir: contentFolder() }
}

async function open({ telegram, dataDir, contentDir }: Town): Promise<Server> {
  const server = await startServer(dataDir, contentDir, {
    env: {
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_UPDATES: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: secret,
      PUBLIC_URL: 'http://127.0.0.1:8080',
    },
  })
  onTestFinished(() => void server.end('SIGKILL'))
  telegram.route(server.url)
  return server
}

const ids = (): number[] => Array.from({ length: people }, (_, n) => 1000 + n)

type Said = { readonly id: number; readonly number: number }

/** Every question names a document of its own, so that its answer can be told from all others. By update id. */
function speak(telegram: WatchedTelegram): ReadonlyMap<number, Said> {
  const said = new Map<number, Said>()
  for (const id of ids()) {
    const person = telegram.user({ id })
    for (let number = 1; number <= saidEach; number++) {
      const update = person.says(`văn bản ${number}/2019/NĐ-CP`)
      said.set(update.update_id, { id, number })
      if (number <= repeatedEach) telegram.redeliver(update)
    }
  }
  return said
}

/** The documents this person asked about, in the order in which the service took the questions. */
function toldInOrder(telegram: WatchedTelegram, said: ReadonlyMap<number, Said>, id: number): number[] {
  const taken = telegram.acks.filter(({ status }) => status === 200).map(({ updateId }) => said.get(updateId))
  return [...new Set(taken.filter((each) => each?.id === id).map((each) => each?.number ?? 0))]
}

/** The documents in what this person was answered, oldest first. */
function answersTo(telegram: WatchedTelegram, id: number): number[] {
  const answers = telegram.chat(id).messages.filter(({ from }) => from === 'bot')
  return answers.map(({ text }) => Number(/(\d+)\/2019/.exec(text)?.[1]))
}

function everybodyHeard(telegram: WatchedTelegram): boolean {
  return ids().every((id) => new Set(answersTo(telegram, id)).size === saidEach)
}

function sent(telegram: WatchedTelegram): number {
  return telegram.calls.filter(({ method }) => method === 'sendMessage').length
}
