import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import { Bot, webhookCallback } from 'grammy'

/** What one would write without us: the same HTTP server, grammY, an echo. Nothing is stored. */
const bot = new Bot('1:bench', {
  client: { apiRoot: process.env.TELEGRAM_API_ROOT ?? '' },
  botInfo: {
    id: 1,
    is_bot: true,
    first_name: 'bench',
    username: 'bench_bot',
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
    supports_guest_queries: false,
  },
})
bot.on('message:text', (context) => context.reply(context.message.text))

const app = fastify()
app.post(
  '/webhooks/telegram',
  webhookCallback(bot, 'fastify', { secretToken: process.env.TELEGRAM_WEBHOOK_SECRET ?? '' }),
)
await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ port: (app.server.address() as AddressInfo).port })
