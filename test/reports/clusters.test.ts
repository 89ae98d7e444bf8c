import fc from 'fast-check'
import { expect, it } from 'vitest'
import { finish } from '../../src/lib/slices.ts'
import { clustering, type Worded } from '../../src/reports/clusters.ts'

const cluster = <Item extends Worded>(items: readonly Item[], alike?: number) =>
  finish(clustering(items, alike))

const worded = (...questions: readonly string[]) => questions.map((each) => ({ words: each.split(' ') }))
const said = (...questions: readonly string[]) =>
  cluster(worded(...questions)).map((each) => each.map(({ words }) => words.join(' ')))

it('puts together what is about the same rare words', () => {
  expect(said('nuoi cho', 'giay ket hon', 'dang ky nuoi cho', 'giay khai sinh', 'ket hon')).toEqual([
    ['nuoi cho', 'dang ky nuoi cho'],
    ['giay ket hon', 'ket hon'],
    ['giay khai sinh'],
  ])
})

it('lets what comes first lead', () => {
  expect(said('nuoi cho', 'dang ky nuoi cho')).toEqual([['nuoi cho', 'dang ky nuoi cho']])
  expect(said('dang ky nuoi cho', 'nuoi cho')).toEqual([['dang ky nuoi cho', 'nuoi cho']])
})

const questions = fc.array(
  fc
    .uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 1, maxLength: 5 })
    .map((words) => ({ words })),
  { maxLength: 40 },
)

it('loses nobody, and gives the same each time', () => {
  fc.assert(
    fc.property(questions, (items) => {
      const clusters = cluster(items)
      expect(new Set(clusters.flat())).toEqual(new Set(items))
      expect(clusters.flat()).toHaveLength(items.length)
      expect(cluster(items)).toEqual(clusters)
    }),
  )
})

it('finds the same as comparing each with every leader', () => {
  fc.assert(
    fc.property(questions, (items) => {
      expect(cluster(items, 0.5)).toEqual(slowly(items, 0.5))
    }),
  )
})

/** The definition: to the most alike leader, the earliest of equals, if it is alike enough; to nine digits. */
function slowly<Item extends { readonly words: readonly string[] }>(items: readonly Item[], alike: number) {
  const rarity = (word: string) =>
    Math.log(1 + (items.length + 1000) / (items.filter(({ words }) => words.includes(word)).length + 1))
  const dot = (one: Item, other: Item) =>
    one.words.reduce((sum, word) => sum + (other.words.includes(word) ? rarity(word) ** 2 : 0), 0)
  const cosine = (one: Item, other: Item) =>
    Math.round((dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other))) * 1e9)
  const clusters: [Item, ...Item[]][] = []
  for (const item of items) {
    const close = clusters.filter(([leader]) => cosine(item, leader) >= alike * 1e9)
    const most = Math.max(...close.map(([leader]) => cosine(item, leader)))
    const found = close.find(([leader]) => cosine(item, leader) === most)
    if (found) found.push(item)
    else clusters.push([item])
  }
  return clusters
}
