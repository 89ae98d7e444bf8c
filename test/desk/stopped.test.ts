import { expect, test } from 'vitest'
import { askingOf } from '../../src/conversation/conversation.ts'
import { nothingKnown } from '../../src/conversation/known.ts'
import { apologise, decide } from '../../src/desk/decide.ts'
import { echo, lan, plainAnswer, says } from '../helpers/talk.ts'

const replying = { respond: echo, apology: () => plainAnswer('sorry'), newKey: () => 'abc123' }

test('a talk that begins anew with somebody who said «Dừng» begins with that', () => {
  const message = says(lan, '1', 'a')
  expect(
    askingOf(decide(replying, message, undefined, { ...nothingKnown, stopped: true }).conversation),
  ).toEqual({
    stopped: true,
  })
  expect(
    askingOf(apologise(replying, message, undefined, { ...nothingKnown, stopped: true }).conversation),
  ).toEqual({ stopped: true })
  expect(askingOf(decide(replying, message, undefined, nothingKnown).conversation)).toEqual({})
})
