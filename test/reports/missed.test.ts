import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/conversation/event.ts'
import type { Person } from '../../src/conversation/message.ts'
import { createMissed } from '../../src/reports/missed.ts'
import { lan, minh, monday } from '../helpers/talk.ts'

type Turned = Extract<Event, { kind: 'turned' }>

function turn(outcome: Turned['outcome'], more: Partial<Turned> = {}): Event {
  return { kind: 'turned', outcome, menu: [], ...more }
}

const sure = { confidence: 0.95, entry: 'khai-sinh' } as const
const useful: Event = { kind: 'rated', turn: 1, useful: true, entry: 'khai-sinh' }
const notUseful: Event = { ...useful, useful: false }

/** What was missed of what happened to Lan, a second after another; of somebody else where a person is named. */
function missedOf(...happened: readonly (Event | readonly [Person, Event])[]) {
  const { take, missed } = createMissed()
  for (const [at, each] of happened.entries()) {
    const [person, event] = 'kind' in each ? [lan, each] : each
    take({ person, at: monday + at, event })
  }
  return missed().map(({ question, complaint }) => (complaint ? [question, complaint] : question))
}

describe('a question is missed', () => {
  it.each([
    ['not known', turn('unknown', { question: 'nuôi chó', confidence: 0.1 })],
    ['a document that is not there', turn('unknown', { question: 'nuôi chó' })],
    ['not written yet', turn('unknown-not-written', { question: 'nuôi chó', confidence: 0.9 })],
    ['too short of words', turn('clarify', { question: 'nuôi chó', confidence: 0 })],
    ['answered with little confidence', turn('answered', { ...sure, question: 'nuôi chó', confidence: 0.6 })],
  ])('when it was %s', (_, event) => {
    expect(missedOf(event)).toEqual(['nuôi chó'])
  })

  it('when none of what was offered was meant, by a button, a number or a word', () => {
    const offered = turn('choices', { question: 'nuôi chó', confidence: 0.7 })
    for (const question of [undefined, '4', 'không phải'])
      expect(missedOf(offered, { kind: 'refused' }, turn('unknown', question ? { question } : {}))).toEqual([
        'nuôi chó',
      ])
  })

  it('when its answer was about something else', () => {
    const wrong = ['giấy chứng sinh', { entry: 'khai-sinh', why: 'not-meant' }]
    const answered = turn('answered', { ...sure, question: 'giấy chứng sinh' })
    const refused = [{ kind: 'refused' }, turn('unknown', { question: 'không phải' })] as const
    expect(missedOf(answered, ...refused)).toEqual([wrong])
    expect(missedOf(answered, notUseful, turn('rated'), { ...notUseful, reason: 'wrong' })).toEqual([wrong])
  })

  it('when its answer was not useful, after questions about the same too', () => {
    expect(
      missedOf(
        turn('answered', { ...sure, question: 'khai sinh' }),
        turn('answered', { entry: 'khai-sinh', question: 'mất bao nhiêu tiền' }),
        notUseful,
        turn('rated'),
      ),
    ).toEqual([['khai sinh', { entry: 'khai-sinh', why: 'not-useful' }]])
  })

  it('when what was chosen from an offer was not useful', () => {
    const offered = turn('choices', { question: 'giấy cho bé', confidence: 0.7 })
    expect(missedOf(offered, turn('answered', { entry: 'khai-sinh' }), notUseful)).toEqual([
      ['giấy cho bé', { entry: 'khai-sinh', why: 'not-useful' }],
    ])
  })
})

describe('a question is not missed', () => {
  it.each([
    ['answered with certainty', [turn('answered', { ...sure, question: 'khai sinh' })]],
    [
      'offered a choice from which one was taken',
      [turn('choices', { question: 'khai sinh', confidence: 0.7 }), turn('answered', { entry: 'khai-sinh' })],
    ],
    [
      'answered with little confidence, and called useful',
      [turn('answered', { ...sure, question: 'khai sinh', confidence: 0.6 }), useful],
    ],
    ['small talk', [turn('smalltalk-thanks', { question: 'cảm ơn' })]],
    ['no business of an office', [turn('refused-out-of-scope', { question: 'thời tiết', confidence: 0 })]],
    ['a name chosen from a menu', [turn('unknown-not-written', { question: '2' })]],
    ['a refusal of nothing', [{ kind: 'refused' }, turn('unknown', { question: 'không phải' })] as const],
  ])('when it was %s', (_, events) => {
    expect(missedOf(...events)).toEqual([])
  })
})

it('tells people apart', () => {
  const answered = turn('answered', { ...sure, question: 'khai sinh' })
  expect(missedOf([lan, answered], [minh, notUseful], [minh, { kind: 'refused' }])).toEqual([])
})
