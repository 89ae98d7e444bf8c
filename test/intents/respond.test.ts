import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeAction, maxActionBytes } from '../../src/conversation/action.ts'
import type { Library } from '../../src/intents/intent.ts'
import { createTalk, readable, shippedLibrary } from '../helpers/library.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const word = fc.constantFrom(
  ...[
    'khai sinh',
    'mất căn cước',
    'tạm trú',
    'bao nhiêu tiền',
    'ở đâu',
    'thế',
    'còn',
    'thì sao',
    'không',
    'ừ',
    '1',
    '5',
  ],
  ...[
    'xin chào',
    'cảm ơn',
    'quên tôi',
    'speak english',
    '68/NQ-CP',
    '1.001193',
    'Hà Nam',
    'sipas',
    'xem thêm',
    'cháy nhà',
  ],
)
const step = fc.oneof(
  fc.record({
    kind: fc.constant('say' as const),
    text: fc.array(word, { maxLength: 4 }).map((all) => all.join(' ')),
  }),
  fc.record({ kind: fc.constant('say' as const), text: fc.string({ unit: 'binary', maxLength: 80 }) }),
  fc.record({ kind: fc.constant('press' as const), at: fc.nat(12) }),
)

describe('any talk', () => {
  it('gets an answer each time, with buttons that this talk understands and words to read', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const talk = createTalk(library)
        let shown: readonly { readonly data: string }[] = []
        for (const each of steps) {
          const reply = each.kind === 'say' ? talk.say(each.text) : talk.press(shown[each.at]?.data ?? '')
          shown = reply.answer.buttons
          expect(readable(reply).trim()).not.toBe('')
          for (const { data } of shown) {
            expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(maxActionBytes)
            expect(decodeAction(talk.conversation().key, data)).toBeDefined()
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
