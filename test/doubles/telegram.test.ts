import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Api, GrammyError, HttpError } from 'grammy'
import type { InlineKeyboardButton, Update as OfficialUpdate } from 'grammy/types'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '../helpers/time.ts'
import { check } from './telegram/check.ts'
import { expectNoViolations, startTelegram, type TelegramDouble } from './telegram/double.ts'
import { parseHtml } from './telegram/html.ts'
import { openTelegram } from './telegram/open.ts'
import type { Method } from './telegram/rules.ts'
import type { Update } from './telegram/wire.ts'

const button = (text: string, data: string): InlineKeyboardButton => ({ text, callback_data: data })
const keyboard = (...buttons: InlineKeyboardButton[]) => ({ inline_keyboard: [buttons] })
const apiOf = ({ url, token }: TelegramDouble, timeoutSeconds = 5) =>
  new Api(token, { apiRoot: url, timeoutSeconds })
const article = (id: string, message_text = 'Khai sinh') => ({
  type: 'article',
  id,
  title: 'Khai sinh',
  input_message_content: { message_text },
})

/** How a call failed, as grammY tells it. */
async function failure(call: Promise<unknown>): Promise<readonly [number, string]> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof GrammyError) return [error.error_code, error.description]
  return error instanceof HttpError ? [0, 'broken'] : [200, '']
}

test('what a sound bot sends is taken and seen', async () => {
  const telegram = await startTelegram()
  const api = apiOf(telegram)
  const lan = telegram.user({ id: 5_000_000_001, name: 'Lan' })
  lan.starts('khai-sinh')
  const sent = await api.sendMessage(lan.id, 'Phí &lt; <b>8.000 ₫</b>', {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: keyboard(button('Phí', 'a.s.x')),
  })
  expect(sent).toMatchObject({ text: 'Phí < 8.000 ₫', entities: [{ type: 'bold', offset: 6, length: 7 }] })
  expect(telegram.chat(lan.id).messages.map(({ from, text }) => [from, text])).toEqual([
    [lan.id, '/start khai-sinh'],
    ['bot', 'Phí < 8.000 ₫'],
  ])

  await api.editMessageText(lan.id, sent.message_id, 'Miễn phí')
  expect(telegram.chat(lan.id).last).toMatchObject({ text: 'Miễn phí', keyboard: [], edits: 1 })
  await api.editMessageReplyMarkup(lan.id, sent.message_id, { reply_markup: keyboard(button('1', 'b')) })
  expect(telegram.chat(lan.id).last).toMatchObject({
    text: 'Miễn phí',
    keyboard: [[{ text: '1' }]],
    edits: 2,
  })
  expect(telegram.calls.map(({ method, status }) => [method, status])).toEqual([
    ['sendMessage', 200],
    ['editMessageText', 200],
    ['editMessageReplyMarkup', 200],
  ])
})

test('commands and descriptions are kept by scope and language', async () => {
  const telegram = await startTelegram()
  const api = apiOf(telegram)
  const commands = [{ command: 'start', description: 'Bắt đầu' }]
  await api.setMyCommands(commands, { scope: { type: 'all_private_chats' }, language_code: 'vi' })
  await api.setMyDescription('Hỏi thủ tục', { language_code: 'vi' })
  await api.setMyShortDescription('Một cửa')
  expect(telegram.profile.commands('all_private_chats', 'vi')).toEqual(commands)
  expect(telegram.profile.commands()).toEqual([])
  expect(telegram.profile.description('vi')).toBe('Hỏi thủ tục')
  expect(telegram.profile.shortDescription()).toBe('Một cửa')
  await api.deleteMyCommands({ scope: { type: 'all_private_chats' }, language_code: 'vi' })
  expect(telegram.profile.commands('all_private_chats', 'vi')).toEqual([])
  expect(await api.getMe()).toMatchObject({ is_bot: true, username: 'motcua_bot' })
})

const x = (count: number) => 'x'.repeat(count)
const message = { chat_id: 1, text: 'Chào' }
const withButtons = (...buttons: object[]) => ({ ...message, reply_markup: { inline_keyboard: [buttons] } })

test.each<[Method, object]>([
  ['sendMessage', { ...message, text: x(4096) }],
  ['sendMessage', { ...message, text: `<b>${x(4096)}</b>`, parse_mode: 'HTML' }],
  ['sendMessage', { ...message, chat_id: '-1001234567890' }],
  ['sendMessage', withButtons({ text: 'Một', callback_data: x(64) })],
  ['sendMessage', withButtons({ text: 'Cổng', url: 'https://dichvucong.gov.vn/a?b=1' })],
  ['answerCallbackQuery', { callback_query_id: '1', text: x(200) }],
  ['setMyCommands', { commands: [{ command: 'a_1', description: x(256) }] }],
  ['setMyDescription', { description: x(512), language_code: '' }],
  ['setWebhook', { url: 'https://hoi.example.gov.vn/webhooks/telegram', secret_token: x(256) }],
  ['setWebhook', { url: 'http://127.0.0.1:8080/', allowed_updates: ['message', 'callback_query'] }],
  ['setWebhook', { url: '' }],
  ['getUpdates', { offset: -1, limit: 100, timeout: 50 }],
  ['answerInlineQuery', { inline_query_id: '1', results: [article('a'), article('b')] }],
])('%s takes what is just right: %o', (method, fields) => {
  expect(check(method, fields)).toMatchObject({ kind: 'sound' })
})

test.each<[Method, object, string]>([
  ['sendMessage', { text: 'Chào' }, 'chat_id'],
  ['sendMessage', { chat_id: 1 }, 'text'],
  ['sendMessage', { ...message, disable_web_page_preview: true }, 'disable_web_page_preview'],
  ['sendMessage', { ...message, chat_id: '@ai_do' }, 'chat_id'],
  ['sendMessage', { ...message, text: 5 }, 'text'],
  ['sendMessage', { ...message, text: '' }, 'message text is empty'],
  ['sendMessage', { ...message, text: ' \n ' }, 'message text is empty'],
  ['sendMessage', { ...message, text: '<b> </b>', parse_mode: 'HTML' }, 'message text is empty'],
  ['sendMessage', { ...message, text: x(4097) }, 'message is too long'],
  ['sendMessage', { ...message, text: `${x(4095)}😀` }, 'message is too long'],
  ['sendMessage', { ...message, text: 'a\ud83d' }, 'UTF-8'],
  ['sendMessage', { ...message, text: '<b>a', parse_mode: 'HTML' }, "can't parse entities"],
  ['sendMessage', { ...message, parse_mode: 'MarkdownV2' }, 'parse_mode'],
  ['sendMessage', { ...message, link_preview_options: { disabled: true } }, 'disabled'],
  ['sendMessage', { ...message, reply_parameters: { message_id: '1' } }, 'message_id'],
  ['sendMessage', withButtons({ text: 'Một', callback_data: 'ộ'.repeat(22) }), 'BUTTON_DATA_INVALID'],
  ['sendMessage', withButtons({ text: 'Một', callback_data: '' }), 'BUTTON_DATA_INVALID'],
  ['sendMessage', withButtons({ text: 'Một' }), 'exactly one action'],
  [
    'sendMessage',
    withButtons({ text: 'Một', callback_data: 'a', url: 'https://a.vn' }),
    'exactly one action',
  ],
  ['sendMessage', withButtons({ text: ' ', callback_data: 'a' }), 'non-empty'],
  ['sendMessage', withButtons({ text: 'Gọi', url: 'tel:1022' }), 'BUTTON_URL_INVALID'],
  ['sendMessage', withButtons({ text: 'Cổng', url: 'http://localhost' }), 'BUTTON_URL_INVALID'],
  ['sendMessage', withButtons({ text: 'Một', callback_data: 'a', hint: 'b' }), 'hint'],
  ['sendMessage', withButtons(...Array.from({ length: 9 }, () => button('a', 'b'))), 'inline_keyboard'],
  [
    'sendMessage',
    { ...message, reply_markup: { inline_keyboard: Array.from({ length: 101 }, () => [button('a', 'b')]) } },
    'reply markup is too long',
  ],
  ['editMessageText', { ...message }, 'message_id'],
  ['answerCallbackQuery', { callback_query_id: '1', text: x(201) }, '200'],
  ['answerCallbackQuery', { callback_query_id: 1 }, 'callback_query_id'],
  ['answerInlineQuery', { inline_query_id: '1', results: [article('a'), article('a')] }, 'DUPLICATE'],
  ['answerInlineQuery', { inline_query_id: '1', results: [article(x(65))] }, 'RESULT_ID_INVALID'],
  ['answerInlineQuery', { inline_query_id: '1', results: [article('a', '')] }, 'message text is empty'],
  [
    'answerInlineQuery',
    { inline_query_id: '1', results: Array.from({ length: 51 }, (_, at) => article(String(at))) },
    'RESULTS_TOO_MUCH',
  ],
  ['setMyCommands', { commands: [{ command: 'Start', description: 'a' }] }, 'BOT_COMMAND_INVALID'],
  ['setMyCommands', { commands: [{ command: x(33), description: 'a' }] }, 'BOT_COMMAND_INVALID'],
  ['setMyCommands', { commands: [{ command: 'a', description: x(257) }] }, 'DESCRIPTION_INVALID'],
  ['setMyCommands', { commands: [], scope: { type: 'chat' } }, 'chat_id'],
  ['setMyCommands', { commands: [], language_code: 'vie' }, 'language_code'],
  ['setMyDescription', { description: x(513) }, '512'],
  ['setMyShortDescription', { short_description: x(121) }, '120'],
  ['setWebhook', { url: 'http://hoi.example.gov.vn/' }, 'HTTPS URL'],
  ['setWebhook', { url: 'https://hoi.example.gov.vn:444/' }, 'HTTPS URL'],
  ['setWebhook', { url: '', secret_token: 'có dấu' }, 'secret token'],
  ['setWebhook', { url: '', max_connections: 101 }, 'max_connections'],
  ['setWebhook', { url: '', allowed_updates: ['messages'] }, 'allowed_updates'],
  ['getUpdates', { limit: 101 }, 'limit'],
  ['getUpdates', { timeout: 51 }, 'timeout'],
  ['sendChatAction', { chat_id: 1, action: 'thinking' }, 'action'],
  ['getMe', { chat_id: 1 }, 'chat_id'],
])('%s refuses %o', (method, fields, reason) => {
  expect(check(method, fields)).toMatchObject({ kind: 'unsound', reason: expect.stringContaining(reason) })
})

test.each([
  ['<b>a <i>b</i></b>', 'a b'],
  ['<strong>a</strong><em>b</em><ins>c</ins><strike>d</strike><del>e</del><u>f</u><s>g</s>', 'abcdefg'],
  ['<a href="https://a.gov.vn/?x=1&amp;y=2">Cổng</a>', 'Cổng'],
  ['<a href="tel:1022">1022</a>', '1022'],
  ['<pre><code class="language-ts">let a</code></pre>', 'let a'],
  ['<blockquote expandable>a <b>b</b></blockquote>', 'a b'],
  ['<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>', 'ab'],
  ['<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', '👍'],
  ['&lt;&gt;&amp;&quot;&#39;&#x1F44D; "x" \'y\'', '<>&"\'👍 "x" \'y\''],
])('reads Telegram’s HTML: %s', (html, text) => {
  expect(parseHtml(html)).toMatchObject({ kind: 'parsed', text })
})

test.each([
  ['<b>a', 'find end tag'],
  ['a</b>', 'Unexpected end tag'],
  ['<b><i>a</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
  ['<br>', 'Unsupported start tag "br"'],
  ['<p>a</p>', 'Unsupported start tag "p"'],
  ['a < b', 'Stray "<"'],
  ['a > b', 'Stray ">"'],
  ['Luật & lệ', 'Stray "&"'],
  ['a&nbsp;b', 'Unsupported HTML entity'],
  ['&#0;', 'Unsupported HTML entity'],
  ['<a>a</a>', 'Wrong attributes'],
  ['<a href="a b">a</a>', 'Wrong attributes'],
  ['<a href="javascript:x()">a</a>', 'Wrong attributes'],
  ['<a href="https://a.vn/?x&y">a</a>', 'entity in an attribute'],
  ['<b class="x">a</b>', 'Wrong attributes'],
  ['<code class="language-ts">a</code>', 'Wrong attributes'],
  ['<b><code>a</code></b>', 'nested'],
  ['<code><b>a</b></code>', 'nested'],
  ['<blockquote><blockquote>a</blockquote></blockquote>', 'Nested'],
])('refuses %s', (html, problem) => {
  expect(parseHtml(html)).toMatchObject({ kind: 'broken', problem: expect.stringContaining(problem) })
})

test('a wrong call is refused as Telegram refuses it, and fails the test it happens in', async () => {
  const telegram = await startTelegram()
  telegram.expectViolations()
  const api = apiOf(telegram)
  const lan = telegram.user({ id: 7 })
  lan.starts()
  expect(await failure(api.sendMessage(lan.id, 'a < b', { parse_mode: 'HTML' }))).toEqual([
    400,
    'Bad Request: can\'t parse entities: Stray "<" at byte offset 2',
  ])
  expect(await failure(api.sendMessage(8, 'a'))).toEqual([400, 'Bad Request: chat not found'])
  expect(await failure(api.editMessageText(lan.id, 99, 'a'))).toEqual([
    400,
    'Bad Request: message to edit not found',
  ])
  expect(await failure(api.answerCallbackQuery('5'))).toEqual([
    400,
    expect.stringContaining('query is too old'),
  ])
  expect(await failure(api.leaveChat(lan.id))).toEqual([404, expect.stringContaining('Not Found')])
  expect(telegram.violations.map(({ method }) => method)).toEqual([
    'sendMessage',
    'sendMessage',
    'editMessageText',
    'answerCallbackQuery',
    'leaveChat',
  ])
  expect(() => expectNoViolations(telegram)).toThrow('leaveChat: Not Found')
})

test('a refusal that a sound bot meets too is no violation', async () => {
  const clock = { now: Date.now() }
  const telegram = await startTelegram({ now: () => clock.now, queryLifeMs: 15_000 })
  const api = apiOf(telegram)
  const lan = telegram.user({ id: 7 })
  lan.starts()
  const { message_id } = await api.sendMessage(lan.id, 'Chọn:', { reply_markup: keyboard(button('1', 'a')) })
  const same = { reply_markup: keyboard(button('1', 'a')) }
  expect(await failure(api.editMessageText(lan.id, message_id, 'Chọn:', same))).toEqual([
    400,
    expect.stringContaining('message is not modified'),
  ])
  const press = lan.presses('1')
  expect(telegram.unanswered()).toHaveLength(1)
  clock.now += 15_001
  const [code, description] = await failure(api.answerCallbackQuery(queryId(press)))
  expect([code, description]).toEqual([400, expect.stringContaining('query is too old')])
  lan.deletes(message_id)
  expect(await failure(api.editMessageText(lan.id, message_id, 'Xong'))).toEqual([
    400,
    'Bad Request: message to edit not found',
  ])
  lan.blocks()
  expect(await failure(api.sendMessage(lan.id, 'a'))).toEqual([403, 'Forbidden: bot was blocked by the user'])
  lan.unblocks()
  expect(await failure(api.sendMessage(lan.id, 'a'))).toEqual([200, ''])
  const other = new Api('1:x', { apiRoot: telegram.url })
  expect(await failure(other.getMe())).toEqual([401, 'Unauthorized'])
  expect(telegram.violations).toEqual([])
})

test('forms are read as JSON is', async () => {
  const telegram = await startTelegram()
  const lan = telegram.user({ id: 7 })
  lan.starts()
  const fields = { chat_id: '7', text: '1000', reply_markup: JSON.stringify(keyboard(button('1', 'a'))) }
  const multipart = new FormData()
  for (const [name, value] of Object.entries(fields)) multipart.set(name, value)
  for (const body of [new URLSearchParams(fields), multipart]) {
    const response = await fetch(`${telegram.url}/bot${telegram.token}/sendMessage`, { method: 'POST', body })
    expect(await response.json()).toMatchObject({ ok: true, result: { text: '1000' } })
    expect(telegram.chat(7).last?.keyboard).toEqual([[button('1', 'a')]])
  }
})

test('faults strike the calls they are meant for, so many times', async () => {
  const telegram = await startTelegram()
  const api = apiOf(telegram, 1)
  const [lan, minh] = [telegram.user({ id: 7 }), telegram.user({ id: 8 })]
  lan.starts()
  minh.starts()
  const texts = () => telegram.chat(7).messages.flatMap(({ from, text }) => (from === 'bot' ? [text] : []))

  telegram.fault({
    kind: 'status',
    status: 429,
    retryAfter: 3,
    method: 'sendMessage',
    chat: 7,
    times: 2,
    after: 1,
  })
  expect(await failure(api.sendMessage(8, 'a'))).toEqual([200, ''])
  expect(await failure(api.sendMessage(7, 'first'))).toEqual([200, ''])
  for (const _ of [1, 2])
    expect(await failure(api.sendMessage(7, 'a'))).toEqual([429, 'Too Many Requests: retry after 3'])
  expect(await failure(api.sendMessage(7, 'second'))).toEqual([200, ''])

  telegram.fault({ kind: 'status', status: 502, html: true })
  expect(await failure(api.sendMessage(7, 'a'))).toEqual([0, 'broken'])
  telegram.fault({ kind: 'status', status: 500 })
  expect(await failure(api.sendMessage(7, 'a'))).toEqual([500, 'Internal Server Error'])
  telegram.fault({ kind: 'reset' })
  expect(await failure(api.sendMessage(7, 'a'))).toEqual([0, 'broken'])
  expect(texts()).toEqual(['first', 'second'])

  telegram.fault({ kind: 'reset-after' })
  expect(await failure(api.sendMessage(7, 'lost answer'))).toEqual([0, 'broken'])
  telegram.fault({ kind: 'half' })
  expect(await failure(api.sendMessage(7, 'half answer'))).toEqual([0, 'broken'])
  telegram.fault({ kind: 'slow', ms: 5000 })
  expect(await failure(api.sendMessage(7, 'late answer'))).toEqual([0, 'broken'])
  expect(texts().slice(2)).toEqual(['lost answer', 'half answer', 'late answer'])

  telegram.fault({ kind: 'reset', times: Number.POSITIVE_INFINITY })
  expect(await failure(api.getMe())).toEqual([0, 'broken'])
  telegram.clearFaults()
  expect(await failure(api.getMe())).toEqual([200, ''])
})

const noon = Date.UTC(2026, 10, 23, 5)

test('people send updates as Telegram makes them', async () => {
  const telegram = await startTelegram({ firstUpdateId: 41, now: () => noon })
  const lan = telegram.user({ id: 7, name: 'Lan', language: 'vi' })
  const updates: Update[] = [
    lan.starts('khai-sinh'),
    lan.says('hỏi @motcua_bot'),
    lan.photo('giấy này'),
    lan.blocks(),
  ]
  expect(updates).toMatchObject([
    {
      update_id: 41,
      message: {
        message_id: 1,
        from: { id: 7, is_bot: false, first_name: 'Lan', language_code: 'vi' },
        chat: { id: 7, type: 'private' },
        date: Math.floor(noon / 1000),
        text: '/start khai-sinh',
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      },
    },
    { update_id: 42, message: { message_id: 2, entities: [{ type: 'mention', offset: 4, length: 11 }] } },
    { update_id: 43, message: { caption: 'giấy này', photo: [{ file_id: expect.any(String) }] } },
    { update_id: 44, my_chat_member: { new_chat_member: { status: 'kicked', user: { is_bot: true } } } },
  ])
  expect(() => lan.says(x(4097))).toThrow('no app')
})

test('a button that is not there cannot be pressed, but data can be forged', async () => {
  const telegram = await startTelegram()
  const api = apiOf(telegram)
  const lan = telegram.user({ id: 7 })
  lan.starts()
  await api.sendMessage(7, 'Chọn:', { reply_markup: keyboard(button('Phí', 'a.phi')) })
  expect(() => lan.presses('Giờ')).toThrow('no such button: Giờ; there are «Phí»')
  const [byLabel, byData, forged] = [lan.presses('Phí'), lan.presses('a.phi'), lan.forges('zzz')]
  for (const [update, data] of [
    [byLabel, 'a.phi'],
    [byData, 'a.phi'],
    [forged, 'zzz'],
  ] as const)
    expect(update).toMatchObject({ callback_query: { data, from: { id: 7 }, message: { text: 'Chọn:' } } })
  await api.answerCallbackQuery(queryId(byLabel), { text: 'Đã nhận' })
  expect(telegram.answerTo(byLabel)).toEqual({ text: 'Đã nhận' })
  expect(telegram.unanswered()).toEqual([queryId(byData), queryId(forged)])
})

test('in a group a bot with privacy mode hears only what is for it', async () => {
  const telegram = await startTelegram()
  const api = apiOf(telegram)
  const lan = telegram.user({ id: 7 })
  const group = telegram.group({ id: -1_001_234_567_890 })
  group.adds(lan)
  const { message_id } = await api.sendMessage(group.id, 'Chào cả nhà')
  lan.says('mai họp nhé', { in: group })
  lan.says('/start@another_bot', { in: group })
  lan.says('@motcua_bot khai sinh ở đâu', { in: group })
  lan.says('/phi@motcua_bot', { in: group })
  lan.says('phí bao nhiêu', { in: group, replyTo: message_id })
  const heard = telegram.pending().flatMap((each) => ('message' in each ? [each.message.text] : []))
  expect(heard).toEqual(['@motcua_bot khai sinh ở đâu', '/phi@motcua_bot', 'phí bao nhiêu'])
  group.removes(lan)
  expect(await failure(api.sendMessage(group.id, 'a'))).toEqual([
    403,
    'Forbidden: bot was kicked from the supergroup chat',
  ])
})

test('a group that becomes a supergroup says where it is', async () => {
  const telegram = await startTelegram()
  const api = apiOf(telegram)
  const lan = telegram.user({ id: 7 })
  const group = telegram.group({ id: -1234, type: 'group' })
  group.adds(lan)
  const moved = group.migrates(lan, -1_001_234_567_891)
  await expect(api.sendMessage(group.id, 'a')).rejects.toMatchObject({
    error_code: 400,
    parameters: { migrate_to_chat_id: moved.id },
  })
  expect(await failure(api.sendMessage(moved.id, 'a'))).toEqual([200, ''])
})

test('it can be away and come back with everything it knew', async () => {
  const telegram = await startTelegram()
  const api = apiOf(telegram)
  const lan = telegram.user({ id: 7 })
  await api.getMe()
  await telegram.down()
  lan.says('có ai không?')
  expect(await failure(api.getMe())).toEqual([0, 'broken'])
  await telegram.up()
  expect(await api.getUpdates()).toMatchObject([{ message: { text: 'có ai không?' } }])
})

test('polling hands out from the oldest, and forgets what a later offset confirms', async () => {
  const telegram = await startTelegram({ firstUpdateId: 1 })
  const api = apiOf(telegram)
  const lan = telegram.user({ id: 7 })
  for (const text of ['a', 'b', 'c']) lan.says(text)
  const ids = (updates: readonly OfficialUpdate[]) => updates.map(({ update_id }) => update_id)
  expect(ids(await api.getUpdates({ limit: 2 }))).toEqual([1, 2])
  expect(ids(await api.getUpdates({ limit: 2 }))).toEqual([1, 2])
  expect(ids(await api.getUpdates({ offset: 3 }))).toEqual([3])
  const again = lan.says('d')
  expect(ids(await api.getUpdates({ offset: 4 }))).toEqual([4])
  telegram.redeliver(again)
  expect(ids(await api.getUpdates({ offset: 5 }))).toEqual([4])
  expect(ids(await api.getUpdates({ offset: 5 }))).toEqual([])

  const waiting = api.getUpdates({ offset: 5, timeout: 30 })
  await eventually(() => expect(telegram.calls.length).toBeGreaterThan(5))
  lan.says('e')
  expect(ids(await waiting)).toEqual([5])
})

test('a kind of update that was not asked for does not come', async () => {
  const telegram = await startTelegram({ firstUpdateId: 1 })
  const api = apiOf(telegram)
  const lan = telegram.user({ id: 7 })
  await api.getUpdates({ allowed_updates: ['callback_query'] })
  lan.says('a')
  await api.getUpdates({ allowed_updates: ['message'] })
  lan.says('b')
  lan.blocks()
  expect((await api.getUpdates()).map(({ update_id }) => update_id)).toEqual([2])
})

test('only one may poll, and none while a webhook is set', async () => {
  const telegram = await startTelegram()
  const api = apiOf(telegram)
  const first = failure(api.getUpdates({ timeout: 30 }))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const second = failure(api.getUpdates({ timeout: 30 }))
  expect(await first).toEqual([409, expect.stringContaining('terminated by other getUpdates')])
  await api.setWebhook('http://127.0.0.1:9/')
  expect(await second).toEqual([409, expect.stringContaining('terminated by setWebhook')])
  expect(await failure(api.getUpdates())).toEqual([409, expect.stringContaining('webhook is active')])
  expect(await api.getWebhookInfo()).toMatchObject({ url: 'http://127.0.0.1:9/', pending_update_count: 0 })
  await api.deleteWebhook()
  expect(await failure(api.getUpdates())).toEqual([200, ''])
})

type Post = { readonly update: Update; readonly headers: IncomingHttpHeaders }

/** An address that keeps what is posted to it, and answers as told. */
async function receiver(answer: (post: Post, count: number) => number | Promise<number> = () => 200) {
  const posts: Post[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const post = { update: JSON.parse(Buffer.concat(chunks).toString()), headers: request.headers }
    posts.push(post)
    const status = await answer(post, posts.length)
    response.writeHead(status, status === 503 ? { 'retry-after': '1' } : {}).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo // it listens on a port
  return { posts, url: `http://127.0.0.1:${port}` }
}

test('a webhook gets each chat in order, the next only once the last is taken, with the secret', async () => {
  const telegram = await startTelegram({ firstUpdateId: 1 })
  let go = (_status: number): void => {}
  const slow = new Promise<number>((resolve) => {
    go = resolve
  })
  const { posts, url } = await receiver(({ update }) => (update.update_id === 1 ? slow : 200))
  await apiOf(telegram).setWebhook(`${url}/hook`, { secret_token: 'bi_mat-1' })
  const [lan, minh] = [telegram.user({ id: 7 }), telegram.user({ id: 8 })]
  for (const person of [lan, lan, minh, minh]) person.says('a')
  const seen = () => posts.map(({ update }) => update.update_id)
  await eventually(() => expect(seen()).toEqual([1, 3, 4]))
  go(200)
  await eventually(() => expect(seen()).toEqual([1, 3, 4, 2]))
  expect(posts[0]?.headers['x-telegram-bot-api-secret-token']).toBe('bi_mat-1')
  await eventually(() => expect(telegram.pending()).toEqual([]))
  expect(telegram.acks).toHaveLength(4)
})

test('what a webhook refuses is repeated until it is taken, and holds up its chat alone', async () => {
  const telegram = await startTelegram({ firstUpdateId: 1, pace: 0.001 })
  const { posts, url } = await receiver(({ update }, count) =>
    update.update_id === 1 && count < 5 ? 500 : 200,
  )
  await apiOf(telegram).setWebhook(url)
  const [lan, minh] = [telegram.user({ id: 7 }), telegram.user({ id: 8 })]
  lan.says('a')
  lan.says('b')
  minh.says('c')
  await eventually(() => expect(telegram.pending()).toEqual([]))
  const seen = posts.map(({ update }) => update.update_id)
  expect(seen.filter((id) => id === 1).length).toBeGreaterThan(2)
  expect(seen.lastIndexOf(1)).toBeLessThan(seen.indexOf(2))
  expect(seen.indexOf(3)).toBeLessThan(seen.lastIndexOf(1))
})

test('waits as Retry-After says, and gives up a press that is too old', async () => {
  const clock = { now: Date.now() }
  const telegram = await startTelegram({ pace: 0.05, now: () => clock.now })
  const api = apiOf(telegram)
  const lan = telegram.user({ id: 7 })
  lan.starts()
  await api.sendMessage(7, 'Chọn:', { reply_markup: keyboard(button('1', 'a')) })
  const { posts, url } = await receiver((_post, count) => (count === 1 ? 503 : 200))
  await api.setWebhook(url)
  await eventually(() => expect(posts).toHaveLength(2))
  expect(telegram.acks[0]).toMatchObject({ status: 503, retryAfter: 1 })
  telegram.hold()
  lan.presses('1')
  clock.now += 151_000
  telegram.release()
  await eventually(() => expect(telegram.pending()).toEqual([]))
  expect(posts).toHaveLength(2)
})

test('updates can be held, mixed, repeated and posted past the queue', async () => {
  const telegram = await startTelegram({ firstUpdateId: 1, route: 'http://127.0.0.1:9' })
  const { posts, url } = await receiver()
  await apiOf(telegram).setWebhook('https://hoi.example.gov.vn/webhooks/telegram')
  telegram.route(url)
  telegram.hold()
  const lan = telegram.user({ id: 7 })
  const [first, second] = [lan.says('a'), lan.says('b'), lan.says('c')]
  telegram.redeliver(first)
  const ranks = [0.3, 0.2, 0.1, 0.4]
  telegram.shuffle(() => ranks.shift() ?? 0)
  expect(posts).toEqual([])
  telegram.release()
  await eventually(() => expect(posts.map(({ update }) => update.update_id)).toEqual([3, 2, 1, 1]))
  expect(await telegram.post(second)).toMatchObject({ updateId: 2, status: 200 })
})

test('an inline query is answered once and seen', async () => {
  const telegram = await startTelegram()
  const lan = telegram.user({ id: 7 })
  const asked = lan.inline('khai sinh')
  const results = [{ ...article('a'), type: 'article' as const }]
  await apiOf(telegram).answerInlineQuery(queryId(asked), results, { cache_time: 300 })
  expect(telegram.answerTo(asked)).toMatchObject({ results: [{ id: 'a' }], cache_time: 300 })
})

test('carries 10,000 updates of 500 people in seconds', async () => {
  const telegram = await openTelegram()
  onTestFinished(telegram.close)
  const { posts, url } = await receiver()
  await apiOf(telegram).setWebhook(url, { max_connections: 100 })
  telegram.hold()
  const people = Array.from({ length: 500 }, (_, at) => telegram.user({ id: 1000 + at }))
  for (let round = 0; round < 20; round++) for (const person of people) person.says(`câu ${round}`)
  const started = performance.now()
  telegram.release()
  await eventually(() => expect(telegram.acks.length).toBe(10_000))
  console.log({ updates: posts.length, postedInMs: Math.round(performance.now() - started) })
  expect(telegram.pending()).toEqual([])
})

function queryId(update: Update): string {
  if ('callback_query' in update) return update.callback_query.id
  return 'inline_query' in update ? update.inline_query.id : ''
}
