import { affinityScale, evenly, ordinaryLength, saidFor, total } from './affinity.ts'
import { askedOf, closestSurface, namedShare, part } from './closeness.ts'
import type { Candidate, Index } from './index.ts'
import type { Question } from './question.ts'
import { sum } from './surfaces.ts'

export const featureNames = [
  'bm25',
  'wordsNamed',
  'pairsNamed',
  'wordsAnywhere',
  'surfaceMatch',
  'surfaceCovered',
  'surfacePairs',
  'mass',
  'pairMass',
  'anchor',
  'exact',
  'wordAffinity',
  'pairAffinity',
  'overall',
  'ending',
  'listedOnly',
  'document',
] as const
export type FeatureName = (typeof featureNames)[number]

/**
 * How well one entry fits one question; each 0 to 1 but the affinities: overall and ending are about -1 to 1, those of
 * words and pairs grow with what is said.
 */
export type Features = Readonly<Record<FeatureName, number>>

/** Compares candidates with the question: with all that is said, and once more with how it ends. */
export function createComparison(question: Question, index: Index): (candidate: Candidate) => Features {
  const { topic } = question
  const asked = askedOf(question, index)
  const last = Math.max(0, topic.length - ordinaryLength)
  return (candidate) => {
    const { words, pairs, body, entry, best, affinity } = candidate
    const said = saidFor(topic, affinity)
    const closest = closestSurface(asked, candidate, index)
    return {
      bm25: best,
      wordsNamed: namedShare(asked, (word) => words.has(word)),
      pairsNamed: part(
        asked.pairs.filter(({ term }) => pairs.has(term)),
        asked.pairWeight,
      ),
      wordsAnywhere: namedShare(asked, (word) => words.has(word) || body.has(word)),
      surfaceMatch: closest.match,
      surfaceCovered: closest.covered,
      surfacePairs: asked.pairWeight === 0 ? 0 : closest.matchPairs / asked.pairWeight,
      mass: saturated(closest.mass),
      pairMass: saturated(closest.pairMass),
      anchor: saturated(closest.anchor),
      exact: closest.match > 0.999 ? 1 : 0,
      wordAffinity: total(said.words, 0, topic.length) / affinityScale,
      pairAffinity: sum(asked.pairs.map(({ at }) => said.pairs[at] ?? 0)) / affinityScale,
      overall: evenly(said, 0, topic.length),
      ending: evenly(said, last, topic.length),
      listedOnly: entry.kind === 'catalog' ? 1 : 0,
      document: entry.kind === 'document' || entry.kind === 'directive' || entry.kind === 'duty' ? 1 : 0,
    }
  }
}

/** Evidence that grows without end, on a scale from 0 to 1: half at the weight of two rare words. */
function saturated(mass: number): number {
  const half = 10
  return mass / (mass + half)
}
