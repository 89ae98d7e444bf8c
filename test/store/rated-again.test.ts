import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Happened } from '../../src/conversation/event.ts'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { dayMs } from '../../src/lib/day.ts'
import type { Range } from '../../src/reports/figures.ts'
import { createFigures } from '../../src/store/reports.ts'
import { connect, openSqlite } from '../../src/store/sqlite.ts'
import { tallyNext } from '../../src/store/tallying.ts'
import { storeEvents } from '../helpers/events.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { createTalk, morning, shippedLibrary } from '../helpers/library.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const hanoi = 'Asia/Ho_Chi_Minh'
const friday: Range = { from: '2026-11-27', to: '2026-11-27' }
const saturday: Range = { from: '2026-11-28', to: '2026-11-28' }
const both: Range = { from: friday.from, to: saturday.to }

/** What people press, in this order; «|»: a day goes by. */
type Presses = readonly ('useful' | 'not' | 'wrong' | 'unclear' | '|')[]

/** As many people as figures are shown for. */
const people = 12

describe('who changes their mind about an answer', () => {
  test.each<[string, Presses, number, Readonly<Record<string, number>>]>([
    ['useful, then not', ['useful', 'not'], 0, {}],
    ['not, then useful', ['not', 'useful'], 1, {}],
    ['not, why, then useful', ['not', 'wrong', 'useful'], 1, {}],
    ['one reason, then another', ['not', 'wrong', 'unclear'], 0, { unclear: people }],
    ['the same twice', ['not', 'wrong', 'not', 'wrong'], 0, { wrong: people }],
    ['useful, then an old reason', ['not', 'useful', 'unclear'], 0, { unclear: people }],
    ['a reason alone, kept from elsewhere', ['wrong'], 0, { wrong: people }],
    ['there and back', ['useful', 'not', 'wrong', 'useful', 'not'], 0, {}],
    ['the next day', ['useful', '|', 'not', 'wrong'], 0, { wrong: people }],
  ])('counts once, as the latest says: %s', async (_, presses, useful, reasons) => {
    const path = await stored(presses)
    const total = await everything(path, both)
    expect(total).toMatchObject({ n: people, useful, reasons: { ...noReasons, ...reasons } })
    expect(total.cells).toEqual([people])

    const db = connect(path)
    await tallyNext(db, people * 2 + 3, hanoi)
    expect(await everything(path, both)).toEqual(total)
    await db.destroy()

    const memory = await openSqlite(path, { lock: true })
    for (let n = 0; n < people; n += 2) await memory.erasePerson({ channel: 'web', id: `person-${n}` })
    await memory.close()
    expect(await everything(path, both)).toEqual(total)

    const later = connect(path)
    while ((await tallyNext(later, 100, hanoi)) > 0);
    await later.destroy()
    expect(await everything(path, both)).toEqual(total)
  })

  test('on another day leaves the day on which they did no rating, and no empty cell', async () => {
    const path = await stored(['useful', '|', 'not'])
    expect(await everything(path, friday)).toMatchObject({ n: 0, cells: [] })
    expect(await everything(path, saturday)).toMatchObject({ n: people, useful: 0 })
    const db = connect(path)
    while ((await tallyNext(db, 7, hanoi)) > 0);
    await db.destroy()
    expect(await everything(path, friday)).toMatchObject({ n: 0, cells: [] })
    expect(await everything(path, saturday)).toMatchObject({ n: people, useful: 0 })
  })
})

const noReasons = { wrong: 0, unclear: 0, incomplete: 0, outdated: 0 }

async function stored(presses: Presses): Promise<string> {
  const path = join(temporaryFolder(), 'motcua.db')
  await (await openSqlite(path, { lock: true })).close()
  const talks = Array.from({ length: people }, (_, n) => talk(`person-${n}`, presses))
  await storeEvents(path, talks.flat())
  return path
}

function talk(id: string, presses: Presses): readonly Happened[] {
  const talking = createTalk(library)
  let at = morning
  const happened = ({ events }: Reply): readonly Happened[] =>
    events.map((event) => ({ person: { channel: 'web', id }, at, event }))
  return [
    ...happened(talking.say('đăng ký kết hôn cần giấy gì')),
    ...presses.flatMap((press) => {
      if (press !== '|') return happened(talking.press(`lan001.${dataOf[press]}`))
      talking.wait(dayMs)
      at += dayMs
      return []
    }),
  ]
}

const dataOf = { useful: 'r.1.1', not: 'r.1.0', wrong: 'w.1.wrong', unclear: 'w.1.unclear' } as const

async function everything(path: string, range: Range) {
  const db = connect(path)
  onTestFinished(() => db.destroy())
  const figures = createFigures(db, () => hanoi)
  const { answers, reasons } = await figures.overview(range)
  const { cells } = await figures.satisfaction(range, 'entry')
  const [n, useful] = answers.kind === 'shown' ? [answers.n, answers.share.value] : [0, 0]
  return {
    n,
    useful,
    reasons,
    cells: cells.map((cell) => (cell.answers.kind === 'shown' ? cell.answers.n : 0)),
  }
}
