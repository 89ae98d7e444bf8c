import { describe, expect, it } from 'vitest'
import { tokenize } from '../../src/language/tokens.ts'
import { finish } from '../../src/lib/slices.ts'
import { affinityOf, commonStock, usageOfCounts } from '../../src/search/affinity.ts'
import { createScope } from '../../src/search/scope.ts'
import { countTerms } from '../../src/search/vocabulary.ts'

const office = ['làm căn cước cho bé', 'căn cước bị mất thì làm lại ở đâu', 'đăng ký xe máy mới mua'].map(
  tokenize,
)
const elsewhere = ['cho bé cún ăn gì', 'xe máy cũ giá bao nhiêu', 'trời mưa quá'].map(tokenize)

describe('scope', () => {
  const usageOf = (sentences: typeof office) => usageOfCounts(sentences.length, finish(countTerms(sentences)))
  const scope = finish(createScope(usageOf(office), usageOf(elsewhere)))

  it('hears whether a message sounds like one to the office', () => {
    expect(scope.tone(tokenize('làm lại căn cước'))).toBeGreaterThan(0)
    expect(scope.tone(tokenize('hôm nay trời mưa'))).toBeLessThan(0)
    expect(scope.tone([])).toBe(0)
  })

  it('notices the one word that does not belong', () => {
    expect(scope.oddest(['can', 'cuoc', 'cun'])).toBeLessThan(0)
    expect(scope.oddest(['can', 'cuoc'])).toBe(0)
  })
})

describe('affinity', () => {
  const usages = [
    usageOfCounts(3, finish(countTerms(office))),
    usageOfCounts(3, finish(countTerms(elsewhere))),
  ] as const
  const stock = finish(commonStock(usages))
  const toOffice = affinityOf(usages[0], stock)

  it('is for what a source says more than others, against what it never says, and nothing for what nobody says', () => {
    expect(toOffice('can cuoc')).toBeGreaterThan(0)
    expect(toOffice('mua')).toBeCloseTo(0, 1)
    expect(toOffice('cun')).toBeLessThan(0)
    expect(toOffice('zzz')).toBe(0)
  })
})
