import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  albumMessageId,
  decodeMessageId,
  encodeMessageId,
  type Place,
} from '../../../src/channels/telegram/message-id.ts'

const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constant<Place>({ kind: 'anywhere' }),
  fc.record({
    kind: fc.constantFrom('edit', 'reply'),
    messageId: fc.integer({ min: 1 }),
  }) as fc.Arbitrary<Place>,
)

describe('the id of a message', () => {
  it('tells the sender where its answer belongs', () => {
    fc.assert(
      fc.property(fc.nat(), place, (update, where) => {
        expect(decodeMessageId(encodeMessageId(update, where))).toEqual(where)
      }),
    )
  })

  it.each([
    null,
    '',
    '12',
    '12.x5',
    '12.e',
    '12.e1.e2',
    'e5',
    '12.e-5',
    '12.e99999999999999999',
    albumMessageId('7'),
  ])('that says nothing of a place (%j) leads to a new message', (id) => {
    expect(decodeMessageId(id)).toEqual({ kind: 'anywhere' })
  })
})
