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

/** The transaction that is rated, as far as it is known. */
export type Transaction = {
  /** Id of a procedure. */
  readonly entry?: string
  /** Five digits: code of the commune unit. */
  readonly place?: string
  readonly way?: Way
}

/** Only with dissatisfaction is anybody asked to say more. */
export function isLow(given: Stars): boolean {
  return given <= 2
}

const linkPattern = /^danh-gia(?:_(?!p\d+(?:_|$))([a-z0-9]+(?:-[a-z0-9]+)*))?(?:_p(\d{5}))?$/

/**
 * What a poster «Quét để đánh giá» sends when it is scanned: `danh-gia`, `danh-gia_khai-sinh`, `danh-gia_khai-sinh_p14524`. Telegram
 * takes it as a start payload (letters, digits, «-» and «_», at most 64); where there is none, it can be typed.
 */
export function encodeRatingLink({ entry, place }: Pick<Transaction, 'entry' | 'place'>): string {
  return [
    'danh-gia',
    ...(entry === undefined ? [] : [entry]),
    ...(place === undefined ? [] : [`p${place}`]),
  ].join('_')
}

/** undefined: no such link. Untrusted: the entry may not exist. A poster hangs at a counter. */
export function decodeRatingLink(payload: string): Transaction | undefined {
  const [whole, entry, place] = linkPattern.exec(payload) ?? []
  if (whole === undefined) return undefined
  return {
    ...(entry === undefined ? {} : { entry }),
    ...(place === undefined ? {} : { place, way: 'counter' }),
  }
}
