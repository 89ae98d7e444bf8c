import { report } from '../words/report.ts'
import { tables as words } from '../words/tables.ts'
import type { Overview, Period, Topic, Useful } from './figures.ts'
import { periodNote } from './period-note.ts'
import type { Score } from './satisfaction.ts'
import type { NameOf } from './satisfaction-table.ts'
import type { Unanswered } from './summary.ts'
import type { Cell, Table } from './table.ts'

const { columns, figures } = words

export function overviewTable(now: Overview, before: Overview): Table {
  const [rows, rowsBefore] = [overviewRows(now), overviewRows(before)]
  return {
    name: 'tong-quan',
    title: words.overview,
    columns: [
      { heading: columns.figure, kind: 'text' },
      { heading: columns.count, kind: 'count' },
      { heading: columns.share, kind: 'share' },
      { heading: columns.low, kind: 'share' },
      { heading: columns.high, kind: 'share' },
      { heading: columns.countBefore, kind: 'count' },
      { heading: columns.shareBefore, kind: 'share' },
    ],
    rows: rows.map((row, at) => [...row, rowsBefore[at]?.[1] ?? null, rowsBefore[at]?.[2] ?? null]),
    notes: [periodNote(now.range), report.index, report.interval, report.hidden, report.notSipas],
  }
}

type Row = readonly [name: string, count: Cell, share: Cell, low: Cell, high: Cell]

function overviewRows({ usage, service, survey, answers, offered, tickets }: Overview): readonly Row[] {
  const { questions, outcomes } = usage
  const { answered, 'answered-stale': stale, choices, unknown } = outcomes
  const ended = { answered, stale, choices, unknown, other: questions - answered - stale - choices - unknown }
  const ends = Object.entries(ended) as [keyof typeof ended, number][]
  // Whoever scans the poster at the counter rates without being asked: then this is no rate.
  const rated = service.kind === 'shown' ? service.n : null
  return [
    [figures.people, usage.people, null, null, null],
    [figures.questions, questions, null, null, null],
    ...ends.map(([end, count]): Row => [report.ended[end], count, shareOf(count, questions), null, null]),
    [figures.service, ...scoreCells(service)],
    [figures.survey, ...scoreCells(survey)],
    [figures.useful, ...usefulCells(answers)],
    [figures.offered, offered, null, null, null],
    [figures.response, null, rated === null || rated > offered ? null : shareOf(rated, offered), null, null],
    ...(['comment', 'suggestion', 'reflection'] as const).map(
      (kind): Row => [figures.tickets[kind], tickets[kind], null, null, null],
    ),
  ]
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function scoreCells(score: Score): readonly [Cell, Cell, Cell, Cell] {
  if (score.kind !== 'shown') return [score.kind === 'none' ? 0 : null, null, null, null]
  return [score.n, score.index.value, score.index.low, score.index.high]
}

function usefulCells(useful: Useful): readonly [Cell, Cell, Cell, Cell] {
  if (useful.kind !== 'shown') return [useful.kind === 'none' ? 0 : null, null, null, null]
  return [useful.n, useful.share.value, useful.share.low, useful.share.high]
}

export function trendTable(periods: readonly Period[]): Table {
  const ends = ['answered', 'answered-stale', 'choices', 'unknown'] as const
  const headings = [report.ended.answered, report.ended.stale, report.ended.choices, report.ended.unknown]
  return {
    name: 'dien-bien',
    title: words.trend,
    columns: [
      { heading: columns.from, kind: 'day' },
      { heading: columns.to, kind: 'day' },
      { heading: columns.people, kind: 'count' },
      { heading: columns.questions, kind: 'count' },
      ...headings.map((heading) => ({ heading, kind: 'count' }) as const),
    ],
    rows: periods.map(({ from, to, people, questions, outcomes }) => [
      from,
      to,
      people,
      questions,
      ...ends.map((end) => outcomes[end]),
    ]),
    notes: [],
  }
}

export function starsTable(score: Score): Table {
  const counts = score.kind === 'shown' ? score.counts : []
  const n = score.kind === 'shown' ? score.n : 0
  return {
    name: 'muc-danh-gia',
    title: words.stars,
    columns: [
      { heading: columns.stars, kind: 'text' },
      { heading: columns.ratings, kind: 'count' },
      { heading: columns.share, kind: 'share' },
    ],
    rows: ([5, 4, 3, 2, 1] as const).map((stars) => {
      const count = counts[stars - 1] ?? null
      return [`${stars} – ${report.scale[stars]}`, count, count === null ? null : shareOf(count, n)]
    }),
    notes: [report.hidden, report.notSipas],
  }
}

export function topicsTable(topics: readonly Topic[], nameOf: NameOf): Table {
  return {
    name: 'duoc-hoi-nhieu',
    title: words.topics,
    columns: [
      { heading: columns.topic, kind: 'text' },
      { heading: columns.times, kind: 'count' },
    ],
    rows: topics.map(({ entry, count }) => [nameOf(entry), count]),
    notes: [],
  }
}

export function unansweredTable(unanswered: readonly Unanswered[]): Table {
  return {
    name: 'chua-tra-loi',
    title: words.unanswered,
    columns: [
      { heading: columns.question, kind: 'text' },
      { heading: columns.people, kind: 'count' },
      { heading: columns.times, kind: 'count' },
    ],
    rows: unanswered.map(({ question, people, count }) => [question, people, count]),
    notes: [],
  }
}
