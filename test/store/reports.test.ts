import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Happened } from '../../src/conversation/event.ts'
import { type By, bys, type Range } from '../../src/reports/figures.ts'
import { leastShown, type Score } from '../../src/reports/satisfaction.ts'
import { createFigures } from '../../src/store/reports.ts'
import { connect, openSqlite } from '../../src/store/sqlite.ts'
import { tallyNext } from '../../src/store/tallying.ts'
import { openByHand, peopleOf } from '../helpers/by-hand.ts'
import { storeEvents } from '../helpers/events.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { generateMonth } from '../helpers/month.ts'

const hanoi = 'Asia/Ho_Chi_Minh'
const november: Range = { from: '2026-11-01', to: '2026-11-30' }
const sum = (numbers: Readonly<Record<string, number>>) =>
  Object.values(numbers).reduce((one, other) => one + other, 0)

describe('figures of a month of 10,000 conversations', () => {
  const events = generateMonth()
  const folder = mkdtempSync(join(tmpdir(), 'motcua-'))
  let path = ''
  let byHand: ReturnType<typeof openByHand>

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  beforeAll(async () => {
    path = await stored(events, folder)
    byHand = openByHand(path)
    const db = connect(path)
    // The last fifth is left for the figures to count themselves.
    for (let done = 0; done < events.length * 0.8; ) done += await tallyNext(db, 5000, hanoi)
    await db.destroy()
  })

  test.each([
    ['the month', november],
    ['a week across its days', { from: '2026-11-05', to: '2026-11-11' }],
    ['one day', { from: '2026-11-17', to: '2026-11-17' }],
    ['days counted and days not counted yet', { from: '2026-11-20', to: '2026-11-30' }],
    ['nothing', { from: '2026-09-01', to: '2026-09-30' }],
  ])('equal what is worked out by hand: %s', async (_, range) => {
    const hand = byHand(range)
    const { usage, ...overview } = await figures(path).overview(range)
    expect(usage.people).toBe(hand.people())
    expect(usage.people).toBe(peopleOf(events, range))
    expect(usage).toMatchObject({ questions: hand.questions(), turns: hand.turns() })
    for (const group of ['choices', 'clarify', 'unknown', 'refused', 'smalltalk', 'error'] as const)
      expect(usage.outcomes[group]).toBe(hand.questionsLike(`${group}*`))
    expect(usage.outcomes['answered-stale']).toBe(hand.questionsLike('answered-stale'))
    expect(usage.outcomes.answered).toBe(hand.questionsLike('answered'))
    expect(sum(usage.outcomes)).toBe(usage.questions)
    expect(overview.byOutcome).toEqual(hand.byOutcome())
    const [useful, not] = [hand.rated(true), hand.rated(false)]
    expect(overview.answers).toMatchObject(
      useful + not === 0
        ? { kind: 'none' }
        : { kind: 'shown', n: useful + not, share: { value: useful / (useful + not) } },
    )
    expect(overview.reasons).toEqual({ wrong: 0, unclear: 0, incomplete: 0, outdated: 0, ...hand.reasons() })
    expect(given(overview.service)).toEqual({ ...noStars, ...hand.stars('stars') })
    expect(given(overview.survey)).toEqual({ ...noStars, ...hand.scores('score') })
    expect(overview.tickets).toEqual({ comment: 0, suggestion: 0, reflection: 0, ...hand.tickets() })
    expect(overview).toMatchObject({
      offered: hand.offered(),
      ticketsEnded: hand.count('ticket-ended'),
      forgotten: hand.count('forgotten'),
    })
  })

  test.each(bys)('by %s equal what is worked out by hand, and small ones are hidden', async (by: By) => {
    const hand = byHand(november)
    const { cells, total } = await figures(path).satisfaction(november, by)
    const [answers, satisfied] = [hand.scores(by), hand.satisfied(by)]
    expect(
      cells
        .filter(({ survey }) => survey.kind !== 'none')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(Object.keys(answers).sort())
    for (const { key, survey } of cells.filter((cell) => cell.survey.kind === 'shown'))
      expect(survey).toMatchObject({
        n: answers[key],
        index: { value: (satisfied[key] ?? 0) / (answers[key] ?? 0) },
      })
    const small = Object.keys(answers).filter((key) => (answers[key] ?? 0) < leastShown)
    for (const key of small)
      expect(cells.find((cell) => cell.key === key)?.survey).toEqual({ kind: 'hidden' })
    expect(total.survey).toMatchObject({ n: sum(answers), index: { value: sum(satisfied) / sum(answers) } })
    if (by === 'factor' || by === 'question') return
    const rated = hand.stars(by)
    for (const { key, service } of cells.filter((cell) => cell.service.kind === 'shown'))
      expect(service).toMatchObject({ n: rated[key] })
    expect(total.service).toMatchObject({ n: sum(rated) })
  })

  test('hide some cell, or the month proves nothing', async () => {
    const kinds = async (by: By) =>
      (await figures(path).satisfaction(november, by)).cells.map((cell) => cell.survey.kind)
    expect(new Set(await kinds('entry'))).toEqual(new Set(['shown', 'hidden']))
    expect((await kinds('place')).filter((kind) => kind === 'hidden').length).toBeGreaterThan(1)
  })

  test.each([
    ['day', 30],
    ['week', 6],
    ['month', 1],
  ] as const)('tell every %s, each as if asked for alone', async (step, count) => {
    const periods = await figures(path).trend(november, step)
    expect(periods).toHaveLength(count)
    for (const { from, to, people, questions, turns, outcomes } of periods) {
      const hand = byHand({ from, to })
      expect({ from, people, questions, turns }).toEqual({
        from,
        people: hand.people(),
        questions: hand.questions(),
        turns: hand.turns(),
      })
      expect(outcomes.unknown).toBe(hand.questionsLike('unknown*'))
    }
  })

  test('name what was most asked about', async () => {
    const topics = await figures(path).topics(november, 3)
    const hand = Object.entries(byHand(november).about()).sort(([, one], [, other]) => other - one)
    expect(topics.map(({ entry, count }) => [entry, count])).toEqual(hand.slice(0, 3))
  })

  test('are the same whatever has been counted before', async () => {
    const before = await everything(path)
    const db = connect(path)
    while ((await tallyNext(db, 777, hanoi)) > 0);
    await db.destroy()
    expect(await everything(path)).toEqual(before)
  })
})

describe('counting', () => {
  test('in parts of any size, stopped and started, in any order of days, is counting at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (seed, parts, isShuffled) => {
          const month = generateMonth({ seed, conversations: 60 })
          const events = isShuffled
            ? [...month].sort((one, other) => (one.at % 997) - (other.at % 997))
            : month
          const path = await stored(events)
          const whole = await stored(events)
          for (let at = 0, done = 0; done < events.length; at++) {
            const db = connect(path)
            done += await tallyNext(db, parts[at % parts.length] ?? 1, hanoi)
            await db.destroy()
          }
          const db = connect(whole)
          await tallyNext(db, events.length, hanoi)
          await db.destroy()
          expect(await rows(path)).toEqual(await rows(whole))
          const { usage } = await figures(path).overview({ from: '2026-11-08', to: '2026-11-20' })
          expect(usage.people).toBe(peopleOf(events, { from: '2026-11-08', to: '2026-11-20' }))
        },
      ),
      { numRuns: 5 },
    )
  })

  test('breaks off whole: what failed half-way is counted once, later', async () => {
    const events = generateMonth({ conversations: 50 })
    const path = await stored(events)
    const db = connect(path)
    onTestFinished(() => db.destroy())
    await db.schema.alterTable('tallies').renameTo('away').execute()
    await expect(tallyNext(db, 100, hanoi)).rejects.toThrow('tallies')
    await db.schema.alterTable('away').renameTo('tallies').execute()
    while ((await tallyNext(db, 100, hanoi)) > 0);
    expect((await figures(path).overview(november)).usage.turns).toBe(openByHand(path)(november).turns())
  })

  test.each([
    ['before anything was counted', 0],
    ['when half was counted', 0.5],
    ['when all was counted', 1],
  ])('goes on for people who were erased %s, as of nobody', async (_, share) => {
    const events = generateMonth({ conversations: 200 })
    const path = await stored(events)
    const before = await everything(path)
    const db = connect(path)
    if (share > 0) await tallyNext(db, Math.ceil(events.length * share), hanoi)
    await db.destroy()
    const memory = await openSqlite(path, { lock: true })
    for (const { person } of events.slice(0, 12)) await memory.erasePerson(person)
    expect((await memory.exportPerson(events[0]?.person ?? { channel: 'web', id: '' })).visitors).toEqual([])
    await memory.close()
    expect(await everything(path)).toEqual(before)
  })

  test('goes on for what is past its retention', async () => {
    const path = await stored(generateMonth({ conversations: 100 }))
    const before = await everything(path)
    const memory = await openSqlite(path, { lock: true })
    expect((await memory.purge(Date.UTC(2028, 0, 10))).events).toBeGreaterThan(100)
    await memory.close()
    expect(await everything(path)).toEqual(before)
  })

  test('leaves no byte of who is erased in any file or figure', async () => {
    const events = generateMonth({ conversations: 300 }).map(({ person, ...rest }) => ({
      ...rest,
      person: { ...person, id: `chim-yen-${person.channel}-${person.id}-` },
    }))
    const path = await stored(events)
    const db = connect(path)
    await tallyNext(db, Math.ceil(events.length / 2), hanoi)
    await db.destroy()
    const memory = await openSqlite(path, { lock: true })
    onTestFinished(() => memory.close())
    for (const { person } of events.filter((_, at) => at % 250 === 0)) {
      expect(filesWith(path, person.id)).not.toEqual([])
      await memory.erasePerson(person)
      expect(filesWith(path, person.id)).toEqual([])
      expect(Object.values(await memory.exportPerson(person)).flat()).toEqual([])
    }
    expect(JSON.stringify(await everything(path))).not.toContain('chim-yen')
  })

  test('keeps no word that anybody wrote', async () => {
    const canary = 'Chim Hoàng Yến 0912345678'
    const person = { channel: 'web', id: 'canary' } as const
    const at = Date.UTC(2026, 10, 5)
    const path = await stored([
      {
        person,
        at,
        event: { kind: 'turned', outcome: 'answered', entry: canary, question: canary, menu: [canary] },
      },
      { person, at, event: { kind: 'service-rated', stars: 1, entry: canary, place: canary } },
      { person, at, event: { kind: 'surveyed', question: canary, factor: 'staff', score: 1, place: canary } },
      {
        person,
        at,
        event: { kind: 'ticket-opened', code: canary, about: 'comment', text: canary, entry: canary },
      },
    ])
    const db = connect(path)
    await tallyNext(db, 10, hanoi)
    await db.destroy()
    expect(JSON.stringify(await rows(path))).not.toMatch(/chim|yến|0912|canary/i)
  })
})

const noStars = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }

function given(score: Score): Record<string, number> {
  if (score.kind !== 'shown') return noStars
  return Object.fromEntries(score.counts.map((count, at) => [at + 1, count]))
}

async function stored(events: readonly Happened[], folder = temporaryFolder()): Promise<string> {
  const path = join(folder, 'motcua.db')
  await (await openSqlite(path, { lock: true })).close()
  await storeEvents(path, events)
  return path
}

function figures(path: string) {
  const db = connect(path)
  onTestFinished(() => db.destroy())
  return createFigures(db, () => hanoi)
}

function filesWith(path: string, bytes: string): readonly string[] {
  const folder = dirname(path)
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(bytes))
}

async function everything(path: string) {
  const { overview, satisfaction, trend, topics } = figures(path)
  return {
    overview: await overview(november),
    by: await Promise.all(bys.map((by) => satisfaction(november, by))),
    trend: await trend(november, 'week'),
    topics: await topics(november, 10),
  }
}

async function rows(path: string) {
  const db = connect(path)
  const found = await db
    .selectFrom('tallies')
    .selectAll()
    .where('count', '!=', 0)
    .orderBy('what')
    .orderBy('day')
    .orderBy('channel')
    .orderBy('item')
    .orderBy('value')
    .orderBy('entry')
    .orderBy('place')
    .orderBy('way')
    .execute()
  await db.destroy()
  return found
}
