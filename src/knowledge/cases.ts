import type { CaseQuestion, Paper } from './schema.ts'

/** What a person has said of their case: question id → option id. */
export type Chosen = ReadonlyMap<string, string>

type Only = Readonly<Record<string, readonly string[]>>

/** Is what `only` demands true of this case? Nothing demanded: true. */
export function holdsFor(only: Only | undefined, chosen: Chosen): boolean {
  return Object.entries(only ?? {}).every(([question, options]) => {
    const option = chosen.get(question)
    return option !== undefined && options.includes(option)
  })
}

/** The next question to put; undefined: all has been said. */
export function nextQuestion(cases: readonly CaseQuestion[], chosen: Chosen): CaseQuestion | undefined {
  return cases.find((each) => !chosen.has(each.id) && holdsFor(each.only, chosen))
}

/** What this case needs. */
export function papersFor(papers: readonly Paper[], chosen: Chosen): Paper[] {
  return papers.filter((paper) => holdsFor(paper.only, chosen))
}

/** The case after these answers (1: the first option), each to the next question; undefined: nobody could have answered so. */
export function chosenBy(cases: readonly CaseQuestion[], answers: readonly number[]): Chosen | undefined {
  const chosen = new Map<string, string>()
  for (const answer of answers) {
    const question = nextQuestion(cases, chosen)
    const option = question?.options[answer - 1]
    if (!question || !option) return undefined
    chosen.set(question.id, option.id)
  }
  return chosen
}

/** Every way to answer all the questions. At most 6⁴. */
export function everyCase(cases: readonly CaseQuestion[], chosen: Chosen = new Map()): Chosen[] {
  const question = nextQuestion(cases, chosen)
  if (!question) return [chosen]
  return question.options.flatMap((option) =>
    everyCase(cases, new Map([...chosen, [question.id, option.id]])),
  )
}

/** Three letters or digits that change when the questions do: a button of other questions must not choose papers. */
export function markOf(cases: readonly CaseQuestion[]): string {
  const text = JSON.stringify(
    cases.map(({ id, only, options }) => [id, only, options.map((each) => each.id)]),
  )
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return ((hash >>> 0) % 36 ** 3).toString(36).padStart(3, '0')
}
