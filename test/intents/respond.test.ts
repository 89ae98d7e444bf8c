import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeAction, maxActionBytes } from '../../src/conversation/action.ts'
import type { Answer } from '../../src/conversation/answer.ts'
import { begin } from '../../src/conversation/conversation.ts'
import type { Said } from '../../src/conversation/message.ts'
import type { Library } from '../../src/intents/intent.ts'
import { respond } from '../../src/intents/respond.ts'
import { vi } from '../../src/words/vi.ts'
import { createTalk, morning, readable, shippedLibrary } from '../helpers/library.ts'

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

describe('a door that shows no welcome', () => {
  const ask = (said: Said, turns = 0) =>
    respond(
      library,
      { id: '1', person: { channel: 'telegram', id: '7' }, said, at: morning },
      { ...begin('abc123'), turns },
      { introduce: true, tellLater: false },
    ).answer
  const notice = () => vi.greeting.introduction(library.knowledge.office.name)
  const first = (answer: Answer) => answer.parts[0]

  it('says with the first answer who speaks and what never to send', () => {
    expect(first(ask({ kind: 'text', text: 'khai sinh cho con' }))).toEqual({ kind: 'text', text: notice() })
    expect(first(ask({ kind: 'opened', entry: 'khai-sinh' }))).toEqual({ kind: 'text', text: notice() })
  })

  it('says so once, and not beside the welcome', () => {
    expect(first(ask({ kind: 'text', text: 'khai sinh cho con' }, 1))).not.toEqual({
      kind: 'text',
      text: notice(),
    })
    expect(JSON.stringify(ask({ kind: 'opened' }))).not.toContain(notice())
  })

  it('shows the entry of a poster, and the welcome for one that is gone', () => {
    expect(ask({ kind: 'opened', entry: 'khai-sinh' })).toMatchObject({
      outcome: 'answered',
      entry: 'khai-sinh',
    })
    expect(ask({ kind: 'opened', entry: 'khong-con' }).outcome).toBe('smalltalk-greeting')
  })

  it('lets «5» press the fifth button, rating included', () => {
    const talk = createTalk(library)
    const { buttons } = talk.say('đăng ký khai sinh').answer
    const at = buttons.findIndex(({ label }) => label === vi.rating.useful)
    expect(talk.say(String(at + 1)).answer.outcome).toBe('rated')
  })
})
