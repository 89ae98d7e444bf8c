import { findEntry } from '../knowledge/knowledge.ts'
import type { Facet } from '../knowledge/schema.ts'
import type { Hit, Verdict } from '../search/confidence.ts'
import { emergencyChannel } from './card/feedback-channel.ts'
import { emergency } from './emergency.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { mainMenu, offer, reply, text } from './reply.ts'
import { show } from './show.ts'
import { openTopic } from './topic.ts'
import { unknown } from './unknown.ts'

/** A question about content: answer, ask which, or say honestly that it is not known. */
export const ask: Intent = (heard) => {
  const { found } = heard
  if (asksMore(heard)) return elseStandsOut(heard) ? stillThat(heard) : followUp(heard)
  const [first] = found.hits
  const verdict = openTopic(heard) === undefined ? found.verdict : inTalk(heard)
  if (!first || verdict === 'unknown') {
    return !found.hasTopic && found.facets.length > 0 ? whichTopic(heard) : undefined
  }
  return verdict === 'answer' ? answer(heard, first) : choose(heard)
}

/** «Còn kết hôn thì sao?» names little else than another topic; if it names that plainly, it is meant. */
function inTalk({ found }: Heard): Verdict {
  const isNamed = found.talk?.kind === 'same-question' && (found.hits[0]?.share ?? 0) >= plainly
  return found.inTalk === 'choose' && isNamed ? 'answer' : found.inTalk
}

/** «Thế bao lâu thì có?»: something is asked, and nothing better than the open topic is named. */
function asksMore(heard: Heard): boolean {
  const { found } = heard
  if (openTopic(heard) === undefined || found.facets.length === 0 || found.outOfScope) return false
  return found.generic || found.verdict === 'unknown'
}

/** One entry has this share of a weak belief: the words point somewhere, perhaps away from the open topic. */
const standsOut = 0.25

function elseStandsOut(heard: Heard): boolean {
  const [first] = heard.found.hits
  if (!first || heard.found.generic) return false
  return first.entry !== openTopic(heard) && first.share >= standsOut
}

/** … and with this share it is named first. */
const plainly = 0.9

/** «Ly hôn cần giấy gì» after khai sinh: the papers of khai sinh would be a guess. */
function stillThat(heard: Heard): Reply {
  const [first] = heard.found.hits
  const named = first && first.share >= plainly ? [first.entry] : []
  const ids = [...named, openTopic(heard), first?.entry].filter((id) => id !== undefined)
  return asking(heard, [...new Set(ids)])
}

function followUp(heard: Heard): Reply | undefined {
  const entry = findEntry(heard.knowledge, openTopic(heard) ?? '')
  return entry && show(heard, entry, { asked: heard.found.facets })
}

function whichTopic(heard: Heard): Reply {
  return reply(heard, {
    outcome: 'clarify',
    confidence: heard.found.confidence,
    parts: text(heard.words.choices.whichTopic),
    buttons: mainMenu(heard),
  })
}

const alternatives = 2

function answer(heard: Heard, first: Hit): Reply | undefined {
  const { found, knowledge } = heard
  const entry = findEntry(knowledge, first.entry)
  const others = found.hits.slice(1, 1 + alternatives).filter(rivals)
  return (
    entry &&
    show(heard, entry, {
      asked: askedOf(heard),
      confidence: found.confidence,
      others: others.map((hit) => hit.entry),
    })
  )
}

/** «Còn kết hôn thì sao?» asks of the new topic what was asked of the last one. */
function askedOf({ found, conversation }: Heard): readonly Facet[] {
  const last = conversation.topic?.facet
  if (found.facets.length > 0 || last === undefined) return found.facets
  return found.talk?.kind === 'same-question' ? [last] : []
}

/** Beside an answer only what has this share of the belief is named. */
function rivals(hit: Hit): boolean {
  return hit.share >= 0.25
}

/** Not worth a button below this share of the belief. */
function plausible(hit: Hit): boolean {
  return hit.share >= 0.05
}

const offered = 3

function choose(heard: Heard): Reply | undefined {
  const { found } = heard
  if (found.hits[0]?.entry === emergencyChannel) return emergency(heard)
  const likely = found.hits.slice(0, offered).filter((hit, at) => at === 0 || plausible(hit))
  if (likely.length === 0) return unknown(heard)
  return asking(
    heard,
    likely.map((hit) => hit.entry),
  )
}

/** Which of these, best first? */
function asking(heard: Heard, ids: readonly string[]): Reply {
  const { choices } = heard.words
  const [facet] = askedOf(heard)
  return reply(heard, {
    outcome: 'choices',
    ...(facet === undefined ? {} : { facet }),
    confidence: heard.found.confidence,
    parts: text(ids.length === 1 ? choices.isItThis : choices.which),
    ...offer(heard, ids, facet),
  })
}
