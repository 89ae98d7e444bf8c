import type { Button } from '../conversation/answer.ts'
import { type Entry, findEntry } from '../knowledge/knowledge.ts'
import type { Facet } from '../knowledge/schema.ts'
import type { Asked, Card } from './card/card.ts'
import { draw } from './card/draw.ts'
import { staleLines } from './card/stale.ts'
import { caseButton } from './case-button.ts'
import { acknowledgeButtons } from './duty-buttons.ts'
import { howItStands } from './duty-standing.ts'
import { followButton } from './follow.ts'
import type { Heard, Reply } from './intent.ts'
import { rateServiceButton } from './rate-service.ts'
import { button, humanButton, reply, shortName } from './reply.ts'
import { openTopic } from './topic.ts'
import { tellMeButton } from './wish.ts'

type How = {
  readonly asked: Asked
  readonly confidence?: number
  /** Other entries that may have been meant, for «nếu không phải…». */
  readonly others?: readonly string[]
}

/** Shows an entry: what is stale first, then what was asked, then where it comes from. */
export function show(heard: Heard, entry: Entry, { asked, confidence, others = [] }: How): Reply {
  const card = draw(entry, asked, { ...heard, only: openTopic(heard) === entry.id && asked.length > 0 })
  return showCard(heard, entry, card, {
    ...(asked === 'all' || asked[0] === undefined ? {} : { facet: asked[0] }),
    ...(confidence === undefined ? {} : { confidence }),
    before: others.flatMap((id) => otherButton(heard, id)),
    buttons: [...caseButton(heard, entry), ...acknowledgeButtons(heard, entry)],
    after: asked === 'all' ? [...relatedButtons(heard, entry), ...rateServiceButton(heard, entry.id)] : [],
    doubt: notThisButton(heard, confidence),
  })
}

type Frame = {
  readonly facet?: Facet
  readonly confidence?: number
  /** Buttons before, at the head of and after those for further details. */
  readonly before?: readonly Button[]
  readonly buttons: readonly Button[]
  readonly after?: readonly Button[]
  /** What to press when it is not what was meant. */
  readonly doubt?: readonly Button[]
}

/** A card as an answer: warnings, sources and buttons around it. */
export function showCard(
  heard: Heard,
  entry: Entry,
  card: Card,
  { before = [], buttons, after = [], doubt = [], ...said }: Frame,
): Reply {
  const stale = staleLines(entry, heard)
  const written = entry.kind !== 'catalog'
  return reply(heard, {
    ...said,
    outcome: written ? (stale.length > 0 ? 'answered-stale' : 'answered') : 'unknown-not-written',
    ...(written ? { entry: entry.id } : {}),
    parts: [
      ...stale.map((line) => ({ kind: 'warning', text: line }) as const),
      ...corrections(heard),
      ...card.parts,
      ...howItStands(heard, entry),
    ],
    basis: card.basis,
    sources: card.sources,
    ...(card.brief ? { brief: card.brief } : {}),
    buttons: [
      ...before,
      ...buttons,
      ...detailButtons(heard, entry, card, buttons.length > 0),
      ...after,
      ...(written ? followButton(heard, entry) : []),
      ...(written
        ? [...doubt, ...rateButtons(heard)]
        : [...wishButton(heard, said.confidence), humanButton(heard), ...doubt]),
    ],
  })
}

/** Only the person knows whether what search found is what was meant; a code or a number leaves no doubt. */
function notThisButton(heard: Heard, confidence: number | undefined): Button[] {
  if (confidence === undefined || confidence === 1) return []
  return [button(heard, heard.words.choices.notThis, { kind: 'not-this' }, 'detail')]
}

/** Somebody asked for it in words, which carry a confidence: a name chosen from a menu is no question. */
function wishButton(heard: Heard, confidence: number | undefined): Button[] {
  return confidence === undefined ? [] : tellMeButton(heard)
}

function corrections({ found, words }: Heard) {
  return found.corrections.map(
    ({ text, source }) => ({ kind: 'warning', text: words.correction(text, source) }) as const,
  )
}

function otherButton(heard: Heard, id: string): Button[] {
  const entry = findEntry(heard.knowledge, id)
  if (!entry) return []
  const label = heard.words.choices.orMaybe(shortName(entry, heard))
  return [button(heard, label, { kind: 'show', entry: id })]
}

/** After everything has been said of a procedure: what people often need next. */
const shownRelated = 3

function relatedButtons(heard: Heard, entry: Entry): Button[] {
  const related = entry.kind === 'procedure' ? entry.procedure.related : []
  return related.slice(0, shownRelated).flatMap((id) => {
    const other = findEntry(heard.knowledge, id)
    return other ? [button(heard, shortName(other, heard), { kind: 'show', entry: id })] : []
  })
}

/** Under a procedure: what people ask most first, no more than a phone shows at once, everything last. */
const chips: readonly Facet[] = ['dossier', 'fee', 'time', 'place', 'online', 'steps', 'eligibility']
const shownChips = 5

function detailButtons(heard: Heard, entry: Entry, card: Card, hasCases: boolean): Button[] {
  const facets = chips
    .filter((facet) => card.details.includes(facet))
    .slice(0, hasCases ? shownChips - 1 : shownChips)
  const detail = facets.map((facet) =>
    button(heard, heard.words.facet[facet], { kind: 'show', entry: entry.id, facet }, 'detail'),
  )
  const all = button(heard, heard.words.all, { kind: 'show', entry: entry.id, facet: 'all' }, 'detail')
  return card.more ? [...detail, all] : detail
}

function rateButtons(heard: Heard): Button[] {
  const turn = heard.conversation.turns + 1
  const { rating } = heard.words
  return [
    button(heard, rating.useful, { kind: 'rate', turn, useful: true }, 'rate'),
    button(heard, rating.notUseful, { kind: 'rate', turn, useful: false }, 'rate'),
  ]
}
