import type { Question } from './question.ts'

/** In a long story only a few words say what is wanted: it is read through a window of this many words … */
const windowWords = 12
/** … moved by this many. */
const windowStep = 6

/** A short question whole; a long one in overlapping stretches. */
export function windows(question: Question): Question[] {
  const { topic, alternatives } = question
  if (topic.length <= windowWords + windowStep) return [question]
  const count = Math.ceil((topic.length - windowStep) / windowStep)
  return Array.from({ length: count }, (_, at) => {
    const start = at * windowStep
    const end = Math.min(topic.length, start + windowWords)
    const inside = alternatives.filter((other) => other.from >= start && other.to <= end)
    return {
      ...question,
      topic: topic.slice(start, end),
      alternatives: inside.map((other) => ({ ...other, from: other.from - start, to: other.to - start })),
    }
  })
}
