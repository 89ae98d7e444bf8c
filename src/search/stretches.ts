import type { Question } from './question.ts'

/** In a long story only a few words say what is wanted: it is read through a window of this many words … */
const windowWords = 12
/** … moved by this many. */
const windowStep = 6

/** A stretch of a question, from place `from` of its topic on. */
export type Stretch = Pick<Question, 'topic' | 'alternatives'> & { readonly from: number }

export function wholeOf({ topic, alternatives }: Pick<Question, 'topic' | 'alternatives'>): Stretch {
  return { topic, alternatives, from: 0 }
}

/** A short question whole; a long one in overlapping stretches. */
export function stretchesOf({ topic, alternatives }: Pick<Question, 'topic' | 'alternatives'>): Stretch[] {
  if (topic.length <= windowWords + windowStep) return [wholeOf({ topic, alternatives })]
  const count = Math.ceil((topic.length - windowStep) / windowStep)
  return Array.from({ length: count }, (_, at) => {
    const start = at * windowStep
    const end = Math.min(topic.length, start + windowWords)
    const inside = alternatives.filter((other) => other.from >= start && other.to <= end)
    return {
      topic: topic.slice(start, end),
      alternatives: inside.map((other) => ({ ...other, from: other.from - start, to: other.to - start })),
      from: start,
    }
  })
}
