import { Agent, get, request } from 'node:http'

/** `firstUpdate`: each run has updates of its own, or they are repeats. */
export type Load = { readonly people: number; readonly each: number; readonly firstUpdate: number }

/** Telegram's own default for `max_connections`. */
const connections = 40

const talk = ['Đăng ký khai sinh', 'phi bao nhieu', '1', 'bao lâu thì có', 'ở đâu', 'cảm ơn']

/** Until every message was answered; and until all but one of a hundred posts was answered, which is when it is stored. */
export type Took = { readonly seconds: number; readonly storedP99Ms: number }

/** Posts as Telegram does, one after the other in each chat, to the targets in turn; resolves when every message has been answered. */
export async function run(
  targets: readonly string[],
  sink: string,
  secret: string,
  { people, each, firstUpdate }: Load,
): Promise<Took> {
  const stored: number[] = []
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const before = await counted(sink)
  const started = performance.now()
  const lanes = Array.from({ length: people }, async (_, person) => {
    for (let n = 0; n < each; n++) {
      const posted = performance.now()
      const target = targets[(person + n) % targets.length] ?? ''
      await post(target, agent, secret, update(person, n, firstUpdate + person * each + n))
      stored.push(performance.now() - posted)
    }
  })
  await Promise.all(lanes)
  while ((await counted(sink)) - before < people * each) {
    if (performance.now() - started > longestMs) throw new Error('not everything was answered')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  agent.destroy()
  stored.sort((one, other) => one - other)
  return {
    seconds: (performance.now() - started) / 1000,
    storedP99Ms: stored[Math.floor(stored.length * 0.99)] ?? 0,
  }
}

const longestMs = 120_000

function update(person: number, n: number, id: number): string {
  const who = { id: 1000 + person, first_name: 'Lan' }
  return JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      date: Math.floor(Date.now() / 1000),
      from: { ...who, is_bot: false },
      chat: { ...who, type: 'private' },
      text: talk[n % talk.length],
    },
  })
}

function post(target: string, agent: Agent, secret: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
  return new Promise((resolve, reject) => {
    const sent = request(`${target}webhooks/telegram`, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`the bot answered ${response.statusCode}`))
      })
    })
    sent.once('error', reject).end(body)
  })
}

function counted(sink: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(sink, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.once('end', () => resolve(Number(text)))
    }).once('error', reject)
  })
}
