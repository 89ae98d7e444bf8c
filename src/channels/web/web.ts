import type { FastifyInstance } from 'fastify'
import type { Outgoing } from '../../desk/memory.ts'
import type { News } from '../../desk/replicas.ts'
import { plainText } from '../../words/plain-text.ts'
import { wordsFor } from '../../words/words.ts'
import type { Channel } from '../channel.ts'
import { loadAssets } from './assets.ts'
import { createChat } from './chat.ts'
import type { WebOptions } from './options.ts'
import { renderAnswer } from './render.tsx'
import { createReplies } from './replies.ts'
import { addRoutes } from './routes.ts'
import { createServer } from './server.ts'
import { stopper } from './stop.ts'
import { createStreams } from './streams.ts'

/** `app` may be given more routes (webhooks, staff pages) before `start`; `port` is known after it. */
export type Web = Channel & { readonly app: FastifyInstance; readonly port: () => number }

/** A person opens a page or two; more are left behind by mistake or malice. */
const streamLimits = { perPerson: 4, total: 5_000, heartbeatMs: 25_000 }

export function createWeb(options: WebOptions): Web {
  const assets = loadAssets()
  const replies = createReplies(options, assets)
  const streams = createStreams(streamLimits)
  const app = createServer(options, replies)
  const close = stopper(app)
  app.register(addRoutes, { options, assets, replies, chat: createChat(options, replies, streams) })
  const { replicas } = options.memory
  const push = ({ id, person, answer }: Pick<Outgoing, 'id' | 'person' | 'answer'>) =>
    streams.push(person.id, id, (language) => {
      const view = { words: options.words[language], formId: options.newId(), embed: false }
      return renderAnswer({ id, answer }, view)
    })

  /** Pages of this person are open here, and the answer went out elsewhere. */
  async function heard(news: News): Promise<void> {
    if (news.kind === 'missed') streams.reopen()
    if (news.kind !== 'answered' || news.person.channel !== 'web' || !streams.has(news.person.id)) return
    for (const each of await options.memory.outgoingAfter(news.person, news.id - 1))
      if (each.id === news.id) push(each)
  }
  replicas.hear((news) => void heard(news).catch(() => streams.reopen()))

  return {
    channel: 'web',
    app,
    port: () => boundPort(app),
    async send({ id, person, answer }) {
      push({ id, person, answer })
      replicas.tell({ kind: 'answered', person, id })
      // Without an open page it waits in the transcript for the next one.
      return { kind: 'sent' }
    },
    mayTell: () => true,
    preview: (answer) => [plainText(answer, wordsFor('vi'))],
    async start() {
      await app.listen({ port: options.port, host: options.host })
    },
    async stop() {
      streams.close()
      await close()
    },
  }
}

function boundPort(app: FastifyInstance): number {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('web door is not listening')
  return address.port
}
