import type { surveyFactors } from '../knowledge/schema.ts'

/** 1 very dissatisfied … 5 very satisfied, as the ministry words them (content/survey). */
export const stars = [1, 2, 3, 4, 5] as const
export type Stars = (typeof stars)[number]

/** How a dossier was handed in. */
export const ways = ['counter', 'online', 'post'] as const
export type Way = (typeof ways)[number]

/** `comment`: beside a rating. `suggestion`: a better way. `reflection`: how one was served. */
export const ticketKinds = ['comment', 'suggestion', 'reflection'] as const
export type TicketKind = (typeof ticketKinds)[number]

export type Factor = (typeof surveyFactors)[number]
