import { isPrivate } from '../conversation/message.ts'
import { type Step, writingMs } from '../conversation/step.ts'
import { tokenize } from '../language/tokens.ts'
import type { Heard } from './intent.ts'

type Writing = Extract<Step, { kind: 'write' | 'confirm' }>

/** Own words are waited for, and not since yesterday; in a group they never are. */
export function writingOf({ conversation, message }: Heard): Writing | undefined {
  const { step } = conversation
  if (!isPrivate(message.person)) return undefined
  if (step?.kind !== 'write' && step?.kind !== 'confirm') return undefined
  return message.at - step.at <= writingMs ? step : undefined
}

const longestPlainQuestion = 12

/** A short message that surely asks what we have an answer to, or ends as questions do and may be about that. */
export function isQuestion({ found, text: said }: Heard): boolean {
  if (said === '' || found.verdict === 'unknown') return false
  if (/\?\s*$/.test(said)) return true
  const isShort = tokenize(said).length <= longestPlainQuestion
  return isShort && found.verdict === 'answer' && found.facets.length > 0
}
