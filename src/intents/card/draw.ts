import type { Entry } from '../../knowledge/knowledge.ts'
import type { Asked, Card, Setting } from './card.ts'
import { catalogCard } from './catalog.ts'
import { directiveCard, documentCard, dutyCard } from './document.ts'
import { feedbackChannelCard } from './feedback-channel.ts'
import { guideCard } from './guide.ts'
import { procedureCard } from './procedure.ts'

/** Any entry as a card. */
export function draw(entry: Entry, asked: Asked, setting: Setting): Card {
  switch (entry.kind) {
    case 'procedure':
      return procedureCard(entry.procedure, asked, setting)
    case 'guide':
      return guideCard(entry.guide, asked, setting)
    case 'feedback-channel':
      return feedbackChannelCard(entry.feedbackChannel, setting)
    case 'document':
      return documentCard(entry.document, setting)
    case 'directive':
      return directiveCard(entry.directive, asked, setting)
    case 'duty':
      return dutyCard(entry.directive, entry.duty, setting)
    case 'catalog':
      return catalogCard(entry.listed, setting)
  }
}
