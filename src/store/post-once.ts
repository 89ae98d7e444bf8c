import type { Transaction } from 'kysely'
import type { Fact, Notice } from '../desk/memory.ts'
import { lock } from './dialect.ts'
import { post } from './outbox.ts'
import { recall, remember } from './remembered.ts'
import type { Tables } from './schema.ts'

/** In `remembered`: how many have led so far, the one who leads included. Nobody has written it where nobody can be relieved. */
export const termName = 'term'

export async function postOnce(
  trx: Transaction<Tables>,
  fact: Fact,
  term: number,
  notices: readonly Notice[],
  at: number,
): Promise<boolean> {
  await lock(trx, termName, `fact ${fact.name}`)
  if (Number((await recall(trx, termName)) ?? 0) > term) return false
  if ((await recall(trx, fact.name)) === fact.value) return false
  for (const { person, answer } of notices) await post(trx, person, 'notice', answer, at)
  await remember(trx, fact.name, fact.value)
  return true
}
