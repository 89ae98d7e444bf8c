import { describe, expect, it } from 'vitest'
import { score, type Turn } from '../../src/cli/eval/score.ts'
import type { Answer } from '../../src/conversation/answer.ts'

function turn(
  topics: readonly string[],
  answer: Partial<Answer>,
  named: readonly string[],
  facet?: string,
): Turn {
  const whole: Answer = {
    outcome: 'answered',
    parts: [],
    basis: [],
    sources: [],
    choices: [],
    buttons: [],
    ...answer,
  }
  return { id: 'q', style: 'plain', question: '…', topics, facet, answer: whole, named, ms: 1 }
}

describe('scores', () => {
  it('count the first entry named, answered or offered', () => {
    const scores = score([
      turn(['khai-sinh'], { entry: 'khai-sinh' }, ['khai-sinh']),
      turn(['khai-sinh'], { outcome: 'choices' }, ['khai-sinh', 'khai-tu']),
      turn(['khai-sinh'], { outcome: 'choices' }, ['khai-tu', 'khai-sinh']),
      turn(['khai-sinh'], { outcome: 'unknown' }, []),
    ])
    expect(scores.top1.value).toBe(0.5)
    expect(scores.top3.value).toBe(0.75)
    expect(scores.mrr).toBe((1 + 1 + 0.5 + 0) / 4)
    expect(scores.wrong.value).toBe(0)
  })

  it('call an answer about something else wrong, an offer never', () => {
    const scores = score([
      turn(['khai-sinh'], { entry: 'khai-tu' }, ['khai-tu']),
      turn(['khai-sinh'], { outcome: 'choices' }, ['khai-tu']),
    ])
    expect(scores.wrong.value).toBe(0.5)
  })

  it('call it refused only when nothing was named', () => {
    const scores = score([
      turn(['OUT'], { outcome: 'unknown' }, []),
      turn(['OUT'], { outcome: 'unknown-not-written' }, []),
      turn(['OUT'], { outcome: 'choices' }, ['khai-tu']),
      turn(['OUT'], { entry: 'khai-tu' }, ['khai-tu']),
    ])
    expect(scores.refusedOut).toMatchObject({ value: 0.5, n: 4 })
  })

  it('judge the facet only where the topic is right and a facet is labelled', () => {
    const scores = score([
      turn(['khai-sinh'], { entry: 'khai-sinh', facet: 'fee' }, ['khai-sinh'], 'fee'),
      turn(['khai-sinh'], { entry: 'khai-sinh', facet: 'time' }, ['khai-sinh'], 'fee'),
      turn(['khai-sinh'], { entry: 'khai-sinh' }, ['khai-sinh']),
    ])
    expect(scores.facet).toMatchObject({ value: 0.5, n: 2 })
  })
})
