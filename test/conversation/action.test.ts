import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Action,
  decodeAction,
  encodeAction,
  maxActionBytes,
  ratingReasons,
} from '../../src/conversation/action.ts'
import { type Opinion, voices } from '../../src/conversation/opinion.ts'
import { stars, ways } from '../../src/conversation/satisfaction.ts'
import { facets } from '../../src/knowledge/schema.ts'

const key = fc.stringMatching(/^[a-z0-9]{6}$/)
const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const entry = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.option(fc.stringMatching(/^[0-9]{1,2}[a-z]?$/)))
  .map(([words, duty]) => (duty === null ? words.join('-') : `${words.join('-')}#${duty}`))
const turn = fc.integer({ min: 0, max: 999_999_999 })
const opinion: fc.Arbitrary<Opinion> = fc.oneof(
  fc.constantFrom<Opinion>({ does: 'open' }, { does: 'voices' }, { does: 'leave' }, { does: 'my-data' }),
  fc.record({
    does: fc.constant('open' as const),
    entry: fc.stringMatching(/^[a-z0-9]{1,20}-[a-z0-9]{1,19}$/),
  }),
  fc.record({ does: fc.constant('stars' as const), turn, stars: fc.constantFrom(...stars) }),
  fc.record({ does: fc.constantFrom('quick' as const, 'more' as const, 'send' as const), turn }),
  fc.record({ does: fc.constant('way' as const), turn, way: fc.constantFrom(...ways, null) }),
  fc.record({ does: fc.constant('score' as const), turn, score: fc.constantFrom(0 as const, ...stars) }),
  fc.record({ does: fc.constant('voice' as const), voice: fc.constantFrom(...voices) }),
  fc.record({ does: fc.constant('withdraw' as const), code: fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/) }),
  fc.record({ does: fc.constant('asking' as const), wanted: fc.boolean() }),
)
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('opinion' as const), opinion }),
  fc.record({ kind: fc.constant('show' as const), entry }),
  fc.record({ kind: fc.constant('show' as const), entry, facet: fc.constantFrom(...facets, 'all' as const) }),
  fc.record({
    kind: fc.constant('case' as const),
    entry: fc.stringMatching(/^[a-z0-9]{1,20}-[a-z0-9]{1,19}$/),
    mark: fc.stringMatching(/^[a-z0-9]{3}$/),
    answers: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
  }),
  fc.constantFrom<Action>({ kind: 'none-of-these' }, { kind: 'menu' }, { kind: 'human' }),
  fc.record({ kind: fc.constant('rate' as const), turn, useful: fc.boolean() }),
  fc.record({ kind: fc.constant('rate-reason' as const), turn, reason: fc.constantFrom(...ratingReasons) }),
  fc.record({ kind: fc.constant('tell-me' as const), turn, wanted: fc.boolean() }),
  fc.record({ kind: fc.constant('forget' as const), sure: fc.boolean() }),
  fc.record({ kind: fc.constant('speak' as const), language: fc.constantFrom('vi' as const, 'en' as const) }),
)

describe('a button', () => {
  it('survives the round trip in 64 bytes', () => {
    fc.assert(
      fc.property(key, action, (talk, pressed) => {
        const data = encodeAction(talk, pressed)
        expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(maxActionBytes)
        expect(decodeAction(talk, data)).toEqual(pressed)
      }),
    )
  })

  it('of another talk is not understood', () => {
    fc.assert(
      fc.property(key, key, action, (mine, theirs, pressed) => {
        fc.pre(mine !== theirs)
        expect(decodeAction(mine, encodeAction(theirs, pressed))).toBeUndefined()
      }),
    )
  })

  it('forged from anything never throws', () => {
    fc.assert(
      fc.property(key, fc.string({ unit: 'binary', maxLength: 200 }), (talk, data) => {
        expect(decodeAction(talk, data)).toBeUndefined()
        expect(() => decodeAction(talk, `${talk}.${data}`)).not.toThrow()
      }),
    )
  })

  it.each([
    'abc123.s.<script>',
    'abc123.s.khai-sinh.price',
    'abc123.r.-1.1',
    'abc123.r.1.2',
    'abc123.w.1.rude',
    'abc123.t.1',
    'abc123.t.x.1',
    'abc123.l.fr',
    'abc123.s.khai-sinh.fee.more',
    'abc123.q',
    'abc123',
    '',
  ])('%j is refused', (data) => {
    expect(decodeAction('abc123', data)).toBeUndefined()
  })
})
