import { createInterface } from 'node:readline'
import type { ReadStream } from 'node:tty'

/** Reads one line of a secret: from a terminal without showing it, otherwise the first line of what is piped in. */
export type ReadSecret = (prompt: string) => Promise<string | undefined>

type Input = Pick<ReadStream, 'isTTY' | 'setRawMode'> & NodeJS.ReadableStream

/** undefined: given up by Ctrl-C, or nothing came. A secret never stands in the arguments: every user of the machine could read it. */
export function secretReader(input: Input, say: (text: string) => void): ReadSecret {
  if (!input.isTTY) {
    const lines = createInterface({ input })[Symbol.asyncIterator]()
    return async () => {
      const line = await lines.next()
      return line.done ? undefined : line.value
    }
  }
  return async (prompt) => {
    say(prompt)
    input.setRawMode(true)
    try {
      return await readHidden(input)
    } finally {
      input.setRawMode(false)
      input.pause()
      say('\n')
    }
  }
}

const enter = ['\r', '\n']
/** Ctrl-C and Ctrl-D, which come as letters in raw mode. */
const giveUp = [3, 4].map((code) => String.fromCharCode(code))
const backspace = [8, 127].map((code) => String.fromCharCode(code))

async function readHidden(input: Input): Promise<string | undefined> {
  input.setEncoding('utf8')
  input.resume()
  const typed: string[] = []
  return new Promise((resolve) => {
    const hear = (text: string) => {
      for (const letter of text) {
        if (enter.includes(letter) || giveUp.includes(letter)) {
          input.removeListener('data', hear)
          resolve(giveUp.includes(letter) ? undefined : typed.join(''))
          return
        }
        if (backspace.includes(letter)) typed.pop()
        else typed.push(letter)
      }
    }
    input.on('data', hear)
  })
}
