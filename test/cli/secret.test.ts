import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { secretReader } from '../../src/cli/secret.ts'

function terminal() {
  const raw: boolean[] = []
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (mode: boolean) => raw.push(mode),
  })
  const said: string[] = []
  // Only what is read of a terminal here.
  const read = secretReader(input as never, (text) => void said.push(text))
  return { input, raw, said, read }
}

it.each([
  ['bốn con mèo\r', 'bốn con mèo'],
  ['bốb\u007fn\n', 'bốn'],
  ['\u007f\u007fa\r', 'a'],
  ['bốn\u0003', undefined],
])('reads %j from a terminal and shows nothing of it', async (typed, expected) => {
  const { input, raw, said, read } = terminal()
  const reading = read('Password: ')
  for (const letter of typed) input.write(letter)
  expect(await reading).toBe(expected)
  expect(said).toEqual(['Password: ', '\n'])
  expect(raw).toEqual([true, false])
})

it('reads lines of what is piped in, until there are none', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: false })
  const read = secretReader(input as never, () => {})
  input.end('một\nhai\n')
  expect([await read(''), await read(''), await read('')]).toEqual(['một', 'hai', undefined])
})
