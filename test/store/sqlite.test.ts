import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { begin } from '../../src/conversation/conversation.ts'
import type { Person } from '../../src/conversation/message.ts'
import { conversationId } from '../../src/conversation/message.ts'
import type { Memory } from '../../src/desk/memory.ts'
import { keeping } from '../../src/store/keeping.ts'
import { bindable } from '../../src/store/libsql.ts'
import { migrate } from '../../src/store/migrate.ts'
import { columns, connect, openDatabase, openSqlite } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { echoTurn, lan, monday, plainAnswer, says, takeTurn } from '../helpers/talk.ts'
import { broadcastsContract } from './broadcasts-contract.ts'
import { channelsContract } from './channels-contract.ts'
import { memoryContract } from './contract.ts'
import { membersContract } from './members-contract.ts'
import { staffContract } from './staff-contract.ts'
import { ticketsContract } from './tickets-contract.ts'
import { wishesContract } from './wishes-contract.ts'

describe('SQLite', () => {
  memoryContract(async () => {
    const path = join(temporaryFolder(), 'motcua.db')
    return () => openSqlite(path, { lock: true })
  })
  channelsContract(() => openSqlite(join(temporaryFolder(), 'motcua.db'), { lock: true }))
  describe('tickets', () => {
    ticketsContract(() => openSqlite(join(temporaryFolder(), 'motcua.db'), { lock: true }))
  })
  describe('wishes', () => {
    wishesContract(() => openSqlite(join(temporaryFolder(), 'motcua.db'), { lock: true }))
  })
  describe('messages to many', () => {
    broadcastsContract(async () => {
      const path = join(temporaryFolder(), 'motcua.db')
      return () => openSqlite(path, { lock: true })
    })
  })
  describe('members', () => {
    membersContract(() => openSqlite(join(temporaryFolder(), 'motcua.db'), { lock: true }))
  })
  describe('staff', () => {
    staffContract(() => openSqlite(join(temporaryFolder(), 'motcua.db'), { lock: true }))
  })

  test('says where each table stands before the law', async () => {
    const { path } = await open()
    const names = new Database(path).prepare(`select name from sqlite_master where type = 'table'`).all()
    const ours = names.map((row) => Object(row).name).filter((name) => !/^(sqlite|kysely)_/.test(name))
    expect(ours.sort()).toEqual(Object.keys(keeping).sort())
    for (const { purpose, legalBasis } of Object.values(keeping)) {
      expect(purpose).toMatch(/\S/)
      expect(legalBasis).toMatch(/\S/)
    }
  })

  test('takes over «Dừng» said before it was kept by itself', async () => {
    const path = join(temporaryFolder(), 'motcua.db')
    const old = connect(path)
    await migrate(old, columns, '006-tallies')
    const conversation = JSON.stringify({ ...begin('lan001'), asking: { stopped: true } })
    const row = { channel: lan.channel, person_id: lan.id, at: monday, conversation }
    await old
      .insertInto('conversations')
      .values({ id: conversationId(lan), ...row })
      .execute()
    await old.destroy()
    const again = await openSqlite(path, { lock: true })
    onTestFinished(() => again.close())
    expect((await again.exportPerson(lan)).contacts).toMatchObject([{ asking_stopped_at: monday }])
  })

  test('of a newer version is left alone, and says so', async () => {
    const path = join(temporaryFolder(), 'motcua.db')
    await (await openSqlite(path, { lock: true })).close()
    const newer = new Database(path)
    newer.prepare(`insert into kysely_migration (name, timestamp) values ('999-tomorrow', '')`).run()
    newer.close()
    await expect(openSqlite(path, { lock: true })).rejects.toThrow('999-tomorrow of a newer motcua')
  })

  test('can find, erase and purge by columns every personal table has', async () => {
    const { path } = await open()
    for (const [table, { eraser, retentionDays }] of Object.entries(keeping)) {
      const columns = new Database(path).prepare(`pragma table_info(${table})`).all()
      const names = columns.map((row) => Object(row).name)
      const personal = names.includes('person_id')
      expect([table, eraser === 'rows-of-person']).toEqual([table, personal])
      if (personal) expect(names).toEqual(expect.arrayContaining(['channel', 'at']))
      if (personal) expect(retentionDays).toBeGreaterThan(0)
    }
  })

  test('waits for the disk on every commit, overwrites what it deletes, and needs no memory to vacuum', () => {
    const database = openDatabase(join(temporaryFolder(), 'motcua.db'))
    const read = (name: string): unknown =>
      Object.values(Object(database.prepare(`pragma ${name}`).all()[0]))[0]
    const names = [
      'journal_mode',
      'synchronous',
      'secure_delete',
      'temp_store',
      'foreign_keys',
      'busy_timeout',
    ]
    const full = 2
    const file = 1
    expect(names.map(read)).toEqual(['wal', full, 1, file, 1, 2000])
  })

  test('remembers after closing and opening', async () => {
    const { memory, path } = await open()
    await memory.accept([says(lan, '1', 'a')])
    const outgoing = await takeTurn(memory, 'web:lan', echoTurn)
    await memory.close()
    const again = await openSqlite(path, { lock: true })
    onTestFinished(() => again.close())
    expect(await again.answerTo(lan, '1')).toEqual(outgoing)
    expect(await again.accept([says(lan, '1', 'a')])).toEqual([false])
  })

  test('is readable by its owner only', async () => {
    const { folder, memory } = await open()
    await memory.accept([says(lan, '1', 'a')])
    for (const name of readdirSync(folder).filter((each) => each.includes('.db'))) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0])
    }
  })

  describe('lock', () => {
    test('keeps a second server out, and names the cure', async () => {
      const { path } = await open()
      await expect(openSqlite(path, { lock: true })).rejects.toThrow(/already serves.*stop that one, or give/)
    })

    test('lets a command read beside the server', async () => {
      const { path, memory } = await open()
      await memory.accept([says(lan, '1', 'a')])
      const command = await openSqlite(path, { lock: false })
      expect((await command.exportPerson(lan)).inbox).toHaveLength(1)
      expect(await command.erasePerson(lan)).toBe(1)
      await command.close()
      expect(await memory.accept([says(lan, '1', 'a')])).toEqual([true])
    })

    test('is kept when a thread opens the store too: no command takes the log away', async () => {
      const { path, memory } = await open()
      await memory.remember('before', '1')
      const log = statSync(`${path}-wal`).ino
      const thread = connect(path)
      for (const name of ['one', 'two'])
        await promisify(execFile)(process.execPath, ['test/helpers/pass-by.mjs', path, name, '1'])
      expect([await memory.recall('one'), await memory.recall('two')]).toEqual(['1', '1'])
      await thread.destroy()
      await promisify(execFile)(process.execPath, ['test/helpers/pass-by.mjs', path, 'three', '1'])
      expect(await memory.recall('three')).toBe('1')
      expect(statSync(`${path}-wal`).ino).toBe(log)
    })

    test('of another process is waited for, refused honestly, and forgotten once it is gone', async () => {
      const { path, memory } = await open()
      const other = new Database(path)
      other.exec('begin immediate')
      await expect(memory.accept([says(lan, '1', 'a')])).rejects.toThrow('locked')
      await expect(takeTurn(memory, 'web:lan', echoTurn)).rejects.toThrow('locked')
      other.exec('rollback')
      expect(await memory.accept([says(lan, '1', 'a')])).toEqual([true])
      expect((await takeTurn(memory, 'web:lan', echoTurn))?.inReplyTo).toBe('1')
    })

    test('is given back by closing', async () => {
      const { path, memory } = await open()
      await memory.close()
      await (await openSqlite(path, { lock: true })).close()
    })

    test('falls with a process that was killed', async () => {
      const path = join(temporaryFolder(), 'motcua.db')
      const holder = await holdLock(path)
      await expect(openSqlite(path, { lock: true })).rejects.toThrow('already serves')
      holder.kill('SIGKILL')
      await once(holder, 'exit')
      await (await openSqlite(path, { lock: true })).close()
    })
  })

  describe('binds', () => {
    test.each([
      ['of type boolean', true],
      ['of type Date', new Date(0)],
      ['of type object', {}],
      ['of type undefined', undefined],
      ['not finite', Number.NaN],
      ['text with a NUL', 'a\0b'],
    ])('refuse what is %s instead of ending the process', (what, value) => {
      expect(() => bindable(['fine', value])).toThrow(`bind 2 is ${what}`)
    })

    test('refuse without showing the value', () => {
      expect(() => bindable(['0912 345 678\0'])).toThrow(expect.not.stringContaining('0912'))
    })

    test('are checked on the way to the file', async () => {
      const { memory } = await open()
      await expect(memory.accept([says(lan, 'a\0b', 'text')])).rejects.toThrow('text with a NUL')
      expect(await memory.accept([says(lan, 'ab', 'text')])).toEqual([true])
    })
  })

  describe('lanes', () => {
    test('let replies go before notices, and notices before mass messages', async () => {
      const { memory, path } = await open()
      for (const lane of [2, 1, 0]) enqueue(path, lane)
      const lanes = async (): Promise<readonly string[]> =>
        (await memory.claimOutgoing('web', 2, monday)).map((each) => each.lane)
      expect(await lanes()).toEqual(['reply', 'notice'])
      expect(await lanes()).toEqual(['bulk'])
    })

    test('do not repeat a mass message or a notice that may have arrived', async () => {
      const { memory, path } = await open()
      for (const lane of [2, 1, 0]) enqueue(path, lane)
      const claimed = await memory.claimOutgoing('web', 3, monday)
      await memory.settle(
        claimed.map(({ id }) => ({ id, sent: { kind: 'unknown', reason: 'timeout' }, at: monday })),
      )
      expect((await memory.claimOutgoing('web', 3, monday)).map((each) => each.lane)).toEqual(['reply'])
    })
  })

  describe('erasing', () => {
    test('leaves no byte of a person in any file', async () => {
      const { memory, folder } = await open()
      const people = await talkOfMany(memory)
      for (const person of people) {
        expect(foundIn(folder, person.id)).not.toEqual([])
        await memory.erasePerson(person)
        expect(foundIn(folder, person.id)).toEqual([])
      }
    })

    test('by the person alone leaves only the receipt', async () => {
      const { memory, folder } = await open()
      const [person = lan] = await talkOfMany(memory)
      await memory.accept([says(person, 'forget', `forget ${person.id}-canary-text`)])
      await takeTurn(memory, conversationId(person), (message, before) => ({
        ...echoTurn(message, before),
        answer: plainAnswer('forgotten'),
        erase: true,
      }))
      expect(foundIn(folder, `${person.id}-canary`)).toEqual([])
      expect((await memory.transcript(person, 9)).map((line) => line.kind)).toEqual(['said', 'answered'])
    })

    test('by retention leaves no byte either', async () => {
      const { memory, folder } = await open()
      const people = await talkOfMany(memory)
      await memory.purge(monday + 1000 * 86_400_000)
      expect(people.flatMap((person) => foundIn(folder, person.id))).toEqual([])
    })
  })
})

async function open(): Promise<{ memory: Memory; folder: string; path: string }> {
  const folder = temporaryFolder()
  const path = join(folder, 'motcua.db')
  const memory = await openSqlite(path, { lock: true })
  onTestFinished(() => memory.close())
  return { memory, folder, path }
}

/** Enough rows of uneven length that pages split and merge. */
async function talkOfMany(memory: Memory): Promise<readonly Person[]> {
  const people = Array.from({ length: 40 }, (_, n): Person => ({ channel: 'web', id: `person-${n}-of-40` }))
  for (let round = 0; round < 12; round++) {
    for (const [n, person] of people.entries()) {
      const text = `${person.id}-canary ${'chữ '.repeat((round * 37 + n * 101) % 150)}`
      await memory.accept([says(person, String(round), text)])
      await takeTurn(memory, conversationId(person), (message, before) => ({
        ...echoTurn(message, before),
        answer: plainAnswer(text),
      }))
    }
  }
  return people
}

function foundIn(folder: string, bytes: string): readonly string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(bytes))
}

async function holdLock(path: string): Promise<ChildProcess> {
  const holder = fork(new URL('../helpers/hold-lock.mjs', import.meta.url), [path])
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder, 'message')
  return holder
}

/** Nothing in the desk sends notices yet; the way out must be ready for them. */
function enqueue(path: string, lane: number): void {
  new Database(path)
    .prepare(`insert into outbox (channel, person_id, at, lane, answer) values ('web', 'lan', ?, ?, ?)`)
    .run([monday, lane, JSON.stringify(plainAnswer('a'))])
}
