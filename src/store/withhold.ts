import type { Transaction } from 'kysely'
import type { Answer } from '../conversation/answer.ts'
import type { Tables } from './schema.ts'

/** As the masks of lib/mask.ts: says what stood here, and nothing of it. */
const withheld: Answer = {
  outcome: 'notice',
  parts: [{ kind: 'text', text: '[nội dung dành cho cán bộ, không hiện nữa]' }],
  basis: [],
  sources: [],
  choices: [],
  buttons: [],
}

/** Empties what is for staff in the answers to this person, sent or on their way: whoever is no member any more reads none of it here. */
export async function withholdAnswers(
  trx: Transaction<Tables>,
  { channel, id }: { readonly channel: string; readonly id: string },
): Promise<void> {
  const rows = await trx
    .selectFrom('outbox')
    .select(['id', 'answer'])
    .where('channel', '=', channel)
    .where('person_id', '=', id)
    .execute()
  const ids = rows.filter(({ answer }) => isForStaff(JSON.parse(answer))).map((row) => row.id)
  if (ids.length === 0) return
  await trx
    .updateTable('outbox')
    .set({ answer: JSON.stringify(withheld) })
    .where('id', 'in', ids)
    .execute()
}

function isForStaff(answer: Answer): boolean {
  return answer.staff === true
}
