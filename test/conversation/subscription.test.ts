import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decodeAction, encodeAction, maxActionBytes } from '../../src/conversation/action.ts'
import {
  followConsents,
  readSubject,
  type Subject,
  subjectWord,
  subscriptionDays,
} from '../../src/conversation/subscription.ts'
import { wordsFor } from '../../src/words/words.ts'

describe('the consent to be told news', () => {
  it.each(['vi', 'en'] as const)('is kept as the very text that was read (%s)', (language) => {
    const { consent } = wordsFor(language).follow
    expect(createHash('sha256').update(consent).digest('hex')).toBe(followConsents[language].hash)
    expect(consent).toContain(String(subscriptionDays))
  })
})

describe('a subject on a button', () => {
  const longest: Subject = { kind: 'entry', id: 'a'.repeat(40) }

  it.each<Subject>([
    { kind: 'entry', id: 'khai-sinh' },
    { kind: 'field', id: 'ho-tich' },
    { kind: 'place', id: '14524' },
    longest,
  ])('is read as it was written: %j', (subject) => {
    expect(readSubject(subjectWord(subject))).toEqual(subject)
    for (const does of ['ask', 'agree', 'stop'] as const) {
      const action = { kind: 'follow', does, subject } as const
      const data = encodeAction('lan001', action)
      expect(data.length).toBeLessThanOrEqual(maxActionBytes)
      expect(decodeAction('lan001', data)).toEqual(action)
      expect(decodeAction('minh01', data)).toBeUndefined()
    }
  })

  it.each([
    'lan001.b',
    'lan001.b.agree',
    'lan001.b.agree.x-khai-sinh',
    'lan001.b.take.e-a',
    'lan001.b.ask.e-A',
  ])('is none in %s', (data) => {
    expect(decodeAction('lan001', data)).toBeUndefined()
  })
})
