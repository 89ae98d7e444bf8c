import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startZaloOa, type ZaloOaDouble } from '../doubles/zalo-oa/double.ts'
import type { ZaloEvent } from '../doubles/zalo-oa/people.ts'
import { contentFolder } from '../helpers/content.ts'
import { runMotcua } from '../helpers/motcua.ts'
import { type Server, startServer } from '../helpers/server.ts'
import { acknowledgedMs, waitUntil } from '../helpers/time.ts'
import { zaloSettings } from '../helpers/zalo.ts'

/** `EVENTS=10000 npx vitest run test/stories/zalo-load.test.ts` for the full figure; 4,000 answers a minute are the most that Zalo takes. */
const events = Number(process.env.EVENTS ?? 400)
const people = Math.max(1, Math.round(events / 20))
/** Of ten events three are repeats: each person says fourteen things, and six come twice. */
const saidEach = 14
const repeatedEach = 6
/** Posts of Zalo under way at once. */
const atOnce = 16

test.each([
  [`answers ${events} shuffled events with repeats exactly once`, false],
  ['loses none when it is killed half-way', true],
])('%s', { timeout: 600_000 }, async (_, killed) => {
  const zalo = await startZaloOa()
  const env = zaloSettings(zalo)
  const { accessToken, refreshToken } = zalo.grants.issue()
  await runMotcua(['zalo', 'token'], env, `${refreshToken}\n${accessToken}\n`)
  const posts = shuffled(speak(zalo))
  let server = await open(zalo, env)
  const started = performance.now()
  const posting = postAll(zalo, posts)
  if (killed) {
    await waitUntil(() => zalo.messages.length > (people * saidEach) / 3)
    await server.end('SIGKILL')
    server = await open(zalo, env)
  }
  await posting
  const received = performance.now()
  await waitUntil(() => ids().every((id) => new Set(answersTo(zalo, id)).size === saidEach))
  const answered = performance.now()
  console.log({
    events: people * (saidEach + repeatedEach),
    conversations: people,
    killed,
    ...acknowledgedMs(zalo.hook.acks),
    receivedMs: Math.round(received - started),
    emptyAfterMs: Math.round(answered - received),
    answersSent: zalo.messages.length,
    refused: zalo.hook.acks.filter(({ status }) => status !== 200 && status !== 0).length,
  })
  // What was on its way when the kill came may arrive twice; nothing else may.
  expect(zalo.messages.length - people * saidEach).toBeLessThanOrEqual(killed ? 32 : 0)
  expect(zalo.hook.acks.filter(({ status }) => status !== 200 && status !== 0)).toEqual([])
  if (!killed) for (const id of ids()) expect(answersTo(zalo, id)).toHaveLength(saidEach)
  expect(await server.end('SIGTERM')).toBe(0)
})

async function open(zalo: ZaloOaDouble, env: ReturnType<typeof zaloSettings>): Promise<Server> {
  const server = await startServer(env.MOTCUA_DATA, contentFolder(), { env })
  onTestFinished(() => void server.end('SIGKILL'))
  zalo.hook.set(`${server.url}webhooks/zalo-oa`)
  return server
}

const ids = (): string[] => Array.from({ length: people }, (_, n) => String(246845883529190000n + BigInt(n)))

/** Nothing is posted yet: the webhook has no address. Every question names a document of its own, to tell its answer by. */
function speak(zalo: ZaloOaDouble): ZaloEvent[] {
  return ids().flatMap((id) => {
    const said = Array.from({ length: saidEach }, (_, n) => zalo.user(id).says(`văn bản ${n + 1}/2019/NĐ-CP`))
    return [...said, ...said.slice(0, repeatedEach)]
  })
}

function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((each) => ({ each, rank: Math.random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ each }) => each)
}

/** As Zalo does: each event again until it is answered with 200. */
async function postAll({ hook }: ZaloOaDouble, posts: ZaloEvent[]): Promise<void> {
  const worker = async () => {
    for (let event = posts.pop(); event; event = posts.pop()) {
      while ((await hook.post(event)).status !== 200) await wait(50)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** The documents in what this person was answered. */
function answersTo(zalo: ZaloOaDouble, id: string): number[] {
  return zalo
    .user(id)
    .view()
    .map((text) => Number(/(\d+)\/2019/.exec(text)?.[1]))
}
