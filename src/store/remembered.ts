import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'

export async function recall(db: Kysely<Tables>, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('remembered').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export async function remember(db: Kysely<Tables>, name: string, value: string): Promise<void> {
  await db
    .insertInto('remembered')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
