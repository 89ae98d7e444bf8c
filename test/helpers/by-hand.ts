import Database from 'libsql'
import type { Happened } from '../../src/conversation/event.ts'
import type { By, Range } from '../../src/reports/figures.ts'

/** Figures worked out by plain SQL over the raw events, as somebody might who trusts no report. Days are those of Hanoi (UTC+7). */
export function openByHand(path: string): (range: Range) => ByHand {
  const db = new Database(path)
  const fields = [
    ...['kind', 'outcome', 'question', 'entry', 'place', 'way', 'useful', 'reason'],
    ...['stars', 'score', 'factor', 'about', 'offered'],
  ].map((name) => `json_extract(event, '$.${name}') as ${name}`)
  db.exec(`create temp table happened as
    select date(at / 1000 + 7 * 3600, 'unixepoch') as day, channel, person_id, ${fields.join(', ')} from events`)
  return (range) => byHand(db, range)
}

type ByHand = ReturnType<typeof byHand>

function byHand(db: Database.Database, { from, to }: Range) {
  const table = `happened where day between '${from}' and '${to}' and`
  const number = (select: string, where: string): number =>
    Number(Object(db.prepare(`select ${select} as n from ${table} ${where}`).get()).n)
  const groups = (key: string, where: string): Record<string, number> =>
    Object.fromEntries(
      db
        .prepare(`select coalesce(${key}, '') as k, count(*) as n from ${table} ${where} group by 1`)
        .all()
        .map((row) => [Object(row).k, Object(row).n]),
    )
  const by = (key: By | 'stars' | 'score') => (key === 'month' ? 'substr(day, 1, 7)' : key)
  return {
    people: () =>
      number(
        `count(distinct channel || ' ' || person_id)`,
        `kind = 'turned' and outcome not in ('notice', 'privacy-erased')`,
      ),
    questions: () => number('count(*)', `kind = 'turned' and question is not null`),
    questionsLike: (pattern: string) =>
      number('count(*)', `kind = 'turned' and question is not null and outcome glob '${pattern}'`),
    turns: () => number('count(*)', `kind = 'turned'`),
    byOutcome: () => groups('outcome', `kind = 'turned'`),
    rated: (useful: boolean) =>
      number('count(*)', `kind = 'rated' and reason is null and useful = ${useful ? 1 : 0}`),
    ratedOf: (key: 'entry') => groups(key, `kind = 'rated' and reason is null`),
    usefulOf: (key: 'entry') => groups(key, `kind = 'rated' and reason is null and useful = 1`),
    reasons: () => groups('reason', `kind = 'rated' and reason is not null`),
    stars: (key: By | 'stars') => groups(by(key), `kind = 'service-rated'`),
    scores: (key: By | 'score') => groups(by(key), `kind = 'surveyed' and score > 0`),
    satisfied: (key: By) => groups(by(key), `kind = 'surveyed' and score >= 4`),
    tickets: () => groups('about', `kind = 'ticket-opened'`),
    count: (kind: string) => number('count(*)', `kind = '${kind}'`),
    offered: () => number('count(*)', 'offered = 1'),
    about: () => groups('entry', `kind = 'turned' and entry is not null`),
  }
}

/** Distinct people of a span, by hand in JS: days as Hanoi counts them. */
export function peopleOf(events: readonly Happened[], { from, to }: Range): number {
  const seen = new Set<string>()
  for (const { person, at, event } of events) {
    if (event.kind !== 'turned' || event.outcome === 'notice' || event.outcome === 'privacy-erased') continue
    const day = new Date(at + 7 * 3_600_000).toISOString().slice(0, 10)
    if (day >= from && day <= to) seen.add(`${person.channel} ${person.id}`)
  }
  return seen.size
}
