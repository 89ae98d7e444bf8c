import { describe, expect, it } from 'vitest'
import { begin, follow } from '../../src/conversation/conversation.ts'
import type { Event } from '../../src/conversation/event.ts'

const answered = (entry: string): Event => ({ kind: 'turned', outcome: 'answered', entry, menu: ['a', 'b'] })
const missed: Event = { kind: 'turned', outcome: 'unknown', menu: [] }
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
    expect(rated.rateable).toEqual([{ turn: 1, entry: 'khai-sinh', useful: false }])
  })

  it('lets only the latest twenty answers be rated', () => {
    const many = Array.from({ length: 25 }, () => answered('khai-sinh'))
    const talk = many.reduce((now, event) => follow(now, event, at), begin('lan001'))
    expect(talk.rateable.map((each) => each.turn)).toEqual(Array.from({ length: 20 }, (_, n) => n + 6))
  })

  it('is empty after «quên tôi»', () => {
    const shown = follow(begin('lan001'), answered('khai-sinh'), at)
    expect(follow(shown, { kind: 'forgotten' }, at)).toEqual(begin('lan001'))
  })
})
