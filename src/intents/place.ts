import type { Places } from '../knowledge/schema.ts'
import { createPhraseBook, findPhrases } from '../language/phrases.ts'
import { tokenize } from '../language/tokens.ts'
import { formatDay } from '../lib/day.ts'
import { uncapitalised } from '../words/words.ts'
import type { Heard, Intent } from './intent.ts'
import { reply, text } from './reply.ts'

/** «Hà Nam giờ thuộc tỉnh nào»: a place, former or asked about by its province, and nothing else that could be answered. */
export const place: Intent = (heard) => {
  if (heard.found.verdict === 'answer' || heard.found.outOfScope) return undefined
  const tokens = tokenize(heard.text)
  const asksProvince = findPhrases(tokens, phraseBook(heard.knowledge.language.placeWords)).length > 0
  for (const places of heard.knowledge.places) {
    const [former] = findPhrases(tokens, formerPlaces(places))
    if (former && (asksProvince || tokens.length <= former.to - former.from + smallTalk))
      return reply(heard, placeAnswer(heard, places, former.value))
    const [current] = asksProvince ? findPhrases(tokens, currentPlaces(places)) : []
    if (current)
      return reply(heard, placeAnswer(heard, places, { name: current.value.current, unit: current.value }))
  }
  return undefined
}

function phraseBook(phrases: readonly string[]) {
  return createPhraseBook(phrases.map((phrase) => [phrase, true] as const))
}

/** «Hà Nam giờ sao»: beside its name, a place asked about has no more words than this. */
const smallTalk = 2

type Unit = Places['units'][number]
type Former = { readonly name: string; readonly unit: Unit }

function formerPlaces(places: Places) {
  return createPhraseBook(
    places.units.flatMap((unit) =>
      unit.formers.flatMap((name) => {
        const former: Former = { name, unit }
        return [name, bare(name)].map((phrase) => [phrase, former] as const)
      }),
    ),
  )
}

function currentPlaces(places: Places) {
  return createPhraseBook(
    places.units.flatMap((unit) =>
      [unit.current, bare(unit.current)].map((phrase) => [phrase, unit] as const),
    ),
  )
}

/** «Tỉnh Hà Nam» → «Hà Nam» */
function bare(name: string): string {
  return name.replace(/^(Tỉnh|Thành phố)\s+/u, '')
}

function placeAnswer({ words }: Heard, places: Places, { name, unit }: Former) {
  return {
    outcome: 'answered',
    parts: text(
      whereNow({ name, unit }, words),
      words.place.since(formatDay(places.since), places.resolution),
      words.place.code(unit.code),
    ),
    basis: [words.basis.reviewed(formatDay(places.reviewed))],
    sources: places.sources.map(({ title, url, read }) => ({ title, url, read })),
  } as const
}

function whereNow({ name, unit }: Former, { place }: Heard['words']): string {
  if (bare(name) !== bare(unit.current)) return place.now(name, uncapitalised(unit.current))
  if (unit.formers.length === 0) return place.unchanged(unit.current)
  return place.joined(unit.current, unit.formers.map(uncapitalised).join(', '))
}
