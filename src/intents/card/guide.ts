import type { Part } from '../../conversation/answer.ts'
import type { Facet, FeedbackChannel, Guide, Office } from '../../knowledge/schema.ts'
import { plainText } from '../../words/plain-text.ts'
import { basisLines, briefBasis } from './basis.ts'
import {
  type Asked,
  asAnswer,
  type Card,
  cite,
  englishOf,
  fact,
  joined,
  lengthOf,
  list,
  type Setting,
} from './card.ts'
import { emergencyChannel } from './feedback-channel.ts'

/** Characters of a first answer, as for a procedure: a guide longer than this keeps the rest behind a button. */
const budget = 600

/** `urgency`: what is given room first, 0 always; blocks are read in the order they stand. */
type Block = { readonly parts: readonly Part[]; readonly urgency: number }

export function guideCard(guide: Guide, asked: Asked, setting: Setting): Card {
  const { words } = setting
  const english = englishOf({ kind: 'guide', id: guide.id, guide }, words)
  const blocks = blocksOf(guide, asked, setting, english?.summary ?? guide.summary)
  const brief = asked !== 'all' && asked.length === 0
  const frame: Card = {
    parts: [
      { kind: 'title', text: english?.name ?? guide.name },
      ...(words.onlyVietnamese ? [{ kind: 'text', text: words.onlyVietnamese } as const] : []),
    ],
    basis: brief ? briefBasis(guide, setting) : basisLines(guide, setting),
    sources: cite(guide.sources),
    ...(brief ? { brief } : {}),
    details: [],
    more: false,
  }
  const room = brief ? budget - plainText(asAnswer(frame), words).length : budget
  const chosen = asked === 'all' ? blocks : withinBudget(blocks, room)
  return {
    ...frame,
    parts: [...frame.parts, ...chosen.flatMap((block) => block.parts)],
    more: brief || chosen.length < blocks.length,
  }
}

function blocksOf(guide: Guide, asked: Asked, setting: Setting, summary: string): Block[] {
  const { words, knowledge } = setting
  const direct = asked === 'all' ? [] : directParts(guide, asked, setting)
  const stepsAsked = asked !== 'all' && asked.includes('steps')
  const links = guide.links.length > 0 ? [{ kind: 'links', links: guide.links } as const] : []
  const blocks: Block[] = [
    { parts: direct, urgency: 0 },
    { parts: [{ kind: 'text', text: summary }], urgency: direct.length > 0 ? 2 : 0 },
    { parts: guide.listsOffice ? officeParts(knowledge.office, setting) : [], urgency: 0 },
    {
      parts: guide.listsFeedbackChannels
        ? channelParts([...knowledge.feedbackChannels.values()], setting)
        : [],
      urgency: 1,
    },
    { parts: list(words.facet.steps, guide.steps, true), urgency: stepsAsked ? 0 : 3 },
    {
      parts: list(words.guide.points, guide.points),
      urgency: guide.steps.length > 0 || guide.listsOffice ? 4 : 2,
    },
    { parts: list(words.notes, guide.notes), urgency: 5 },
    { parts: links, urgency: 3 },
  ]
  return blocks.filter((block) => block.parts.length > 0)
}

function directParts(guide: Guide, asked: readonly Facet[], { words }: Setting): Part[] {
  return joined(asked.flatMap((facet) => fact(words.facet[facet], guide.facets[facet] ?? [])))
}

/** The most urgent blocks that fit, in their order. No block is cut: half of the steps would mislead. */
function withinBudget(blocks: readonly Block[], room: number): Block[] {
  const kept = new Set<Block>()
  let used = 0
  for (const block of blocks.toSorted((one, other) => one.urgency - other.urgency)) {
    const length = lengthOf(block.parts)
    if (block.urgency > 0 && used + length > room) continue
    kept.add(block)
    used += length
  }
  return blocks.filter((block) => kept.has(block))
}

/** Who runs this bot and how to reach them; what is not known is said to be so. */
export function officeParts({ name, hours, addresses, hotlines }: Office, { words }: Setting): Part[] {
  const calls = hotlines.map(({ label, number, note }) => {
    const line = words.contact.hotline(label, number)
    return note === undefined ? line : words.withNote(line, note)
  })
  return joined([
    ...fact(words.contact.phone, calls.length > 0 ? calls : [words.noInformation]),
    ...fact(words.contact.visit, addresses ? [name, ...addresses] : [words.contact.noAddress(name)]),
    ...fact(words.contact.hours, [hours ?? words.noInformation]),
  ])
}

/** Where to turn; the numbers for danger have an answer of their own. */
function channelParts(channels: readonly FeedbackChannel[], { words }: Setting): Part[] {
  const ordinary = channels.filter((channel) => channel.id !== emergencyChannel)
  return list(
    words.feedback.channels,
    ordinary.map(({ name, phone }) =>
      phone === null || name.includes(phone) ? name : words.variant(name, phone),
    ),
  )
}
