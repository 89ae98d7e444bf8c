import { describe, expect, it } from 'vitest'
import {
  type Asking,
  afterAsking,
  afterChoice,
  afterQuestion,
  afterRating,
  mayAskUnasked,
  mayRate,
  mostQuestions,
  questionsLeft,
} from '../../src/conversation/asking.ts'
import { monday } from '../helpers/talk.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const seemly = { at: monday, hour: 10, after: 'answered' }

describe('unasked, we ask', () => {
  it.each<[string, Asking, Partial<typeof seemly>, boolean]>([
    ['whoever was never asked', {}, {}, true],
    ['after a stale answer too', {}, { after: 'answered-stale' }, true],
    ['not who said «Dừng»', { stopped: true }, {}, false],
    ['not again within a week', { askedAt: monday - 7 * dayMs + 1 }, {}, false],
    ['again after a week', { askedAt: monday - 7 * dayMs }, {}, true],
    ['until nine in the evening', {}, { hour: 20 }, true],
    ['not from nine on', {}, { hour: 21 }, false],
    ['not at midnight', {}, { hour: 0 }, false],
    ['not before seven', {}, { hour: 6 }, false],
    ['from seven on', {}, { hour: 7 }, true],
    ['not after danger', {}, { after: 'smalltalk-emergency' }, false],
    ['not after a complaint', {}, { after: 'refused-complaint' }, false],
    ['not where we had no answer', {}, { after: 'unknown' }, false],
    ['not where an answer was not written', {}, { after: 'unknown-not-written' }, false],
    ['not after an insult', {}, { after: 'smalltalk-abuse' }, false],
    ['not after a fault of ours', {}, { after: 'error-fault' }, false],
  ])('%s', (_, asking, changes, expected) => {
    expect(mayAskUnasked(asking, { ...seemly, ...changes })).toBe(expected)
  })

  it('not at the beginning of a talk', () => {
    expect(mayAskUnasked({}, { ...seemly, after: undefined })).toBe(false)
  })

  it('at most once a week, and not who has just rated by themselves', () => {
    for (const asking of [afterAsking({}, monday), afterRating({}, 'khai-sinh', monday)]) {
      expect(mayAskUnasked(asking, { ...seemly, at: monday + 6 * dayMs })).toBe(false)
      expect(mayAskUnasked(asking, { ...seemly, at: monday + 7 * dayMs })).toBe(true)
    }
  })

  it('again when it was allowed again', () => {
    const stopped = afterChoice({ surveyed: 2 }, false)
    expect(mayAskUnasked(stopped, seemly)).toBe(false)
    expect(afterChoice(stopped, true)).toEqual({ surveyed: 2 })
  })
})

describe('the survey', () => {
  it('has at most three questions a talk', () => {
    let asking: Asking = {}
    const left = [questionsLeft(asking, monday)]
    for (const _ of [1, 2, 3]) {
      asking = afterQuestion(asking, monday)
      left.push(questionsLeft(asking, monday + hourMs))
    }
    expect(left).toEqual([mostQuestions, 2, 1, 0])
    expect(questionsLeft(asking, monday + 13 * hourMs)).toBe(3)
    expect(asking.surveyed).toBe(3)
  })

  it('asks nothing of who said «Dừng»', () => {
    expect(questionsLeft({ stopped: true }, monday)).toBe(0)
  })
})

describe('a rating', () => {
  it('of one thing counts once a day', () => {
    const asking = afterRating({}, 'khai-sinh', monday)
    expect(mayRate(asking, 'khai-sinh', monday + 23 * hourMs)).toBe(false)
    expect(mayRate(asking, 'khai-sinh', monday + 24 * hourMs)).toBe(true)
    expect(mayRate(asking, 'ket-hon', monday)).toBe(true)
    expect(mayRate(asking, undefined, monday)).toBe(true)
  })
})
