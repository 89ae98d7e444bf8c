import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Answer } from '../../conversation/answer.ts'
import type { Said } from '../../conversation/message.ts'
import { readTyped } from '../../language/clean.ts'
import type { Words } from '../../words/words.ts'
import { renderAnswer } from './render.ts'

export type Spoken = { readonly answer: Answer; readonly words: Words }

/** A talk in the terminal, until the input ends. Nothing is stored. */
export async function runConsole(
  say: (said: Said) => Spoken,
  input: Readable,
  output: Writable,
): Promise<void> {
  const print = ({ answer, words }: Spoken) => output.write(`\n${renderAnswer(answer, words)}\n\n> `)
  print(say({ kind: 'opened' }))
  for await (const line of createInterface({ input })) {
    print(say({ kind: 'text', ...readTyped(line) }))
  }
  output.write('\n')
}
