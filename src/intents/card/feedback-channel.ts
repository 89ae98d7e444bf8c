import type { Part } from '../../conversation/answer.ts'
import type { FeedbackChannel } from '../../knowledge/schema.ts'
import { basisLines } from './basis.ts'
import { type Card, cite, englishOf, fact, joined, list, type Setting } from './card.ts'

/** The entry with 113, 114, 115 and 111 has this id in every office's content. */
export const emergencyChannel = 'so-khan-cap'

export function feedbackChannelCard(channel: FeedbackChannel, setting: Setting): Card {
  const { words } = setting
  const english = englishOf({ kind: 'feedback-channel', id: channel.id, feedbackChannel: channel }, words)
  return {
    parts: [
      { kind: 'title', text: english?.name ?? channel.name },
      ...(english ? [{ kind: 'text', text: english.summary } as const] : []),
      ...(channel.id === emergencyChannel ? callParts(channel, setting) : ordinaryParts(channel, setting)),
      ...list(words.notes, channel.notes),
    ],
    basis: basisLines({ legalBasis: [], reviewed: channel.reviewed }, setting),
    sources: cite(channel.sources),
    details: [],
    more: false,
  }
}

/** In danger only the numbers matter, and what to say. */
function callParts(channel: FeedbackChannel, { words }: Setting): Part[] {
  return [...list(words.feedback.call, channel.accepts), ...list(words.feedback.how, channel.how)]
}

function ordinaryParts(channel: FeedbackChannel, { words }: Setting): Part[] {
  const links = channel.url === null ? [] : [{ label: words.feedback.link, url: channel.url }]
  return [
    ...list(words.feedback.accepts, channel.accepts),
    ...list(words.feedback.how, channel.how),
    ...(links.length > 0 ? [{ kind: 'links', links } as const] : []),
    ...list(words.feedback.next, channel.next),
    ...joined([
      ...(links.length > 0 && channel.phone === null
        ? []
        : fact(words.feedback.phone, [channel.phone ?? words.noInformation])),
      ...fact(words.feedback.hours, [channel.hours ?? words.noInformation]),
      ...fact(words.feedback.deadline, [channel.deadline ?? words.noInformation]),
    ]),
  ]
}
