import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, test } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.ts'
import { keepSender, openStore, serve } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import {
  echo,
  echoTurn,
  lan,
  minh,
  monday,
  plainAnswer,
  plainText,
  says,
  takeTurn,
  textOf,
} from '../helpers/talk.ts'
import { eventually } from '../helpers/time.ts'

describe('ask', () => {
  test('gives the answer to this very message', async () => {
    const { desk } = await serve(await openStore())
    const asked = ['a', 'b', 'c'].map((text) => desk.ask(says(lan, text, text)))
    expect((await Promise.all(asked)).map(({ answer }) => plainText(answer))).toEqual([
      're: a',
      're: b',
      're: c',
    ])
  })

  test('gives the same answer to ten copies at once, and to a copy later', async () => {
    const memory = await openStore()
    const { desk } = await serve(memory)
    const copies = await Promise.all(Array.from({ length: 10 }, () => desk.ask(says(lan, '1', 'a'))))
    const later = await desk.ask(says(lan, '1', 'a'))
    expect(new Set([...copies, later].map(({ id }) => id)).size).toBe(1)
    expect(await memory.transcript(lan, 10)).toHaveLength(2)
  })

  test('keeps people apart who number their messages alike', async () => {
    const { desk } = await serve(await openStore())
    const [hers, his] = await Promise.all([desk.ask(says(lan, '1', 'a')), desk.ask(says(minh, '1', 'b'))])
    expect([hers, his].map(({ answer }) => plainText(answer))).toEqual(['re: a', 're: b'])
  })

  test('is refused when the message could not be stored', async () => {
    const { desk } = await serve(await openStore())
    await expect(desk.ask(says(lan, 'a\0b', 'a'))).rejects.toThrow('NUL')
    expect(plainText((await desk.ask(says(lan, '1', 'b'))).answer)).toBe('re: b')
  })
})

describe('a conversation', () => {
  test('is answered in order, however fast a person writes', async () => {
    const sender = keepSender('web')
    const { desk } = await serve(await openStore(), { senders: [sender] })
    const texts = Array.from({ length: 20 }, (_, n) => `${n}`)
    await Promise.all(texts.map((text) => desk.accept(says(lan, text, text))))
    await eventually(() => expect(sender.sent).toEqual(texts.map((text) => `re: ${text}`)))
  })

  test('goes on from turn to turn', async () => {
    const turns: number[] = []
    const { desk } = await serve(await openStore(), {
      respond(message, conversation) {
        turns.push(conversation.turns)
        return echo(message, conversation)
      },
    })
    for (const id of ['1', '2', '3']) await desk.ask(says(lan, id, 'a'))
    await desk.ask(says(minh, '1', 'a'))
    expect(turns).toEqual([0, 1, 2, 0])
  })

  test('of one person who floods does not hold up another', async () => {
    const order: string[] = []
    const { desk } = await serve(await openStore(), {
      respond(message, conversation) {
        order.push(message.person.id)
        return echo(message, conversation)
      },
    })
    const flood = Array.from({ length: 50 }, (_, n) => desk.ask(says(lan, String(n), 'a')))
    await desk.ask(says(minh, '1', 'b'))
    await Promise.all(flood)
    expect(order.indexOf('minh')).toBeLessThan(3)
  })

  test('that is forgotten begins anew, without a trace of what was asked', async () => {
    const memory = await openStore()
    const { desk } = await serve(memory, {
      respond: (message, conversation) => {
        if (textOf(message.said) !== 'forget me') return echo(message, conversation)
        const turned = { kind: 'turned', outcome: 'privacy-erased', menu: [], question: 'forget me' } as const
        return { answer: plainAnswer('forgotten'), events: [{ kind: 'forgotten' }, turned] }
      },
    })
    await desk.ask(says(lan, '1', 'a secret'))
    expect(plainText((await desk.ask(says(lan, '2', 'forget me'))).answer)).toBe('forgotten')
    const kept = await memory.exportPerson(lan)
    expect(JSON.stringify(kept)).not.toMatch(/secret|forget me/)
    expect(Object.values(kept).flatMap((rows) => rows.length || [])).toEqual([1, 1, 2, 1])
  })
})

describe('a message that cannot be answered', () => {
  const poison = (times: number): (() => void) => {
    let left = times
    return () => {
      if (left-- > 0) throw new Error('poison')
    }
  }

  test('is tried again once', async () => {
    const fail = poison(1)
    const { desk, log } = await serve(await openStore(), {
      respond(message, conversation) {
        fail()
        return echo(message, conversation)
      },
    })
    expect(plainText((await desk.ask(says(lan, '1', 'a'))).answer)).toBe('re: a')
    expect(log.entries.map(({ level, phrase }) => [level, phrase])).toEqual([['error', 'respond threw']])
  })

  test('is parked with an apology and an alert, and the next is answered', async () => {
    const sender = keepSender('web')
    const memory = await openStore()
    const { desk, log } = await serve(memory, {
      senders: [sender],
      respond(message, conversation) {
        if (textOf(message.said) === 'poison') throw new Error('secret text')
        return echo(message, conversation)
      },
    })
    const [bad, good] = await Promise.all([desk.ask(says(lan, '1', 'poison')), desk.ask(says(lan, '2', 'b'))])
    expect([bad, good].map(({ answer }) => plainText(answer))).toEqual(['sorry', 're: b'])
    await eventually(() => expect(sender.sent).toEqual(['sorry', 're: b']))
    expect((await memory.exportPerson(lan)).inbox?.map((row) => [row.state, row.tries])).toEqual([
      ['parked', 2],
      ['done', 0],
    ])
    expect(log.entries.map(({ phrase }) => phrase)).toEqual([
      'respond threw',
      'respond threw',
      'message parked, apologised',
    ])
    expect(JSON.stringify(log.entries)).not.toMatch(/secret text|lan/)
  })

  test('does not stop the queue even when the apology fails too', async () => {
    const { desk } = await serve(await openStore(), {
      respond(message, conversation) {
        if (textOf(message.said) === 'poison') throw undefined
        return echo(message, conversation)
      },
      apology() {
        throw new Error('no words')
      },
    })
    const [bad, good] = await Promise.all([desk.ask(says(lan, '1', 'poison')), desk.ask(says(lan, '2', 'b'))])
    expect(bad.answer.outcome).toBe('error-fault')
    expect(plainText(good.answer)).toBe('re: b')
  })
})

describe('a store that fails', () => {
  test('never costs a message its tries: it is answered once the store is back', async () => {
    const path = join(temporaryFolder(), 'motcua.db')
    const memory = await openStore(path)
    await memory.accept([says(lan, '1', 'a')])
    const other = new Database(path)
    other.exec('begin immediate')
    const { desk, log } = await serve(memory)
    await eventually(() =>
      expect(log.entries.map(({ phrase }) => phrase)).toContain('turn not recorded, will be tried again'),
    )
    other.exec('rollback')
    expect(plainText((await desk.ask(says(lan, '1', 'a'))).answer)).toBe('re: a')
    expect((await memory.exportPerson(lan)).inbox).toMatchObject([{ state: 'done', tries: 0 }])
  })
})

describe('opening', () => {
  test('takes up what an earlier process stored and did not answer', async () => {
    const memory = await openStore()
    await memory.accept([says(lan, '1', 'a'), says(minh, '1', 'b')])
    const sender = keepSender('web')
    await serve(memory, { senders: [sender] })
    await eventually(() => expect(sender.sent.toSorted()).toEqual(['re: a', 're: b']))
  })

  test('sends again what an earlier process was sending', async () => {
    const path = join(temporaryFolder(), 'motcua.db')
    const earlier = await openSqlite(path, { lock: true })
    await earlier.accept([says(lan, '1', 'a')])
    await takeTurn(earlier, 'web:lan', echoTurn)
    await earlier.claimOutgoing('web', 1, monday)
    await earlier.close()

    const sender = keepSender('web')
    const { log } = await serve(await openStore(path), { senders: [sender] })
    await eventually(() => expect(sender.sent).toEqual(['re: a']))
    expect(log.entries[0]).toMatchObject({ level: 'warn', fields: { answers: 1 } })
  })
})

describe('a desk that does not know its content yet', () => {
  test('accepts what is said, and answers when it does', async () => {
    const memory = await openStore()
    const know: (() => void)[] = []
    const ready = new Promise<void>((resolve) => know.push(resolve))
    const { desk } = await serve(memory, { ready })
    const asked = desk.ask(says(lan, '1', 'a'))
    await eventually(async () => expect(await memory.transcript(lan, 10)).toHaveLength(1))
    know[0]?.()
    expect(plainText((await asked).answer)).toBe('re: a')
  })

  test('leaves to the next start what it was not ready for', async () => {
    const memory = await openStore()
    const first = await serve(memory, { ready: new Promise(() => {}) })
    await first.desk.accept(says(lan, '1', 'a'))
    await first.desk.close()
    const sender = keepSender('web')
    await serve(memory, { senders: [sender] })
    await eventually(() => expect(sender.sent).toEqual(['re: a']))
  })
})

describe('closing', () => {
  test('finishes what is under way and takes nothing new', async () => {
    const sender = keepSender('web', async () => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { kind: 'sent' }
    })
    const memory = await openStore()
    const { desk } = await serve(memory, { senders: [sender] })
    const accepted = Array.from({ length: 5 }, (_, n) => desk.accept(says(lan, String(n), 'a')))
    const started = performance.now()
    await Promise.all([desk.close(), ...accepted])
    expect(performance.now() - started).toBeLessThan(4_900)
    expect(await memory.waiting(10)).toEqual([])
    expect((await memory.exportPerson(lan)).outbox?.filter((row) => row.state === 'sending')).toEqual([])
    await expect(desk.accept(says(lan, 'new', 'a'))).rejects.toThrow('closed')
    await expect(desk.ask(says(lan, 'new', 'a'))).rejects.toThrow('closed')
  })

  test('does not wait longer than two seconds for a send that hangs', async () => {
    const sender = keepSender('web', () => new Promise(() => {}))
    const { desk } = await serve(await openStore(), { senders: [sender] })
    await desk.ask(says(lan, '1', 'a'))
    await eventually(() => expect(sender.sent).toHaveLength(1))
    const started = performance.now()
    await desk.close()
    expect(performance.now() - started).toBeGreaterThan(1_900)
    expect(performance.now() - started).toBeLessThan(12_000)
  })
})

test('purges a minute after opening, and then once a night', async () => {
  const dayMs = 86_400_000
  const memory = await openStore()
  await memory.accept([says(lan, '1', 'a', monday - 31 * dayMs), says(minh, '1', 'b', monday - 29.5 * dayMs)])
  let now = monday
  const { log } = await serve(memory, { now: () => now })
  const purges = (): unknown[] =>
    log.entries.filter(({ phrase }) => phrase.startsWith('purged')).map(({ fields }) => fields)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(purges()).toEqual([])
  now += 60_000
  await eventually(() => expect(purges()).toMatchObject([{ inbox: 1 }]))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(purges()).toHaveLength(1)
  now += dayMs
  await eventually(() => expect(purges()).toMatchObject([{ inbox: 1 }, { inbox: 1 }]))
})
