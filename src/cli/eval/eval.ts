import type { Library } from '../../intents/intent.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Io } from '../io.ts'
import { readQuestions } from './questions.ts'
import { type Reason, reasonOf, reasons } from './reason.ts'
import { playRemoved } from './removed.ts'
import { isMiss, play, type Rate, type Scores, score, type Turn } from './score.ts'

/** Plays the labelled questions without the entries that would answer them, and prints how often a neighbour did. */
export async function evaluateRemoved(
  file: string,
  options: { readonly json: boolean },
  knowledge: Knowledge,
  libraryOf: (knowledge: Knowledge) => Library,
  now: number,
  io: Io,
): Promise<number> {
  const scores = playRemoved(await readQuestions(file), knowledge, libraryOf, now, io)
  const { n, answered, choices, unknown } = scores
  io.out(
    options.json
      ? JSON.stringify(scores, null, 2)
      : [
          `${n} questions, each without the entry that answers it`,
          `answered with a neighbour ${percent(answered)} (${percent({ ...answered, value: answered.low })} – ${percent({ ...answered, value: answered.high })})`,
          `offered neighbours        ${percent(choices)}`,
          `nothing named             ${percent(unknown)}`,
        ].join('\n'),
  )
  return 0
}

/** Plays a file of labelled questions and prints how well they were understood. */
export async function evaluate(
  file: string,
  options: { readonly json: boolean },
  library: Library,
  now: number,
  io: Io,
): Promise<number> {
  const turns = play(await readQuestions(file), library, now)
  const styles = [...new Set(turns.map((turn) => turn.style))].sort()
  const scores = Object.fromEntries(
    styles.map((style) => [style, score(turns.filter((turn) => turn.style === style))]),
  )
  const misses = turns.filter(isMiss).map((turn) => ({ ...turn, reason: reasonOf(turn, library.search) }))
  if (options.json) {
    io.out(JSON.stringify({ all: score(turns), byStyle: scores, misses: misses.map(missOf) }, null, 2))
  } else {
    io.out([header, row('all', score(turns)), ...styles.map((style) => row(style, scores[style]))].join('\n'))
    io.out(`\n${misses.length} of ${turns.length} not as labelled:\n${countLines(misses).join('\n')}`)
    io.out(`\n${misses.map(missLine).join('\n')}`)
  }
  return 0
}

const columns = ['top1', 'top3', 'facet', 'wrong', 'answered', 'choices', 'unknown', 'refusedOut'] as const
const header = [
  'style'.padEnd(16),
  '   n',
  ...columns.map((name) => name.padStart(10)),
  '  p50 ms',
  '  p95 ms',
].join(' ')

function row(name: string, scores: Scores | undefined): string {
  if (!scores) return name
  const rates = columns.map((column) => percent(scores[column]).padStart(10))
  const times = [scores.p50Ms, scores.p95Ms].map((ms) => ms.toFixed(1).padStart(8))
  return [name.padEnd(16), String(scores.n).padStart(4), ...rates, ...times].join(' ')
}

function percent({ value, n }: Rate): string {
  return n === 0 ? '–' : `${(value * 100).toFixed(1)} %`
}

type Miss = Turn & { readonly reason: Reason }

function countLines(misses: readonly Miss[]): string[] {
  return Object.entries(reasons).flatMap(([reason, words]) => {
    const count = misses.filter((miss) => miss.reason === reason).length
    return count === 0 ? [] : [`${String(count).padStart(5)}  ${reason}: ${words}`]
  })
}

function missOf({ id, style, reason, question, topics, facet, answer, named }: Miss) {
  const { outcome, entry, confidence } = answer
  return {
    id,
    style,
    reason,
    question,
    topics,
    facet,
    got: { outcome, entry, facet: answer.facet, confidence, named },
  }
}

function missLine({ id, reason, question, topics, facet, answer, named }: Miss): string {
  const wanted = facet === undefined ? topics.join('|') : `${topics.join('|')}/${facet}`
  const got = `${answer.outcome} ${named.join(',')}${answer.facet ? `/${answer.facet}` : ''}`
  return `${id} [${reason}]: ${question.slice(0, 90)}\n    wanted ${wanted}; got ${got} (${(answer.confidence ?? 0).toFixed(2)})`
}
