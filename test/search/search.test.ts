import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { fold } from '../../src/language/fold.ts'
import type { Search } from '../../src/search/search.ts'
import { shippedLibrary } from '../helpers/library.ts'

let knowledge: Knowledge
let search: Search
let checks: { readonly question: string; readonly entry: string }[]

beforeAll(async () => {
  const library = await shippedLibrary()
  knowledge = library.knowledge
  search = library.search
  const written = [...knowledge.procedures.values(), ...knowledge.guides.values()]
  checks = written.flatMap((entry) => entry.checks.map((question) => ({ question, entry: entry.id })))
})

const share = (holds: (check: { question: string; entry: string }) => boolean) =>
  checks.filter(holds).length / checks.length

describe('search', () => {
  it('finds procedures and guides by questions that were never indexed', () => {
    const named = (question: string, most: number) =>
      search
        .find(question)
        .hits.slice(0, most)
        .map((hit) => hit.entry)
    expect(share(({ question, entry }) => named(question, 1).includes(entry))).toBeGreaterThan(0.9)
    expect(share(({ question, entry }) => named(question, 3).includes(entry))).toBeGreaterThan(0.97)
  })

  it('finds the same without tone marks, in capitals and in decomposed Unicode', () => {
    const first = (question: string) => search.find(question).hits[0]?.entry
    expect(share(({ question }) => first(fold(question)) === first(question))).toBeGreaterThan(0.93)
    expect(share(({ question }) => first(question.toUpperCase()) === first(question))).toBe(1)
    expect(share(({ question }) => first(question.normalize('NFD')) === first(question))).toBe(1)
  })

  it.each([
    ['ddawng kys tamj trus', 'tam-tru'],
    ['d9a8ng ky1 ke61t ho6n', 'ket-hon'],
    ['dki ks cho bé', 'khai-sinh'],
    ['làm giáy khai xinh', 'khai-sinh'],
    ['xin giấy độc thân', 'xac-nhan-tinh-trang-hon-nhan'],
  ])('%s → %s', (question, entry) => {
    expect(search.find(question).hits[0]?.entry).toBe(entry)
  })

  it('hears what a long story is about', () => {
    const story =
      'Dạ cháu chào cô chú. Nhà cháu ở quê ra thành phố bán bún đã hơn chục năm, trước giờ cứ bán ở vỉa hè thôi, ' +
      'nay thuê được cái mặt bằng nho nhỏ gần chợ, mấy chị hàng xóm cứ bảo phải có giấy tờ đàng hoàng. Cháu ít chữ, ' +
      'không rành mạng mẽo. Cháu muốn đăng ký hộ kinh doanh thì bắt đầu từ đâu ạ. Cháu cảm ơn cô chú nhiều.'
    expect(search.find(story).hits[0]?.entry).toBe('ho-kinh-doanh')
  })

  it('is surer of an errand than of chat around the same words', () => {
    const errand = search.find('xin phép xây nhà ở xã cần giấy gì').confidence
    expect(errand).toBeGreaterThan(0.8)
    expect(search.find('nhà mới xây đẹp quá ai cũng khen').confidence).toBeLessThan(errand / 2)
  })

  it.each([
    ['con 8 tuổi làm thẻ căn cước được không ạ', ['eligibility']],
    ['con 8 tuoi lam the can cuoc duoc chua hay phai doi lon', ['eligibility']],
    ['con 8 tuổi làm thẻ căn cước đc hôn', ['eligibility']],
    ['muốn được đăng ký kết hôn', []],
  ])('%s asks %j', (question, facets) => {
    expect(search.find(question).facets).toEqual(facets)
  })

  it('does not take «không …, chưa …» without «được» for asking whether one may', () => {
    const { facets } = search.find('mở tiệm thuốc, không có bằng dược sĩ, chưa có giấy phép')
    expect(facets).not.toContain('eligibility')
  })

  it('never throws, and believes between 0 and 1', () => {
    const words = fc.constantFrom(
      'khai sinh',
      'ở đâu',
      'mất',
      'đăng ký',
      'đá banh',
      'zzz',
      '1.001193',
      '🙂',
      '\n',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(words).map((all) => all.join(' ')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const { confidence, hits } = search.find(text)
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
        expect(hits.length).toBeLessThanOrEqual(10)
      }),
    )
  })
})
