import { type LabelledTalk, readQuestions } from '../../src/cli/eval/questions.ts'
import { elsewhereExamples, examplesOf, shuffled } from '../../src/cli/fit.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { fold } from '../../src/language/fold.ts'
import { wilson } from '../../src/reports/wilson.ts'
import { judge } from '../../src/search/confidence.ts'
import { type FeatureName, type Features, featureNames } from '../../src/search/features.ts'
import { learnWeights } from '../../src/search/fit.ts'
import { allSteps, type Steps } from '../../src/search/question.ts'
import { createExaminer, type Examined } from '../../src/search/search.ts'
import { shippedLibrary } from '../helpers/library.ts'

/** What each step is worth: one is left out, everything is fitted anew on the fit part, and the held-out part is asked. */

type Variant = {
  readonly name: string
  readonly knowledge?: (knowledge: Knowledge) => Knowledge
  readonly steps?: Partial<Steps>
  /** Features that the weights may not use. */
  readonly blind?: readonly FeatureName[]
}

const affinities: readonly FeatureName[] = ['wordAffinity', 'pairAffinity', 'overall', 'ending']
const language = (change: Partial<Knowledge['language']>) => (knowledge: Knowledge) => ({
  ...knowledge,
  language: { ...knowledge.language, ...change },
})

const variants: readonly Variant[] = [
  { name: 'everything' },
  { name: '- abbreviations', knowledge: language({ abbreviations: [] }) },
  { name: '- typo, Telex, VNI repair', steps: { repair: false } },
  { name: '- synonyms', knowledge: language({ synonyms: [] }) },
  { name: '- pairs of words', steps: { pairs: false } },
  { name: '- affinities of words', blind: affinities },
  { name: '- all but BM25 (no re-ranking)', blind: featureNames.filter((name) => name !== 'bm25') },
  { name: '- phrases (names, aliases only)', knowledge: withoutPhrases },
  { name: '- sentences for nobody', knowledge: language({ elsewhere: [], traps: [] }) },
  { name: '- traps among them', knowledge: language({ traps: [] }) },
  { name: '- examples of asking (lists only)', knowledge: language({ asking: {} }) },
]

const columns = {
  marked: ['everyday', 'formal', 'short', 'caps', 'mixed'],
  folded: ['everyday', 'formal', 'short', 'caps', 'mixed'],
  typo: ['typo', 'telex', 'teencode'],
  regional: ['regional-south', 'regional-central', 'north-old', 'voice'],
  situation: ['situation', 'story'],
  english: ['english'],
} as const
type Column = keyof typeof columns

const { knowledge } = await shippedLibrary()
const fitTalks = await readQuestions('test/questions/fit')
const heldOut = (await readQuestions('test/questions/held-out')).filter(({ turns }) => turns.length === 1)

print(['R@1, right first', ...Object.keys(columns), 'all', 'R@3', 'top-1 named', 'facet', 'refused'])
for (const variant of variants) {
  process.stderr.write(`${variant.name} …\n`)
  print([variant.name, ...measure(variant)])
}

function measure({ knowledge: change = (same) => same, steps, blind = [] }: Variant): string[] {
  const changed = change(knowledge)
  const all = { ...allSteps, ...steps }
  const examine = createExaminer(changed, all)
  const examples = [...examplesOf(fitTalks, changed, examine), ...elsewhereExamples(changed, all)]
  const { weights } = learnWeights(
    shuffled(examples.map((each) => ({ ...each, features: blinded(each, blind) }))),
  )
  const asked = (talk: LabelledTalk, written: (text: string) => string) => {
    const topics = talk.turns.flatMap((turn) => turn.topics)
    const examined = examine(written(talk.turns[0]?.question ?? ''))
    const { hits, verdict } = judge(examined.ids, blinded(examined, blind), examined.signs, weights)
    const rank = hits.findIndex((hit) => topics.includes(hit.entry))
    const [facet] = talk.turns.flatMap((turn) => turn.facet ?? [])
    return {
      style: talk.style,
      isOurs: !topics.includes('OUT'),
      rank,
      isNamed: verdict !== 'unknown',
      isHeard: facet === undefined ? undefined : examined.facets[0] === facet,
    }
  }
  const entries = heldOut.filter(({ turns }) => turns.every(({ topics }) => topics.every(isEntry)))
  const asWritten = entries.map((talk) => asked(talk, (text) => text))
  const folded = entries.map((talk) => asked(talk, fold))
  const inScope = asWritten.filter(({ isOurs }) => isOurs)
  const out = asWritten.filter(({ isOurs }) => !isOurs)
  const byColumn = (Object.keys(columns) as Column[]).map((column) => {
    const styles: readonly string[] = columns[column]
    const rows = (column === 'folded' ? folded : asWritten).filter(
      (row) => row.isOurs && styles.includes(row.style),
    )
    return share(rows, ({ rank }) => rank === 0)
  })
  return [
    ...byColumn,
    share(inScope, ({ rank }) => rank === 0),
    share(inScope, ({ rank }) => rank >= 0 && rank < 3),
    share(inScope, ({ rank, isNamed }) => rank === 0 && isNamed),
    share(
      inScope.filter(({ isHeard }) => isHeard !== undefined),
      ({ isHeard }) => isHeard === true,
    ),
    share(out, ({ isNamed }) => !isNamed),
  ]
}

/** Entries and OUT; small talk never reaches search. */
function isEntry(topic: string): boolean {
  return topic === 'OUT' || topic !== topic.toUpperCase()
}

function blinded({ features }: Pick<Examined, 'features'>, blind: readonly FeatureName[]): Features[] {
  const nothing = Object.fromEntries(blind.map((name) => [name, 0])) as Partial<Features>
  return features.map((each) => ({ ...each, ...nothing }))
}

function withoutPhrases(all: Knowledge): Knowledge {
  const bare = <T extends { readonly phrases: readonly string[] }>(entries: ReadonlyMap<string, T>) =>
    new Map([...entries].map(([id, entry]) => [id, { ...entry, phrases: [] }]))
  return { ...all, procedures: bare(all.procedures), guides: bare(all.guides) }
}

function share<T>(rows: readonly T[], holds: (row: T) => boolean): string {
  const { value, low, high } = wilson(rows.filter(holds).length, rows.length)
  return `${percent(value)} ±${percent((high - low) / 2)}`
}

function percent(value: number): string {
  return (value * 100).toFixed(1)
}

function print([name = '', ...cells]: readonly string[]): void {
  process.stdout.write(`${name.padEnd(34)}${cells.map((cell) => cell.padStart(12)).join('')}\n`)
}
