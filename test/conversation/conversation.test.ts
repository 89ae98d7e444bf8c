import { describe, expect, it } from 'vitest'
import { encodeAction } from '../../src/conversation/action.ts'
import { begin, follow, unansweredOf } from '../../src/conversation/conversation.ts'
import type { Event } from '../../src/conversation/event.ts'

const answered = (entry: string): Event => ({ kind: 'turned', outcome: 'answered', entry, menu: ['a', 'b'] })
const missed: Event = { kind: 'turned', outcome: 'unknown', menu: [] }
/** In a talk of such turns only, this is the one of that number. */
const missedAndOffered = (turn: number): Event => ({
  kind: 'turned',
  outcome: 'unknown',
  question: `câu ${turn}`,
  menu: [encodeAction('lan001', { kind: 'tell-me', turn, wanted: true })],
})
const at = Date.parse('2026-11-23T09:00:00+07:00')

describe('a conversation', () => {
  it('remembers the topic that was answered, and when', () => {
    expect(follow(begin('lan001'), answered('khai-sinh'), at).topic).toEqual({ entry: 'khai-sinh', at })
  })

  it('counts misses in a row and starts again after an answer', () => {
    const twice = [missed, missed].reduce((talk, event) => follow(talk, event, at), begin('lan001'))
    expect(twice.misses).toBe(2)
    expect(follow(twice, answered('khai-tu'), at).misses).toBe(0)
  })

  it('keeps the last menu when an answer shows none', () => {
    const shown = follow(begin('lan001'), answered('khai-sinh'), at)
    expect(follow(shown, missed, at).menu).toEqual(['a', 'b'])
  })

  it('remembers that an answer was rated', () => {
    const shown = follow(begin('lan001'), answered('khai-sinh'), at)
    const rated = follow(shown, { kind: 'rated', turn: 1, useful: false, entry: 'khai-sinh' }, at)
    expect(rated.rateable).toEqual([{ turn: 1, entry: 'khai-sinh', useful: false, ratedAt: at }])
  })

  it('lets only the latest twenty answers be rated', () => {
    const many = Array.from({ length: 25 }, () => answered('khai-sinh'))
    const talk = many.reduce((now, event) => follow(now, event, at), begin('lan001'))
    expect(talk.rateable.map((each) => each.turn)).toEqual(Array.from({ length: 20 }, (_, n) => n + 6))
  })

  it('keeps a question that may be wished for, while it is one of the latest five', () => {
    const talk = [1, 2, 3, 4, 5, 6]
      .map(missedAndOffered)
      .reduce((now, event) => follow(now, event, at), begin('lan001'))
    expect(unansweredOf(talk).map(({ question }) => question)).toEqual([
      'câu 2',
      'câu 3',
      'câu 4',
      'câu 5',
      'câu 6',
    ])
  })

  it('keeps what is wished for until that has ended', () => {
    const wished: Event = { kind: 'wished', turn: 1, question: 'câu 1' }
    const events = [missedAndOffered(1), wished, ...[2, 3, 4, 5, 6, 7].map(missedAndOffered)]
    const talk = events.reduce((now, event) => follow(now, event, at), begin('lan001'))
    expect(unansweredOf(talk).map(({ turn, wished: isWished }) => [turn, isWished])).toEqual([
      [1, true],
      ...[3, 4, 5, 6, 7].map((turn) => [turn, undefined]),
    ])
    const ended = follow(talk, { kind: 'wish-ended', turn: 1, how: 'told' }, at)
    expect(unansweredOf(ended).map(({ turn }) => turn)).toEqual([3, 4, 5, 6, 7])
  })

  it('keeps no question that nobody offered to tell of', () => {
    const button = encodeAction('lan001', { kind: 'tell-me', turn: 1, wanted: false })
    const noted: Event = { kind: 'turned', outcome: 'wish-noted', question: '2', menu: [button] }
    expect(unansweredOf(follow(begin('lan001'), noted, at))).toEqual([])
  })

  it('is empty after «quên tôi»', () => {
    const shown = follow(begin('lan001'), answered('khai-sinh'), at)
    expect(follow(shown, { kind: 'forgotten' }, at)).toEqual(begin('lan001'))
  })
})
