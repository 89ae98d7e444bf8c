import { readQuestions } from '../../../src/cli/eval/questions.ts'
import { fold } from '../../../src/language/fold.ts'
import { lehmer, shuffled } from '../random.ts'

/** How questions are written. `unmarked`: the marked ones without their diacritics. */
export const columns = ['marked', 'unmarked', 'typo', 'telex', 'teencode'] as const
export type Column = (typeof columns)[number]

export type Asked = { readonly column: Column; readonly text: string; readonly topics: readonly string[] }

/**
 * Single questions about an entry, in an order that tells nothing: an engine cut short has still been asked a fair sample.
 * Those that may as well be refused are left out: plain ranking cannot refuse.
 */
export async function questionsFrom(path: string): Promise<Asked[]> {
  const talks = await readQuestions(path)
  const asked = talks.flatMap(({ style, turns }): Asked[] => {
    const [turn, ...more] = turns
    if (!turn || more.length > 0 || turn.topics.some(isNoEntry)) return []
    const { topics } = turn
    const text = turn.question.normalize('NFC')
    if (style === 'unmarked') return []
    if (style === 'typo' || style === 'telex' || style === 'teencode')
      return [{ column: style, text, topics }]
    return [
      { column: 'marked', text, topics },
      { column: 'unmarked', text: fold(text), topics },
    ]
  })
  return shuffled(asked, lehmer(19_450_902))
}

/** OUT, GREETING and their like; entries are written in small letters. */
function isNoEntry(topic: string): boolean {
  return /^[A-Z]+$/.test(topic)
}
