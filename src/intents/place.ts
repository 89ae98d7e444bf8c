import type { Places } from '../knowledge/schema.ts'
import { createPhraseBook, findPhrases } from '../language/phrases.ts'
import { tokenize } from '../language/tokens.ts'
import { formatDay } from '../lib/day.ts'
import type { Heard, Intent } from './intent.ts'
import { reply, text } from './reply.ts'

/** «Hà Nam giờ thuộc tỉnh nào»: a former place and nothing else that could be answered. */
export const place: Intent = (heard) => {
  if (heard.found.confidence >= heard.thresholds.offer) return undefined
  const tokens = tokenize(heard.text)
  for (const places of heard.knowledge.places) {
    const [match] = findPhrases(tokens, formerPlaces(places))
    if (match) return reply(heard, placeAnswer(heard, places, match.value))
  }
  return undefined
}

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

/** «Tỉnh Hà Nam» → «Hà Nam» */
function bare(name: string): string {
  return name.replace(/^(Tỉnh|Thành phố)\s+/u, '')
}

function placeAnswer({ words }: Heard, places: Places, { name, unit }: Former) {
  return {
    outcome: 'answered',
    parts: text(
      bare(name) === bare(unit.current)
        ? words.place.unchanged(unit.current)
        : words.place.now(name, unit.current),
      words.place.since(formatDay(places.since), places.resolution),
      words.place.code(unit.code),
    ),
    basis: [words.basis.reviewed(formatDay(places.reviewed))],
    sources: places.sources.map(({ title, url, read }) => ({ title, url, read })),
  } as const
}
