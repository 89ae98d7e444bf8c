import { entries, type Knowledge, type Listed } from '../../src/knowledge/knowledge.ts'
import type { Procedure } from '../../src/knowledge/schema.ts'
import { lehmer } from './random.ts'

/** Procedures that the national catalogue listed on 18 July 2026: nobody writes more than these. */
export const nation = 5_670
/** Entries of a whole country are written with fewer phrases than the ones everybody asks for. */
const phrasesEach = 15

/**
 * The shipped content cut to `size` entries or filled up with generated ones: written procedures up to a whole nation,
 * listed ones, which have nothing but a name, beyond. They are shuffles of real words: as long as real entries, about
 * nothing. The seed is fixed.
 */
export function grown(knowledge: Knowledge, size: number): Knowledge {
  const real = cut(knowledge, size)
  const missing = size - entries(real).length
  const written = Math.max(0, Math.min(missing, nation - entries(real).length))
  const models = [...knowledge.procedures.values()]
  const words = wordsOf(models.flatMap(({ phrases }) => phrases))
  const nameWords = wordsOf(models.map(({ officialName, name }) => officialName ?? name))
  const random = lehmer(20_261_123)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const text = (from: readonly string[], length: number) => Array.from({ length }, () => pick(from)).join(' ')
  const shuffle = (line: string) => text(words, line.split(' ').length)
  const procedures = Array.from({ length: written }, (_, at): Procedure => {
    const model = pick(models)
    return {
      ...model,
      id: `generated-${at}`,
      code: null,
      name: text(words, 8),
      aliases: [text(words, 4), text(words, 4)],
      phrases: model.phrases.slice(0, phrasesEach).map(shuffle),
      checks: [],
      summary: shuffle(model.summary),
      results: model.results.map(shuffle),
      notes: model.notes.map(shuffle),
    }
  })
  const listed = Array.from({ length: Math.max(0, missing - written) }, (_, at): Listed => {
    const code = `9.${String(at).padStart(6, '0')}`
    const name = text(nameWords, 8 + (at % 17))
    return { id: code, code, name, agency: null, url: null, aliases: [], phrases: [], sources: [] }
  })
  return {
    ...real,
    procedures: new Map([...real.procedures, ...procedures.map((each) => [each.id, each] as const)]),
    catalog: new Map([...real.catalog, ...listed.map((each) => [each.id, each] as const)]),
  }
}

function cut(knowledge: Knowledge, size: number): Knowledge {
  const kept = new Set(
    entries(knowledge)
      .slice(0, size)
      .map(({ id }) => id),
  )
  const only = <T>(all: ReadonlyMap<string, T>) => new Map([...all].filter(([id]) => kept.has(id)))
  return {
    ...knowledge,
    procedures: only(knowledge.procedures),
    guides: only(knowledge.guides),
    feedbackChannels: only(knowledge.feedbackChannels),
    documents: only(knowledge.documents),
    directives: only(knowledge.directives),
    catalog: only(knowledge.catalog),
  }
}

function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(' '))
}
