import type { Memory } from '../desk/memory.ts'
import type { Library } from '../intents/intent.ts'
import { entryFiles, type FileOf } from '../knowledge/entry-files.ts'
import { dayMs, startOf, today } from '../lib/day.ts'
import { findGaps, type Gaps } from '../reports/gaps.ts'
import { missedIn } from '../reports/wordings.ts'
import { gapLines } from './gap-lines.ts'
import type { Io } from './io.ts'

export type GapsOptions = {
  /** So many days back, or a day as 2026-11-01. */
  readonly since: string
  readonly limit: string
  readonly all: boolean
  readonly json: boolean
}

export type GapsSetting = {
  readonly library: Library
  readonly memory: Pick<Memory, 'events'>
  readonly contentDir: string
  /** Epoch milliseconds. */
  readonly now: number
}

/** Shows what people asked in vain and what an editor can do about it. Exit code 0, with gaps or without. */
export async function showGaps(options: GapsOptions, setting: GapsSetting, io: Io): Promise<number> {
  const { library, memory, now } = setting
  const { timeZone } = library.knowledge.office
  const since = readSince(options.since, now, timeZone)
  const limit = /^[1-9]\d{0,4}$/.test(options.limit) ? Number(options.limit) : undefined
  if (since === undefined || limit === undefined) {
    io.err(since === undefined ? wrongSince(options.since) : wrongLimit(options.limit))
    return 2
  }
  const missed = await missedIn(memory.events(startOf(since, timeZone), now + 1))
  const found = await findGaps(missed, library, { limit, all: options.all })
  const files = await entryFiles(setting.contentDir)
  if (options.json) io.out(JSON.stringify({ since, ...found, gaps: withFiles(found, files) }, null, 2))
  else io.out(gapLines(found, { since, files }).join('\n'))
  return 0
}

/** The first day that counts; undefined: it says neither days nor a day that has been. */
function readSince(given: string, now: number, timeZone: string): string | undefined {
  if (/^[1-9]\d{0,3}$/.test(given)) return today(now - Number(given) * dayMs, timeZone)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(Date.parse(given))) return undefined
  return given <= today(now, timeZone) ? given : undefined
}

function wrongSince(given: string): string {
  return `--since ${given} is no time that has passed: give days such as 30, or a day such as 2026-11-01`
}

function wrongLimit(given: string): string {
  return `--limit ${given} is no number of gaps: give a whole number from 1`
}

function withFiles({ gaps }: Gaps, fileOf: FileOf) {
  return gaps.map(({ suggestion, ...gap }) => {
    const file = suggestion.kind === 'add-phrase' ? fileOf(suggestion.entry) : undefined
    return { ...gap, suggestion: file === undefined ? suggestion : { ...suggestion, file } }
  })
}
