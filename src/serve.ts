import { newsFrom } from './broadcasting.ts'
import type { Channel } from './channels/channel.ts'
import { createWeb } from './channels/web/web.ts'
import { addWebhooks } from './channels/webhooks.ts'
import type { Config } from './config.ts'
import type { ChannelName } from './conversation/message.ts'
import { createAlarm } from './desk/alerts.ts'
import { type Bucket, shareBucket } from './desk/bucket.ts'
import type { Sender } from './desk/desk.ts'
import type { Memory } from './desk/memory.ts'
import { openDesk } from './desk/open.ts'
import { poll } from './desk/poll.ts'
import { createDoors, doorNames, type House } from './doors.ts'
import { addDutyFeed } from './duty-feed.ts'
import { addGauges } from './gauges.ts'
import { apology } from './intents/outside-talk.ts'
import { respond } from './intents/respond.ts'
import { newKey } from './key.ts'
import type { Loaded } from './knowledge/load.ts'
import { loadInWorker } from './knowledge/load-in-worker.ts'
import { createLog, faultFields, type Log } from './lib/log.ts'
import { createMeters } from './lib/meters.ts'
import { openShelf, type Shelf } from './library.ts'
import { staffOptions } from './open-staff.ts'
import { healthOf, webOptions } from './open-web.ts'
import { addQuality } from './quality.ts'
import { openSchedules, whileLeading } from './schedules.ts'
import { addStaff } from './staff/staff.ts'
import { openStore } from './store/open.ts'
import { openReports } from './store/reports-in-worker.ts'
import { mannerOf } from './telling.ts'

export type Service = {
  readonly url: string
  /** Closes the doors first, the store last. */
  close(): Promise<void>
}

/** Opens the house: store, knowledge, desk, doors. When it cannot, it closes what was opened and throws one line. */
export async function serve(
  config: Config,
  loading: Promise<Loaded> = loadInWorker(config.contentDir),
): Promise<Service> {
  const opened: Close[] = []
  const close = async () => {
    for (const each of opened.splice(0).reverse()) await each()
  }
  try {
    return { url: await openHouse(config, loading, opened), close }
  } catch (error) {
    await close()
    throw error
  }
}

type Close = () => Promise<void>

/** Returns the address; `opened` gets the way to close each part, in the order they were opened. */
async function openHouse(config: Config, loading: Promise<Loaded>, opened: Close[]): Promise<string> {
  const log = createLog(config.logLevel)
  const shelf = await openShelf(config.contentDir, loading, log)
  opened.push(shelf.close)
  const memory = await openStore(config.store, {
    serving: true,
    broken: (error) => {
      log.error(faultFields(error), 'the disk does not keep what is written, stopping')
      process.exit(1)
    },
  })
  opened.push(memory.close)
  opened.push(shareContent(shelf, memory, log))
  const reports = openReports(config.store, () => shelf.library().knowledge.office.timeZone)
  // Closed in reverse: a long count stops, and then the looking for it.
  opened.push(poll(whileLeading(memory, reports.tally), tallyMs, log).stop, reports.close)
  const meters = createMeters()
  const alarm = createAlarm({ memory, chats: config.alertChats, log, now: Date.now })
  const doors: Channel[] = []
  const desk = await openDesk({
    memory,
    senders: doorNames(config).map((name) => forwardTo(name, doors, memory.replicas.count)),
    respond: (message, conversation, known) =>
      respond(shelf.library(), message, conversation, mannerOf(message, doors, config), known),
    sayNews: newsFrom(shelf.library, Date.now),
    apology,
    newKey,
    ready: shelf.ready,
    log,
    meters,
    alarm,
    now: Date.now,
  })
  opened.push(desk.close)
  const house: House = { desk, memory, shelf, log, meters, alarm }
  const chats = await createDoors(config, house)
  const web = createWeb(webOptions(config, house, chats))
  addWebhooks(
    web.app,
    chats.flatMap(({ webhook }) => webhook ?? []),
  )
  addStaff(
    web.app,
    await staffOptions(config, house, {
      figures: reports,
      doors: () => healthOf(chats),
      outlets: () => doors,
    }),
  )
  if (config.publicQuality)
    addQuality(web.app, { figures: reports, library: shelf.library, log, now: Date.now })
  addDutyFeed(web.app, { memory, library: shelf.library, now: Date.now })
  addGauges(meters, memory, chats, () => shelf.library().knowledge, Date.now)
  doors.push(web, ...chats)
  // Closed last: what platforms still post while the other doors close is stored.
  opened.push(web.stop)
  await web.start()
  for (const door of chats) {
    opened.push(door.stop)
    await door.start()
  }
  opened.push(openSchedules(config, house, doors, reports))
  log.info({ port: web.port(), version: shelf.library().knowledge.version }, 'serving')
  return `http://${hostInUrl(config.host)}:${web.port()}/`
}

/** Figures count what came since themselves: how often it is done beforehand only decides how much that is. */
const tallyMs = 60_000

/** Folders on a network tell only the machine where somebody edits. */
const contentMs = 600_000

/** Whichever process sees an edit first tells the others; one that was told nothing looks now and then. */
function shareContent({ whenLoaded, reload }: Shelf, { replicas }: Memory, log: Log): Close {
  whenLoaded(() => replicas.tell({ kind: 'content' }))
  replicas.hear(({ kind }) => {
    if (kind !== 'answered') void reload()
  })
  return poll(async () => (replicas.count() > 1 ? reload() : undefined), contentMs, log).stop
}

/** The desk is open before its doors are. What is to be sent waits for them, or it would lose its place. */
function forwardTo(channel: ChannelName, doors: readonly Channel[], replicas: () => number): Sender {
  const door = () => doors.find((each) => each.channel === channel)
  const shared = (bucket: Bucket | undefined) => bucket && shareBucket(bucket, replicas)
  return {
    channel,
    get bucket() {
      const open = door()
      return open ? shared(open.bucket) : closed
    },
    get bulkBucket() {
      return shared(door()?.bulkBucket)
    },
    send: async (outgoing) =>
      (await door()?.send(outgoing)) ?? { kind: 'later', retryAt: 0, reason: 'door not open yet' },
  }
}

const closed: Bucket = { free: () => 0, take() {}, nextAt: () => 0, pause() {}, fed() {} }

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
