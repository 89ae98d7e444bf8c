import { describe, expect, it } from 'vitest'
import { tokenize } from '../../src/language/tokens.ts'
import { finish } from '../../src/lib/slices.ts'
import { usageOfCounts } from '../../src/search/affinity.ts'
import { createSorter } from '../../src/search/sorter.ts'
import { countTerms } from '../../src/search/vocabulary.ts'

const examples = {
  thanks: ['cảm ơn em nhiều', 'vậy được rồi cám ơn nghen', 'cảm ơn nhé'],
  goodbye: ['thôi tôi tắt máy đây', 'chào nhé tôi đi đây', 'bái bai'],
  office: ['làm căn cước ở đâu', 'đăng ký xe máy mới mua', 'giấy khai sinh cho em bé'],
}

const sorts = new Map(
  Object.entries(examples).map(([sort, lines]) => [
    sort,
    usageOfCounts(lines.length, finish(countTerms(lines.map(tokenize)))),
  ]),
)

describe('a sorter', () => {
  const sort = finish(createSorter(sorts))

  it.each([
    ['rồi, cám ơn em nghen', 'thanks'],
    ['thôi nhé tôi tắt máy', 'goodbye'],
    ['toi di day', 'goodbye'],
    ['xe máy thì làm giấy ở đâu', 'office'],
  ])('hears that «%s» sounds like %s', (message, expected) => {
    expect(sort(tokenize(message))?.sort).toBe(expected)
  })

  it('is as sure as the words tell: not at all where they tell nothing', () => {
    expect(sort(tokenize('cảm ơn em nhiều'))?.share).toBeGreaterThan(0.8)
    expect(sort(tokenize('zzz'))?.share).toBeCloseTo(1 / 3)
    expect(finish(createSorter(new Map()))(tokenize('cảm ơn'))).toBeUndefined()
  })
})
