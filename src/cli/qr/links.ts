/** Where people reach us; undefined: that channel is not set up, or its address is not known yet. */
export type Addresses = {
  /** Without «@». */
  readonly telegram: string | undefined
  /** Number of the Official Account. */
  readonly zaloOa: string | undefined
  readonly web: string | undefined
}

export const posterChannels = ['telegram', 'zalo-oa', 'web'] as const
export type PosterChannel = (typeof posterChannels)[number]

/** `opensEntry`: only Telegram takes along what the poster is about. */
export type Link = { readonly channel: PosterChannel; readonly link: string; readonly opensEntry: boolean }

/** Telegram takes 1–64 of these after `start=` (core.telegram.org/bots/features#deep-linking). */
const startPattern = /^[A-Za-z0-9_-]{1,64}$/

/** What the web chat opens with (channels/web/chat.ts). */
function pageOf(web: string, payload: string, isRating: boolean): string {
  const page = new URL(web)
  if (isRating) page.searchParams.set('mo', payload)
  return page.href
}

/** The links to an entry, or to the rating of a service, in the order in which a poster prefers them. */
export function linksTo(
  entry: string,
  { telegram, zaloOa, web }: Addresses,
  isRating = false,
): readonly Link[] {
  const start = startPattern.test(entry) ? `?start=${entry}` : ''
  return [
    ...(telegram === undefined
      ? []
      : [
          {
            channel: 'telegram',
            link: `https://t.me/${telegram}${start}`,
            opensEntry: start !== '',
          } as const,
        ]),
    ...(zaloOa === undefined
      ? []
      : [{ channel: 'zalo-oa', link: `https://zalo.me/${zaloOa}`, opensEntry: false } as const]),
    ...(web === undefined
      ? []
      : [{ channel: 'web', link: pageOf(web, entry, isRating), opensEntry: isRating } as const]),
  ]
}
