import type { Client, Recorded } from './emulator.ts'

type Step = {
  readonly does: string
  /** Everything that a message of the bot must say then. */
  readonly hears: readonly RegExp[]
} & (
  | { readonly kind: 'command' | 'text'; readonly text: string }
  /** Presses the newest button that says this. */
  | { readonly kind: 'press'; readonly label: RegExp }
)

/** «Hỏi khai sinh → hỏi phí → chọn mục → đánh giá», on the content that ships. */
const steps: readonly Step[] = [
  { kind: 'command', text: '/start', does: '/start', hears: [/Xin chào/, /trợ lý tự động/] },
  {
    kind: 'text',
    text: 'Tôi muốn làm giấy khai sinh cho con',
    does: 'hỏi khai sinh',
    hears: [/Đăng ký khai sinh/, /Giấy tờ/, /1\.001193/],
  },
  {
    kind: 'text',
    text: 'phí bao nhiêu?',
    does: 'hỏi phí',
    hears: [/Đăng ký khai sinh/, /miễn phí/, /8\.000 đồng/],
  },
  {
    kind: 'press',
    label: /^Giấy tờ$/,
    does: 'chọn mục',
    hears: [/Đăng ký khai sinh/, /Giấy chứng sinh/],
  },
  { kind: 'press', label: /^Hữu ích$/, does: 'đánh giá', hears: [/Cảm ơn|cảm ơn/] },
]

const patienceMs = 20_000

/** Lives the story; one line in the transcript for each thing said. Throws at the first step that goes wrong. */
export async function liveStory(client: Client, say: (line: string) => void): Promise<void> {
  for (const step of steps) {
    const before = new Set((await botMessages(client)).map(look))
    say(`  Lan  ${await act(client, step)}`)
    const heard = await waitFor(client, before, step)
    for (const message of heard) say(transcript(message))
  }
}

/** Does what the step says; returns it in words. */
async function act(client: Client, step: Step): Promise<string> {
  if (step.kind === 'text') await client.sendMessage(client.makeMessage(step.text))
  if (step.kind === 'command') await client.sendCommand(client.makeCommand(step.text))
  if (step.kind !== 'press') return step.text
  const { button, message } = newestButton(await botMessages(client), step.label)
  const { messageId, message: { text = '', reply_markup } = {} } = message
  const pressedOn = { message_id: messageId, date: Math.floor(Date.now() / 1000), text, reply_markup }
  await client.sendCallback(client.makeCallbackQuery(button.callback_data ?? '', { message: pressedOn }))
  return `[${button.text}]`
}

function newestButton(messages: readonly Recorded[], label: RegExp) {
  for (const message of messages.toReversed()) {
    const button = buttonsOf(message).find(({ text }) => label.test(text))
    if (button) return { button, message }
  }
  throw new Error(`no button says ${label}`)
}

/** What is new or edited since `before`, once it says all that it must. */
async function waitFor(
  client: Client,
  before: ReadonlySet<string>,
  step: Step,
): Promise<readonly Recorded[]> {
  const end = Date.now() + patienceMs
  let news: readonly Recorded[] = []
  while (Date.now() < end) {
    news = (await botMessages(client)).filter((message) => !before.has(look(message)))
    const text = news.map(plainText).join('\n')
    if (step.hears.every((pattern) => pattern.test(text))) return news
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const got = news.map(plainText).join('\n') || 'nothing'
  throw new Error(`«${step.does}» was not answered with ${step.hears.join(' and ')} but with: ${got}`)
}

async function botMessages(client: Client): Promise<readonly Recorded[]> {
  const history = await client.getUpdatesHistory()
  return history.filter(({ message }) => message?.chat_id !== undefined)
}

const look = ({ messageId, message }: Recorded): string => JSON.stringify([messageId, message])

function plainText({ message }: Recorded): string {
  return (message?.text ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

const buttonsOf = ({ message }: Recorded) => message?.reply_markup?.inline_keyboard?.flat() ?? []

/** So many lines show what kind of answer it is. */
const shownLines = 6

function transcript(message: Recorded): string {
  const lines = plainText(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const more = lines.length > shownLines ? [`… ${lines.length - shownLines} more lines`] : []
  const labels = buttonsOf(message).map(({ text }) => `[${text}]`)
  return [...lines.slice(0, shownLines), ...more, ...(labels.length > 0 ? [labels.join(' ')] : [])]
    .map((line, at) => `${at === 0 ? '  Bot  ' : '       '}${line}`)
    .join('\n')
}
