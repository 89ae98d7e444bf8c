import type { UserFromGetMe } from 'grammy/types'
import { type ChatView, createChats } from './chats.ts'
import { createDelivery } from './delivery.ts'
import { createFaults, type Fault } from './faults.ts'
import { createGroup, type Group, type GroupProfile } from './groups.ts'
import { type Call, createLine } from './line.ts'
import { createMethods } from './methods.ts'
import { createPerson, type Person, type PersonProfile } from './people.ts'
import { createProfile, type Profile } from './profile.ts'
import { createQueries } from './queries.ts'
import { listen } from './server.ts'
import type { Ack, Hook } from './webhook.ts'
import type { Update } from './wire.ts'

export type TelegramOptions = {
  readonly token?: string
  readonly username?: string
  /** Milliseconds for which a press or an inline query may be answered; some 15 s on Telegram. */
  readonly queryLifeMs?: number
  /** Privacy mode off: the bot hears everything said in its groups. */
  readonly readsGroups?: boolean
  readonly firstUpdateId?: number
  /** See WebhookOptions. */
  readonly pace?: number
  readonly pressLifeMs?: number
  readonly inlineLifeMs?: number
  /** Where to post to in place of the webhook's own origin. */
  readonly route?: string
  /** Epoch milliseconds. */
  readonly now?: () => number
}

/** api.telegram.org on this machine, with one bot, and the people who talk to it. */
export type TelegramDouble = {
  /** For `apiRoot`. */
  readonly url: string
  readonly token: string
  readonly me: UserFromGetMe
  user(profile: PersonProfile): Person
  group(profile: GroupProfile): Group
  /** What is to be seen in a chat now. */
  chat(id: number): ChatView
  /** Everything that was called, oldest first. */
  readonly calls: readonly Call[]
  /** Calls that were wrong in themselves, whatever Telegram was doing. */
  readonly violations: readonly Violation[]
  readonly profile: Omit<Profile, 'setCommands' | 'setDescription' | 'setShortDescription'>
  /** What a press or an inline query was answered with. */
  answerTo(update: Update): object | undefined
  /** Ids of presses that nobody has answered. */
  unanswered(): readonly string[]
  fault(fault: Fault): void
  clearFaults(): void
  /** Refuses connections until `up`; what was open breaks. */
  down(): Promise<void>
  up(): Promise<void>
  /** Keeps updates back until `release`. */
  hold(): void
  release(): void
  /** Mixes what has not been delivered. */
  shuffle(random?: () => number): void
  pending(): readonly Update[]
  redeliver(update: Update): void
  /** Posts to the webhook now, whatever is under way. */
  post(update: Update): Promise<Ack>
  /** Every post to the webhook, as it ended. */
  readonly acks: readonly Ack[]
  webhook(): Hook | undefined
  route(origin: string): void
  close(): Promise<void>
}

export type Violation = { readonly method: string; readonly reason: string }

/** Without a test around it; a test uses `startTelegram`. The caller closes it and looks at `violations`. */
export async function openTelegram(options: TelegramOptions = {}): Promise<TelegramDouble> {
  const { token = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw', now = Date.now } = options
  const me = botUser(options)
  let origin = options.route
  const seconds = () => Math.floor(now() / 1000)
  const chats = createChats(me, seconds)
  const delivery = createDelivery(options.firstUpdateId ?? 700_000_001, {
    pace: options.pace ?? 0.01,
    pressLifeMs: options.pressLifeMs ?? 150_000,
    inlineLifeMs: options.inlineLifeMs ?? 30_000,
    now,
    route: () => origin,
  })
  const queries = createQueries(options.queryLifeMs ?? 15_000, now)
  const profile = createProfile()
  const telegram = { me, chats, delivery, queries, profile, seconds }
  const faults = createFaults()
  const line = createLine({ token, methods: createMethods(telegram), faults, now })
  const server = await listen(line.answer)
  return {
    url: server.url,
    token,
    me,
    user: (who) => createPerson(telegram, who),
    group: (which) => createGroup(telegram, which),
    chat: chats.view,
    calls: line.calls,
    violations: line.violations,
    profile,
    answerTo: (update) => queries.answerTo(queryId(update)),
    unanswered: queries.waiting,
    fault: faults.arm,
    clearFaults: faults.clear,
    down: server.close,
    up: server.open,
    hold: delivery.hold,
    release: delivery.release,
    shuffle: (random = Math.random) => delivery.shuffle(random),
    pending: delivery.pending,
    redeliver: delivery.redeliver,
    post: delivery.post,
    acks: delivery.acks,
    webhook: delivery.hook,
    route(to) {
      origin = to
    },
    async close() {
      line.close()
      delivery.close()
      await server.close()
    },
  }
}

function botUser({ username = 'motcua_bot', readsGroups = false }: TelegramOptions): UserFromGetMe {
  return {
    id: 110_201_543,
    is_bot: true,
    first_name: 'Một Cửa',
    username,
    can_join_groups: true,
    can_read_all_group_messages: readsGroups,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
    supports_guest_queries: false,
  }
}

function queryId(update: Update): string {
  if ('callback_query' in update) return update.callback_query.id
  return 'inline_query' in update ? update.inline_query.id : ''
}
