import type { Button } from '../conversation/answer.ts'
import { markOf } from '../knowledge/cases.ts'
import type { Entry } from '../knowledge/knowledge.ts'
import type { Heard } from './intent.ts'
import { button } from './reply.ts'

/** Begins the questions that choose papers; no button where everybody needs the same. */
export function caseButton(heard: Heard, entry: Entry, label = heard.words.cases.start): Button[] {
  if (entry.kind !== 'procedure' || entry.procedure.cases.length === 0) return []
  const mark = markOf(entry.procedure.cases)
  return [button(heard, label, { kind: 'case', entry: entry.id, mark, answers: [] }, 'detail')]
}
