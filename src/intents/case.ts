import type { Action } from '../conversation/action.ts'
import { chosenBy, markOf, nextQuestion } from '../knowledge/cases.ts'
import { type Entry, findEntry } from '../knowledge/knowledge.ts'
import type { CaseQuestion } from '../knowledge/schema.ts'
import { ownDossierCard } from './card/own-dossier.ts'
import { caseButton } from './case-button.ts'
import type { Heard, Reply } from './intent.ts'
import { button, reply } from './reply.ts'
import { showCard } from './show.ts'

type Answering = Extract<Action, { kind: 'case' }>
type ProcedureEntry = Extract<Entry, { kind: 'procedure' }>

/** One question at a time, then the papers of this very case. Questions that have changed begin anew. */
export function askCase(heard: Heard, action: Answering): Reply | undefined {
  const entry = findEntry(heard.knowledge, action.entry)
  if (entry?.kind !== 'procedure' || entry.procedure.cases.length === 0) return undefined
  const { cases } = entry.procedure
  const chosen = action.mark === markOf(cases) ? chosenBy(cases, action.answers) : undefined
  if (!chosen) return put(heard, entry, cases[0], [], true)
  const question = nextQuestion(cases, chosen)
  if (question) return put(heard, entry, question, action.answers, false)
  return showCard(heard, entry, ownDossierCard(entry.procedure, chosen, heard), {
    facet: 'dossier',
    buttons: caseButton(heard, entry, heard.words.cases.again),
  })
}

function put(
  heard: Heard,
  { id, procedure }: ProcedureEntry,
  question: CaseQuestion | undefined,
  answers: readonly number[],
  changed: boolean,
): Reply | undefined {
  const { words } = heard
  const mark = markOf(procedure.cases)
  return (
    question &&
    reply(heard, {
      outcome: 'choices-case',
      entry: id,
      parts: [
        ...(changed ? [{ kind: 'warning', text: words.cases.changed } as const] : []),
        { kind: 'title', text: procedure.name },
        { kind: 'text', text: words.cases.question(answers.length + 1, question.question) },
      ],
      buttons: [
        ...question.options.map((option, at) =>
          button(heard, option.label, { kind: 'case', entry: id, mark, answers: [...answers, at + 1] }),
        ),
        button(heard, words.cases.all, { kind: 'show', entry: id, facet: 'dossier' }),
      ],
    })
  )
}
