import { writeFile } from 'node:fs/promises'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { entries, findEntry } from '../knowledge/knowledge.ts'
import type { Weights } from '../search/confidence.ts'
import { type Evidence, type Example, learnWeights } from '../search/fit.ts'
import type { Steps } from '../search/question.ts'
import { createExaminer, type Examined } from '../search/search.ts'
import { type LabelledTalk, readQuestions } from './eval/questions.ts'
import type { Io } from './io.ts'

/** Fewer questions than this say nothing about thresholds. */
const fewest = 100

/** Fits ranking, belief and thresholds from labelled questions and from the `checks` of every entry; writes `out`. */
export async function fitWeights(file: string, out: string, knowledge: Knowledge, io: Io): Promise<number> {
  const examples = examplesOf(await readQuestions(file), knowledge, createExaminer(knowledge))
  if (examples.length < fewest) {
    io.err(`${file}: ${examples.length} usable questions; at least ${fewest} are needed to fit thresholds`)
    return 1
  }
  const elsewhere = elsewhereExamples(knowledge)
  io.err(`fitting on ${examples.length} questions and ${elsewhere.length} sentences that no office answers …`)
  const { weights, evidence } = learnWeights(shuffled([...examples, ...elsewhere]))
  await writeFile(out, source(weights, evidence))
  io.out(JSON.stringify(evidence, null, 2))
  return 0
}

/** Labelled questions and the `checks` of every entry. What follows in a talk is understood by what came before, which search does not see. */
export function examplesOf(
  talks: readonly LabelledTalk[],
  knowledge: Knowledge,
  examine: (text: string) => Examined,
): Example[] {
  const labelled = talks.flatMap(({ turns }) => turns.slice(0, 1))
  return [...labelled, ...checksOf(knowledge)]
    .filter(({ topics }) => topics.includes('OUT') || topics.some((topic) => findEntry(knowledge, topic)))
    .map(({ question, topics }) => ({ examined: examine(question), topics }))
    .filter(({ examined }) => isForSearch(examined))
    .map(({ examined, topics }) => ({ ...examined, right: topics.filter((topic) => topic !== 'OUT') }))
}

const folds = 5

/**
 * What no office answers, each sentence judged by an index that does not know it. Traps are not among them: a third of what
 * is written, and a few in a hundred of what is asked, they would teach to doubt whoever names a paper by its name.
 */
export function elsewhereExamples(knowledge: Knowledge, steps?: Steps): Example[] {
  const { language } = knowledge
  return Array.from({ length: folds }, (_, fold) => {
    const known = language.elsewhere.filter((_, at) => at % folds !== fold)
    const examine = createExaminer({ ...knowledge, language: { ...language, elsewhere: known } }, steps)
    return language.elsewhere
      .filter((_, at) => at % folds === fold)
      .map(examine)
      .filter(isForSearch)
      .map((examined) => ({ ...examined, right: [] }))
  }).flat()
}

function checksOf(knowledge: Knowledge) {
  return entries(knowledge).flatMap((entry) =>
    checksIn(entry).map((question) => ({ question, topics: [entry.id] })),
  )
}

function checksIn(entry: ReturnType<typeof entries>[number]): readonly string[] {
  switch (entry.kind) {
    case 'procedure':
      return entry.procedure.checks
    case 'guide':
      return entry.guide.checks
    case 'feedback-channel':
      return entry.feedbackChannel.checks
    case 'document':
      return entry.document.checks
    case 'directive':
      return entry.directive.checks
    case 'duty':
      return entry.duty.checks
    case 'catalog':
      return []
  }
}

/** Small talk and bare facets are decided before search is asked. */
function isForSearch({ question }: Examined): boolean {
  return question.topic.length > 0 && (question.talk?.share ?? 0) < 1
}

/** A fixed order that mixes topics over the folds: neighbours in the file are about the same thing. */
export function shuffled<T>(items: readonly T[]): T[] {
  const stride = 37
  return [...items.keys()]
    .sort((one, other) => ((one * stride) % 101) - ((other * stride) % 101) || one - other)
    .flatMap((at) => items[at] ?? [])
}

function source(weights: Weights, evidence: Evidence): string {
  const rounded = JSON.stringify(
    weights,
    (_, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value),
    2,
  )
  const shown = Object.entries(evidence).map(
    ([name, value]) => ` * ${name}: ${Math.round(value * 10_000) / 10_000}`,
  )
  return `import type { Weights } from './confidence.ts'

/**
 * Written by \`motcua fit\`; do not edit by hand. Evidence, on questions left out of each fold:
${shown.join('\n')}
 */
export const weights: Weights = ${rounded.replace(/"(\w+)":/g, '$1:').replace(/([\d}])\n(\s*\})/g, '$1,\n$2')}
`
}
