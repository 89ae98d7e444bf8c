import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { retention } from '../../src/conversation/retention.ts'
import { decodeRatingLink, encodeRatingLink } from '../../src/conversation/satisfaction.ts'
import { consents, readTicketCode, writtenCode } from '../../src/conversation/ticket.ts'
import { newTicketCode } from '../../src/key.ts'
import { readTyped } from '../../src/language/clean.ts'
import { wordsFor } from '../../src/words/words.ts'

describe('a ticket code', () => {
  it('drawn at random survives cleaning and masking, as it is written and as people type it', () => {
    for (let count = 0; count < 20_000; count += 1) {
      const code = newTicketCode()
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
      for (const typed of [code, writtenCode(code), writtenCode(code).toLowerCase()]) {
        expect(readTicketCode(readTyped(typed).text)).toBe(code)
      }
    }
  })

  it.each(['Mã: KM4T-Q7X2', 'mã KM4TQ7X2.', 'tra cứu mã km4t q7x2', 'KM4T–Q7X2'])(
    'is read in «%s»',
    (typed) => {
      expect(readTicketCode(typed)).toBe('KM4TQ7X2')
    },
  )

  it.each([
    'khai sinh',
    'kết hôn',
    'can cuoc',
    '2024-2025',
    '12345678',
    '1.001193',
    'KM4T-Q7X2 là gì',
    'KMIT-Q7X2',
    'B1234567',
    '',
  ])('is no such message as «%s»', (typed) => {
    expect(readTicketCode(typed)).toBeUndefined()
  })
})

describe('what somebody agrees to', () => {
  it.each(['vi', 'en'] as const)(
    'is known by the digest of its words (%s): a new text needs a new id',
    (language) => {
      const { consent } = wordsFor(language).satisfaction.ticket
      expect(createHash('sha256').update(consent).digest('hex')).toBe(consents[language].hash)
      expect(consent).toContain(String(retention.tickets))
    },
  )
})

describe('«Quét để đánh giá»', () => {
  it.each([
    [{}, 'danh-gia'],
    [{ entry: 'khai-sinh' }, 'danh-gia_khai-sinh'],
    [{ place: '14524' }, 'danh-gia_p14524'],
    [{ entry: 'khai-sinh', place: '14524' }, 'danh-gia_khai-sinh_p14524'],
  ])('carries %j', (of, payload) => {
    expect(encodeRatingLink(of)).toBe(payload)
    expect(decodeRatingLink(payload)).toEqual({ ...of, ...('place' in of ? { way: 'counter' } : {}) })
  })

  it.each(['danh-gia_', 'danh-gia_p1', 'danh-gia_KHAI', 'danh-gia-x', 'khai-sinh', '', '__proto__'])(
    'is not «%s»',
    (payload) => {
      expect(decodeRatingLink(payload)).toBeUndefined()
    },
  )

  it('fits a start payload of Telegram with the longest entry', () => {
    expect(encodeRatingLink({ entry: 'a'.repeat(40), place: '14524' }).length).toBeLessThanOrEqual(64)
  })
})
