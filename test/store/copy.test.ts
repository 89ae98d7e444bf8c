import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Copied, copyStore } from '../../src/store/copy.ts'
import { dialectOf } from '../../src/store/dialect.ts'
import { keeping } from '../../src/store/keeping.ts'
import { openIdle, openStore } from '../../src/store/open.ts'
import { newDatabase } from '../helpers/database.ts'
import { storeEvents } from '../helpers/events.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { generateMonth } from '../helpers/month.ts'
import { storeStaffMonth } from '../helpers/staff-month.ts'
import { echoTurn, lan, monday, says, takeTurn } from '../helpers/talk.ts'

const newFile = () => join(temporaryFolder(), 'motcua.db')

/** A file with talk, tickets, staff and a month of events; the newest message has been erased since. */
async function usedFile(): Promise<string> {
  const folder = temporaryFolder()
  await storeStaffMonth(folder, monday, 50)
  const path = join(folder, 'motcua.db')
  await storeEvents(path, generateMonth({ conversations: 200, from: '2026-11-01', days: 30 }))
  const memory = await openStore(path, { serving: true })
  await memory.accept([says(lan, '1', 'đăng ký khai sinh «Ă ơ ỡ 😀» \u0301')])
  await takeTurn(memory, `web:${lan.id}`, echoTurn)
  await memory.remember('weekly-digest', '2026-11-22')
  const minh = { channel: 'web', id: 'minh' } as const
  await memory.accept([says(minh, '1', 'xin chào')])
  await memory.erasePerson(minh)
  await memory.close()
  return path
}

async function opened(address: string) {
  const store = await openIdle(address)
  onTestFinished(() => store.close())
  return store
}

async function copied(from: string, to: string): Promise<readonly Copied[]> {
  const [source, target] = [await openIdle(from), await openIdle(to)]
  try {
    return await copyStore(source.db, target.db, () => {})
  } finally {
    await target.close()
    await source.close()
  }
}

describe('a copy', () => {
  it('to PostgreSQL and back holds the same rows, in every table', async () => {
    const [file, database, back] = [await usedFile(), await newDatabase(), newFile()]
    const there = await copied(file, database)
    expect(there.map(({ table }) => table).sort()).toEqual(Object.keys(keeping).sort())
    const rows = Object.fromEntries(there.map((each) => [each.table, each.rows]))
    for (const table of ['inbox', 'outbox', 'events', 'conversations', 'tickets', 'remembered'])
      expect(rows[table]).toBeGreaterThan(0)
    expect(await copied(database, back)).toEqual(there)
    expect(await copied(back, newFile())).toEqual(there)
  })

  it.each(['file', 'database'])('gives no number again that was given before: %s', async (kind) => {
    const file = await usedFile()
    const { db, close } = await openIdle(file)
    const latest = await dialectOf(db).counted(db, 'inbox')
    await close()
    const to = kind === 'file' ? newFile() : await newDatabase()
    await copied(file, to)
    const memory = await openStore(to, { serving: true })
    onTestFinished(() => memory.close())
    await memory.accept([says(lan, '2', 'cảm ơn')])
    const there = await memory.exportPerson(lan)
    expect(latest).toBeGreaterThan(1)
    expect(there.inbox?.at(-1)?.id).toBe(latest + 1)
  })

  it('is refused where something is stored already, and changes nothing there', async () => {
    const [file, used] = [await usedFile(), await usedFile()]
    await expect(copied(file, used)).rejects.toThrow('in use already')
    const memory = await openStore(used, { serving: false })
    onTestFinished(() => memory.close())
    expect(await memory.recall('weekly-digest')).toBe('2026-11-22')
  })

  it('leaves nothing behind where it did not end well', async () => {
    const [file, to] = [await usedFile(), await newDatabase()]
    const [source, target] = [await opened(file), await opened(to)]
    const fails = copyStore(source.db, target.db, (table) => {
      if (table === 'tickets') throw new Error('the machine stops')
    })
    await expect(fails).rejects.toThrow('the machine stops')
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from events`.execute(target.db)
    expect(rows).toEqual([{ rows: 0 }])
  })

  it('is refused while somebody serves from there', async () => {
    const [file, database] = [newFile(), await newDatabase()]
    for (const address of [file, database]) {
      const memory = await openStore(address, { serving: true })
      await expect(openIdle(address)).rejects.toThrow(/serves from/)
      await memory.close()
      await (await openIdle(address)).close()
    }
  })
})
