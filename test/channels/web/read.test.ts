import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageId, readForm } from '../../../src/channels/web/read.ts'

const formId = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('a form', () => {
  it.each([
    [{ text: 'khai sinh' }, { kind: 'text', text: 'khai sinh' }],
    [{ text: '  khai\u0000 sinh\u202e ' }, { kind: 'text', text: 'khai sinh' }],
    [{ text: 'khai sinh \ud800' }, { kind: 'text', text: 'khai sinh' }],
    [{ text: '' }, { kind: 'text', text: '' }],
    [{ data: 'lan001.s.khai-sinh' }, { kind: 'pressed', data: 'lan001.s.khai-sinh' }],
    [
      { data: 'lan001.m', text: 'both' },
      { kind: 'pressed', data: 'lan001.m' },
    ],
    [{ data: 'a'.repeat(65) }, { kind: 'unreadable' }],
    [{ data: 'khai sinh' }, { kind: 'unreadable' }],
    [{ data: 'a\u0000' }, { kind: 'unreadable' }],
    [{ data: '' }, { kind: 'unreadable' }],
    [{ text: ['one', 'two'] }, { kind: 'unreadable' }],
    [{ text: { toString: 'x' } }, { kind: 'unreadable' }],
    [{}, { kind: 'unreadable' }],
    [null, { kind: 'unreadable' }],
    ['text', { kind: 'unreadable' }],
  ])('%j says %j', (body, said) => {
    expect(readForm(body).said).toEqual(said)
  })

  it('is cut at the longest question, and says so', () => {
    const { said } = readForm({ text: 'à'.repeat(100_000) })
    expect(said).toMatchObject({ kind: 'text', cut: true })
    expect(said.kind === 'text' && said.text.length).toBe(4000)
  })

  it('has its numbers masked before anybody sees it', () => {
    const { said } = readForm({ text: 'số căn cước của tôi là 001203004567, gọi 0912345678' })
    expect(JSON.stringify(said)).not.toMatch(/001203004567|0912345678/)
  })

  it('takes no field that the body only inherits', () => {
    const polluted: unknown = Object.create({ text: 'inherited' })
    expect(readForm(polluted).said).toEqual({ kind: 'unreadable' })
  })

  it('keeps an id that a page was given and no other', () => {
    expect(readForm({ id: formId }).formId).toBe(formId)
    for (const id of ['', '1', `${formId} `, "' OR 1=1 --", [formId]]) {
      expect(readForm({ id }).formId).toBeUndefined()
    }
  })

  it('is read without throwing, whatever it holds', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(['text', 'pressed', 'unreadable']).toContain(readForm(body).said.kind)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { said } = readForm({ text })
        expect(said.kind === 'text' && /\p{Cs}|\0/u.test(said.text)).toBe(false)
      }),
    )
  })
})

describe('a message id', () => {
  const said = { kind: 'text', text: 'khai sinh' } as const

  it('is the same when the same form is sent twice', () => {
    expect(messageId(formId, said)).toBe(messageId(formId, { ...said }))
  })

  it('differs when a form is sent again with other words, or another form with the same', () => {
    expect(messageId(formId, said)).not.toBe(messageId(formId, { kind: 'text', text: 'khai tử' }))
    expect(messageId(formId, said)).not.toBe(messageId(formId.replace('0', '1'), said))
    expect(messageId(formId, said)).not.toBe(messageId(formId, { kind: 'pressed', data: 'khai sinh' }))
  })
})
