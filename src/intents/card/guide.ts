import type { Part } from '../../conversation/answer.ts'
import type { FeedbackChannel, Guide, Office } from '../../knowledge/schema.ts'
import { basisLines } from './basis.ts'
import { type Asked, type Card, cite, fact, joined, list, type Setting } from './card.ts'

export function guideCard(guide: Guide, asked: Asked, setting: Setting): Card {
  const { words, knowledge } = setting
  const english = words.language === 'en' ? guide.english : undefined
  const direct = (asked === 'all' ? [] : asked).flatMap((facet) =>
    fact(words.facet[facet], guide.facets[facet] ?? []),
  )
  return {
    parts: [
      { kind: 'title', text: english?.name ?? guide.name },
      ...joined(direct),
      { kind: 'text', text: english?.summary ?? guide.summary },
      ...(words.onlyVietnamese ? [{ kind: 'text', text: words.onlyVietnamese } as const] : []),
      ...(guide.listsOffice ? officeParts(knowledge.office, setting) : []),
      ...list('', guide.points),
      ...list(words.facet.steps, guide.steps, true),
      ...(guide.listsFeedbackChannels ? channelParts([...knowledge.feedbackChannels.values()], setting) : []),
      ...(guide.links.length > 0 ? [{ kind: 'links', links: guide.links } as const] : []),
      ...list(words.notes, guide.notes),
    ],
    basis: basisLines(guide, setting),
    sources: cite(guide.sources),
    details: [],
  }
}

/** Who runs this bot and how to reach them; what is not known is said to be so. */
export function officeParts(office: Office, { words }: Setting): Part[] {
  const hotlines = office.hotlines.map(({ label, number }) => words.contact.hotline(label, number))
  return [
    { kind: 'text', text: office.name },
    ...joined([
      ...fact(words.contact.hours, [office.hours ?? words.contact.none]),
      ...fact(words.contact.address, office.addresses ?? [words.contact.none]),
      ...fact(words.contact.label, hotlines.length > 0 ? hotlines : [words.contact.noHotline]),
    ]),
  ]
}

function channelParts(channels: readonly FeedbackChannel[], { words }: Setting): Part[] {
  return list(
    words.feedback.channels,
    channels.map((channel) => {
      const address = channel.phone ?? channel.url
      return address === null ? channel.name : words.variant(channel.name, address)
    }),
  )
}

export function feedbackChannelCard(channel: FeedbackChannel, setting: Setting): Card {
  const { words } = setting
  return {
    parts: [
      { kind: 'title', text: channel.name },
      ...joined([
        ...fact(words.feedback.phone, [channel.phone ?? words.noInformation]),
        ...fact(words.feedback.hours, [channel.hours ?? words.noInformation]),
        ...fact(words.feedback.accepts, channel.accepts),
        ...fact(words.feedback.deadline, [channel.deadline ?? words.noInformation]),
      ]),
      ...list(words.feedback.how, channel.how),
      ...list(words.feedback.next, channel.next),
      ...(channel.url === null
        ? []
        : [{ kind: 'links', links: [{ label: words.feedback.link, url: channel.url }] } as const]),
      ...list(words.notes, channel.notes),
    ],
    basis: basisLines({ legalBasis: [], reviewed: channel.reviewed }, setting),
    sources: cite(channel.sources),
    details: [],
  }
}
