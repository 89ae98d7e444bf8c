import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startTelegram, type WatchedTelegram } from '../doubles/telegram/double.ts'
import { type Balancer, startBalancer } from '../helpers/balancer.ts'
import { contentFolder } from '../helpers/content.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { type PostgresServer, startPostgres } from '../helpers/postgres.ts'
import { type Server, startServer } from '../helpers/server.ts'
import { acknowledgedMs, waitUntil } from '../helpers/time.ts'

/** `UPDATES=20000 npx vitest run test/stories/replicas.test.ts` for the full figure: 1,000 conversations. */
const updates = Number(process.env.UPDATES ?? 1500)
const people = Math.max(1, Math.round(updates / 20))
/** Each person says sixteen things, and four come again at the same moment, to whichever replica. */
const saidEach = 16
const repeatedEach = 4
/** What a replica sends at once (desk/deliver.ts). */
const atOnce = 32

const secret = 'telegram-secret-for-tests-0123456789'

test.each([2, 4])(
  `%i replicas answer ${updates} updates once and in order, one killed and the database restarted`,
  {
    timeout: 900_000,
  },
  async (count) => {
    const town = await settle()
    const { telegram, balancer, postgres } = town
    const replicas = await Promise.all(Array.from({ length: count }, () => open(town)))
    balancer.to(replicas.map(({ url }) => url))
    await waitUntil(() => telegram.webhook() !== undefined)
    const started = performance.now()
    const said = speak(telegram)
    await waitUntil(() => heardShare(telegram) > 0.25)
    const [victim, ...others] = replicas
    await victim?.end('SIGKILL')
    balancer.to(others.map(({ url }) => url))
    await waitUntil(() => heardShare(telegram) > 0.5)
    const restarting = performance.now()
    await postgres.stop('crash')
    await postgres.start()
    const restartMs = performance.now() - restarting
    await waitUntil(() => telegram.pending().length === 0 && heardShare(telegram) === 1)
    const seconds = (performance.now() - started) / 1000
    await settled(town)

    console.log({
      replicas: count,
      updates: people * (saidEach + repeatedEach),
      conversations: people,
      seconds: Math.round(seconds),
      restartMs: Math.round(restartMs),
      ...acknowledgedMs(telegram.acks),
      sentTwice: sent(telegram) - said,
    })
    for (const id of ids()) {
      expect(await storedOf(town, id)).toEqual(inOrder.map((number) => `${number} done sent`))
      // What was on its way when the replica died may arrive twice; nothing else may, and nothing out of order.
      expect([...new Set(answersTo(telegram, id))]).toEqual(inOrder)
    }
    expect(sent(telegram) - said).toBeLessThanOrEqual(atOnce)
    expect(await Promise.all(others.map((each) => each.end('SIGTERM')))).toEqual(others.map(() => 0))
  },
)

const inOrder = Array.from({ length: saidEach }, (_, at) => at + 1)
const ids = (): number[] => Array.from({ length: people }, (_, n) => 1000 + n)

type Town = {
  readonly telegram: WatchedTelegram
  readonly balancer: Balancer
  readonly postgres: PostgresServer
  readonly url: string
  readonly dataDir: string
  readonly contentDir: string
}

async function settle(): Promise<Town> {
  const postgres = await startPostgres({ durable: true })
  onTestFinished(() => postgres.remove())
  const telegram = await startTelegram()
  const balancer = await startBalancer()
  onTestFinished(() => balancer.close())
  telegram.route(balancer.url)
  const dataDir = join(temporaryFolder(), 'data')
  return {
    telegram,
    balancer,
    postgres,
    url: await postgres.database(),
    dataDir,
    contentDir: contentFolder(),
  }
}

async function open({ telegram, url, dataDir, contentDir }: Town): Promise<Server> {
  const server = await startServer(dataDir, contentDir, {
    env: {
      DATABASE_URL: url,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_UPDATES: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: secret,
      PUBLIC_URL: 'http://127.0.0.1:8080',
    },
  })
  onTestFinished(() => void server.end('SIGKILL'))
  return server
}

/** Every question names a document of its own, so that its answer can be told from all others. Returns how many questions there are. */
function speak(telegram: WatchedTelegram): number {
  for (const id of ids()) {
    const person = telegram.user({ id })
    for (const number of inOrder) {
      const update = person.says(`văn bản ${number}/2019/NĐ-CP`)
      if (number <= repeatedEach) telegram.redeliver(update)
    }
  }
  return people * saidEach
}

/** The documents in what this person was answered, oldest first. */
function answersTo(telegram: WatchedTelegram, id: number): number[] {
  const answers = telegram.chat(id).messages.filter(({ from }) => from === 'bot')
  return answers.map(({ text }) => Number(/(\d+)\/2019/.exec(text)?.[1]))
}

function heardShare(telegram: WatchedTelegram): number {
  const heard = ids().reduce((sum, id) => sum + new Set(answersTo(telegram, id)).size, 0)
  return heard / (people * saidEach)
}

function sent(telegram: WatchedTelegram): number {
  return telegram.calls.filter(({ method }) => method === 'sendMessage').length
}

/** The last sends are written down. */
async function settled({ url }: Town): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  for (;;) {
    const { rows } = await client.query(`select 1 from outbox where state <> 'sent' limit 1`)
    if (rows.length === 0) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await client.end()
}

/** What the store holds of this person, in the order of answers: the document, how its question stands, how its answer. */
async function storedOf({ url }: Town, id: number): Promise<readonly string[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ said: string; asked: string; answered: string }>(
    `select said, inbox.state as asked, outbox.state as answered from inbox
    left join outbox on outbox.channel = inbox.channel and outbox.person_id = inbox.person_id and in_reply_to = message_id
    where inbox.channel = 'telegram' and inbox.person_id = $1 order by outbox.id`,
    [String(id)],
  )
  await client.end()
  return rows.map(({ said, asked, answered }) => `${/(\d+)\/2019/.exec(said)?.[1]} ${asked} ${answered}`)
}
