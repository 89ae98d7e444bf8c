import { writeFileSync } from 'node:fs'
import { encodeRatingLink } from '../conversation/satisfaction.ts'
import { type Entry, entryName, findEntry, type Knowledge } from '../knowledge/knowledge.ts'
import { nearestOf } from '../knowledge/nearest.ts'
import { formatDay, today } from '../lib/day.ts'
import { faultFields } from '../lib/log.ts'
import type { Search } from '../search/search.ts'
import type { Words } from '../words/words.ts'
import type { Io } from './io.ts'
import { type Addresses, type Link, linksTo, posterChannels } from './qr/links.ts'
import { makePoster, type Poster } from './qr/poster.ts'

/** `rate`: the poster asks to rate the service, at the counter of the commune unit `place` (five digits). */
export type QrOptions = {
  readonly channel?: string
  readonly out: string
  readonly rate?: boolean
  readonly place?: string
}

export type QrDeps = {
  readonly knowledge: Knowledge
  readonly search: Pick<Search, 'find'>
  readonly addresses: Addresses
  readonly words: Words
  /** Epoch milliseconds. */
  readonly now: number
}

/** Makes a poster whose code opens a chat. Exit code 0 when written, 1 when it could not be, 2 when asked for wrongly. */
export function makeQr(id: string | undefined, options: QrOptions, deps: QrDeps, io: Io): number {
  if (options.rate) return makeRatingQr(id, options, deps, io)
  if (id === undefined) return refuse(io, ['Say which entry the poster is about, or --rate'])
  const entry = findEntry(deps.knowledge, id)
  if (!entry || !mayBeShown(entry))
    return refuse(io, [`«${id}» is nothing to print a poster of`, ...nearby(id, deps)])
  const links = linksTo(id, deps.addresses)
  const { channel } = options
  const link = channel === undefined ? links[0] : links.find((each) => each.channel === channel)
  if (!link) return refuse(io, noLink(channel))
  const { office } = deps.knowledge
  const poster = makePoster({
    link: link.link,
    opensEntry: link.opensEntry,
    office: office.name,
    title: entryName(entry),
    day: formatDay(today(deps.now, office.timeZone)),
    words: deps.words,
  })
  return write(poster, options.out, link, io)
}

/** «Quét để đánh giá»: of one procedure, or of whatever was done there. */
function makeRatingQr(id: string | undefined, options: QrOptions, deps: QrDeps, io: Io): number {
  const { knowledge, words, addresses, now } = deps
  const { channel, place, out } = options
  const entry = id === undefined ? undefined : knowledge.procedures.get(id)
  if (id !== undefined && !entry)
    return refuse(io, [`«${id}» is no procedure to be rated`, ...nearby(id, deps)])
  if (place !== undefined && !/^\d{5}$/.test(place))
    return refuse(io, ['--place is the five digits of a commune unit'])
  const of = { ...(entry ? { entry: entry.id } : {}), ...(place === undefined ? {} : { place }) }
  const links = linksTo(encodeRatingLink(of), addresses, true)
  const link = channel === undefined ? links[0] : links.find((each) => each.channel === channel)
  if (!link) return refuse(io, noLink(channel))
  const { rating } = words.satisfaction
  const line = place === undefined ? rating.button : `${rating.typed} ${place}`
  const poster = makePoster({
    link: link.link,
    opensEntry: link.opensEntry,
    office: knowledge.office.name,
    title: entry ? entry.name : rating.button,
    day: formatDay(today(now, knowledge.office.timeZone)),
    words: {
      ...words,
      chat: {
        ...words.chat,
        scan: rating.scan,
        scanHow: rating.scanHow,
        scanThenAsk: () => rating.scanThenWrite(line),
      },
    },
  })
  return write(poster, out, link, io)
}

/** A poster is for everybody; what is meant for staff is not even loaded. A single duty of a directive has no link. */
function mayBeShown(entry: Entry): boolean {
  return entry.kind === 'directive' ? entry.directive.audience === 'public' : entry.kind !== 'duty'
}

const mostNearby = 5

/** Ids a slip away, and what the words may mean. */
function nearby(typed: string, { knowledge, search }: QrDeps): string[] {
  const ids = [
    ...knowledge.procedures.keys(),
    ...knowledge.guides.keys(),
    ...knowledge.feedbackChannels.keys(),
  ]
  const slip = nearestOf(typed, ids)
  const meant = search.find(typed.replaceAll('-', ' ')).hits.map((hit) => hit.entry)
  const found = [...new Set([...(slip === undefined ? [] : [slip]), ...meant])]
    .flatMap((id) => findEntry(knowledge, id) ?? [])
    .filter(mayBeShown)
    .slice(0, mostNearby)
  return found.map((entry) => `  ${entry.id.padEnd(32)} ${entryName(entry)}`)
}

function noLink(channel: string | undefined): string[] {
  if (channel === undefined) {
    return [
      'No channel has an address that a poster could open.',
      'Set TELEGRAM_TOKEN (and let the bot start once), ZALO_OA_ID or PUBLIC_URL.',
    ]
  }
  return posterChannels.some((each) => each === channel)
    ? [`The address of ${channel} is not known: see .env.example; for Telegram let the bot start once.`]
    : [`--channel ${channel} is not known: say ${posterChannels.join(', ')}`]
}

function refuse(io: Io, lines: readonly string[]): number {
  io.err(lines.join('\n'))
  return 2
}

function write(poster: Poster, out: string, { channel, link }: Link, io: Io): number {
  const [, base = out, ending] = /^(.*)\.(png|svg)$/i.exec(out) ?? []
  const kinds = (['svg', 'png'] as const).filter(
    (kind) => ending === undefined || ending.toLowerCase() === kind,
  )
  try {
    for (const kind of kinds) {
      const path = ending === undefined ? `${base}.${kind}` : out
      writeFileSync(path, poster[kind])
      io.out(`${path} opens ${link} (${channel})`)
    }
    return 0
  } catch (error) {
    io.err(`the poster could not be written to ${out} (${faultFields(error).code ?? 'unknown'})`)
    return 1
  }
}
