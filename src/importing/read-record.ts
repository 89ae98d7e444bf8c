import type { z } from 'zod'
import type { Saying } from '../knowledge/problem.ts'
import { Crawl, fromCrawl } from './crawl.ts'
import { fromGovEase, GovEase } from './govease.ts'
import { fromOpenGov, OpenGov } from './opengov.ts'
import type { PortalRecord } from './record.ts'

export type ReadRecord =
  | { readonly kind: 'record'; readonly record: PortalRecord }
  | { readonly kind: 'unreadable'; readonly saying: Saying }

/** The record in a file, whichever of the three shapes it has. Never throws. */
export function readRecord(text: string): ReadRecord {
  if (text.trim() === '') return unreadable(empty)
  const json = parseJson(text)
  if (json === undefined) return unreadable(notJson)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return unreadable(notOne)
  if ('ma_thu_tuc' in json) return read(Crawl.safeParse(json), fromCrawl)
  if ('schema_version' in json && 'source' in json) return read(GovEase.safeParse(json), fromGovEase)
  if ('checklist_raw' in json || 'steps_raw' in json) return read(OpenGov.safeParse(json), fromOpenGov)
  return unreadable(strange)
}

function read<Page>(parsed: z.ZodSafeParseResult<Page>, make: (page: Page) => PortalRecord): ReadRecord {
  if (!parsed.success) return unreadable(wrongShape(parsed.error.issues[0]?.path ?? []))
  const record = make(parsed.data)
  if (!/^\d\.\d{6}$/.test(record.code)) return unreadable(badCode(record.code))
  if (record.name === '') return unreadable(noName)
  return { kind: 'record', record }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

function unreadable(saying: Saying): ReadRecord {
  return { kind: 'unreadable', saying }
}

const empty = { vi: 'Tệp trống: tải lại bản ghi', en: 'The file is empty: fetch the record again' }
const notJson = {
  vi: 'Tệp không phải JSON đúng, có thể bị cắt ngang khi tải: tải lại bản ghi',
  en: 'The file is not sound JSON, perhaps it was cut off: fetch the record again',
}
const notOne = {
  vi: 'Tệp phải chứa đúng một bản ghi thủ tục {…}, không phải một danh sách hay một giá trị',
  en: 'The file must hold one record {…}, not a list or a single value',
}
const strange = {
  vi: 'Không nhận ra dạng bản ghi: máy chỉ đọc ba dạng opengov, govease và crawl',
  en: 'This is none of the three known shapes of records: opengov, govease, crawl',
}
const noName = { vi: 'Bản ghi không có tên thủ tục', en: 'The record has no name' }

function wrongShape(path: readonly PropertyKey[]) {
  const at = path.map(String).join('.')
  return {
    vi: `Trường «${at}» thiếu hoặc sai kiểu: tải lại bản ghi, hoặc sửa trường này`,
    en: `«${at}» is missing or of the wrong type: fetch the record again or correct it`,
  }
}

function badCode(code: string) {
  const shown = code.slice(0, 40)
  return {
    vi: `Mã thủ tục «${shown}» sai dạng (đúng: 1.001193)`,
    en: `«${shown}» is no code of a procedure such as 1.001193`,
  }
}
