import { beforeAll, describe, expect, it } from 'vitest'
import { encodeAction } from '../../src/conversation/action.ts'
import type { Asked } from '../../src/intents/card/card.ts'
import { draw } from '../../src/intents/card/draw.ts'
import type { Library } from '../../src/intents/intent.ts'
import { type Entry, entries } from '../../src/knowledge/knowledge.ts'
import { facets } from '../../src/knowledge/schema.ts'
import { sentencesOf } from '../../src/knowledge/texts.ts'
import { plainText } from '../../src/words/plain-text.ts'
import { vi } from '../../src/words/vi.ts'
import { createTalk, readable, shippedLibrary } from '../helpers/library.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const today = '2026-11-27'
const everyAsk: readonly Asked[] = [[], 'all', ...facets.map((facet) => [facet])]

/** Every string inside a value, however deep. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}

const hole = '\u0001'

/** Our own words: lines as they are, and sentences with holes as the pieces between the holes. */
function piecesOf(words: unknown): string[] {
  if (typeof words === 'function') {
    const filled: unknown = words(...Array.from({ length: words.length }, () => hole))
    return String(filled).split(hole)
  }
  if (typeof words === 'string') return [words]
  if (typeof words !== 'object' || words === null) return []
  return Object.values(words).flatMap(piecesOf)
}

/** What is left of `line` when everything known has been taken out; money, days and counts are figures. */
function unproven(line: string, known: readonly string[]): string {
  const rest = known.reduce((left, piece) => left.split(piece).join(hole), line.toLocaleLowerCase('vi'))
  return rest.replaceAll(hole, '').replace(/[\d.,:;/()\s–-]+/g, '')
}

function knownTo(entry: Entry): string[] {
  const documents = [...library.knowledge.documents.values(), ...library.knowledge.directives.values()]
  const names = documents.map((document) => document.name)
  const office = [library.knowledge.office, ...library.knowledge.feedbackChannels.values()]
  const own = stringsIn(entry)
  const all = [...own, ...own.flatMap(sentencesOf), ...stringsIn(office), ...names, ...piecesOf(vi)]
  return [...new Set(all.map((piece) => piece.trim().replace(/\.$/, '').toLocaleLowerCase('vi')))]
    .filter((piece) => piece !== '')
    .sort((one, other) => other.length - one.length)
}

describe('every sentence sent', () => {
  it('is a line of words/ or a span of the entry', () => {
    for (const entry of entries(library.knowledge)) {
      const known = knownTo(entry)
      const proven = new Set<string>()
      for (const asked of everyAsk) {
        const card = draw(entry, asked, { knowledge: library.knowledge, words: vi, today })
        const answer = { outcome: 'answered', choices: [], buttons: [], ...card } as const
        for (const line of readable({ answer, events: [] }).split('\n')) {
          if (proven.has(line)) continue
          expect(unproven(line, known), `${entry.id}: ${line}`).toBe('')
          proven.add(line)
        }
      }
    }
  })

  it('would be caught if it were made up', () => {
    const [entry] = entries(library.knowledge)
    expect(entry && unproven('Phí là một con gà.', knownTo(entry))).not.toBe('')
  })
})

describe('a first answer', () => {
  it('fits in 600 characters, with its sources, for every procedure and guide', () => {
    const lengths = [...library.knowledge.procedures.keys(), ...library.knowledge.guides.keys()].map((id) => {
      const talk = createTalk(library)
      const { answer } = talk.press(encodeAction('lan001', { kind: 'show', entry: id }))
      return { id, length: plainText(answer, vi).length }
    })
    expect(lengths.filter(({ length }) => length > 600)).toEqual([])
  })

  it('says the same for the same question: nothing is random', () => {
    const say = () => createTalk(library).say('đăng ký tạm trú cho người thuê trọ')
    expect(say()).toEqual(say())
  })
})
