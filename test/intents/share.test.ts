import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/intents/intent.ts'
import { share } from '../../src/intents/share.ts'
import { morning, shippedLibrary } from '../helpers/library.ts'

describe('what may be shown to others', () => {
  let library: Library
  beforeAll(async () => {
    library = await shippedLibrary()
  })

  it('is the procedure that was meant, with its sources and without buttons', () => {
    const [first] = share(library, 'lam giay khai sinh', morning)
    expect(first).toMatchObject({ entry: 'khai-sinh', title: expect.stringContaining('khai sinh') })
    expect(first?.answer.buttons).toEqual([])
    expect(first?.answer.sources.length).toBeGreaterThan(0)
  })

  it('is what is often asked before anything was typed', () => {
    expect(share(library, '', morning).map(({ entry }) => entry)).toEqual(
      library.knowledge.office.oftenAsked.filter(
        (id) => library.knowledge.procedures.has(id) || library.knowledge.guides.has(id),
      ),
    )
  })

  it('holds no directive, duty or unwritten procedure', () => {
    for (const question of ['68/NQ-CP', 'nhiệm vụ của sở', 'cấp hộ chiếu', 'phản ánh kiến nghị'])
      for (const { entry } of share(library, question, morning))
        expect(library.knowledge.procedures.has(entry) || library.knowledge.guides.has(entry)).toBe(true)
  })
})
