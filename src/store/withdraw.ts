import type { Transaction } from 'kysely'
import type { Event } from '../conversation/event.ts'
import type { Person, Said } from '../conversation/message.ts'
import { inShort, quoted } from '../lib/shorten.ts'
import { emptyMessage, withheldText } from './inbox.ts'
import { personColumns } from './rows.ts'
import type { Tables } from './schema.ts'

/**
 * Takes a ticket of this person away, and what still repeats it: messages that say just that, answers that quote it or what staff
 * replied, and the question it was first taken for. Messages stay known, so that a repeated delivery is recognised.
 */
export async function withdrawTicket(trx: Transaction<Tables>, person: Person, code: string): Promise<void> {
  const ticket = await trx
    .deleteFrom('tickets')
    .where((row) => row.and({ ...personColumns(person), code }))
    .returning(['text', 'reply'])
    .executeTakeFirst()
  if (!ticket) return
  await emptyMessages(trx, person, ticket.text)
  const own = [inShort(ticket.text), quoted(ticket.text)].map((words) => `«${words}»`)
  await emptyAnswers(trx, person, [...own, ...(ticket.reply === null ? [] : [`: ${ticket.reply}`])])
  await emptyQuestions(trx, person, ticket.text)
}

async function emptyMessages(trx: Transaction<Tables>, person: Person, words: string): Promise<void> {
  const rows = await trx
    .selectFrom('inbox')
    .select(['id', 'said'])
    .where((row) => row.and(personColumns(person)))
    .execute()
  for (const { id, said: json } of rows) {
    const said: Said = JSON.parse(json)
    if (said.kind === 'text' && said.text === words) await emptyMessage(trx, id)
  }
}

/** `quotes`: as answers have them (words/satisfaction-vi.ts, in every language alike). */
async function emptyAnswers(
  trx: Transaction<Tables>,
  person: Person,
  quotes: readonly string[],
): Promise<void> {
  const rows = await trx
    .selectFrom('outbox')
    .select(['id', 'answer'])
    .where((row) => row.and(personColumns(person)))
    .execute()
  for (const { id, answer } of rows) {
    const emptied = withoutQuotes(answer, quotes)
    if (emptied !== answer)
      await trx.updateTable('outbox').set({ answer: emptied }).where('id', '=', id).execute()
  }
}

/** Only texts and items of lists quote; what buttons carry stays as it is. */
function withoutQuotes(answer: string, quotes: readonly string[]): string {
  const isQuoting = (key: string, value: unknown) =>
    typeof value === 'string' && /^(?:text|\d+)$/.test(key) && quotes.some((each) => value.includes(each))
  return JSON.stringify(JSON.parse(answer, (key, value) => (isQuoting(key, value) ? withheldText : value)))
}

/** What was taken for a question when it was written, and sent all the same. */
async function emptyQuestions(trx: Transaction<Tables>, person: Person, words: string): Promise<void> {
  const rows = await trx
    .selectFrom('events')
    .select(['id', 'event'])
    .where((row) => row.and(personColumns(person)))
    .execute()
  for (const { id, event: json } of rows) {
    const event: Event = JSON.parse(json)
    if (event.kind !== 'turned' || event.question !== words) continue
    const { question: _, ...rest } = event
    await trx
      .updateTable('events')
      .set({ event: JSON.stringify(rest) })
      .where('id', '=', id)
      .execute()
  }
}
