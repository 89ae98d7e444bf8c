import { idOfCode } from '../knowledge/catalog-table.ts'
import type { CatalogProcedure } from '../knowledge/schema.ts'
import { findWord, wordCount } from '../knowledge/texts.ts'
import type { CatalogRow } from './catalog-table.ts'
import { cut, isAllCaps, sentenceCase } from './prose.ts'
import { provinceIn } from './provinces.ts'
import type { Shelf } from './shelf.ts'

export type Stub = Omit<CatalogProcedure, 'aliases' | 'phrases'> & { readonly code: string }

export const rowDoubtKinds = [
  'duplicate-code',
  'unknown-province',
  'former-province',
  'missing-agency',
  'missing-url',
  'abolished',
  'all-caps',
  'cut-name',
] as const
export type RowDoubt = {
  readonly row: number
  readonly kind: (typeof rowDoubtKinds)[number]
  readonly vi: string
}

/** Why a row became no stub. */
export const leftOutKinds = ['written', 'internal', 'other-province', 'duplicate-code'] as const

export type Stubs = {
  readonly stubs: readonly Stub[]
  readonly used: readonly CatalogRow[]
  readonly doubts: readonly RowDoubt[]
  readonly leftOut: readonly { readonly row: number; readonly kind: (typeof leftOutKinds)[number] }[]
}

/** Stubs in the order of their codes, of what content does not have. `province`: only national rows and its own. */
export function stubsOf(rows: readonly CatalogRow[], shelf: Shelf, province: string | undefined): Stubs {
  const found: { readonly stub: Stub; readonly row: CatalogRow }[] = []
  const doubts: RowDoubt[] = []
  const leftOut: Stubs['leftOut'][number][] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const place = placeOf(row, shelf)
    const first = seen.get(row.code)
    if (first !== undefined) doubts.push(duplicate(row, first))
    const kind = first === undefined ? reasonToLeaveOut(row, shelf, place.code, province) : 'duplicate-code'
    if (first === undefined) seen.set(row.code, row.row)
    if (kind !== undefined) {
      leftOut.push({ row: row.row, kind })
      continue
    }
    const made = stubOf(row, place.code, shelf)
    found.push({ stub: made.stub, row })
    doubts.push(...[...place.doubts, ...made.doubts].map((doubt) => ({ row: row.row, ...doubt })))
  }
  const sorted = found.toSorted((a, b) => (a.stub.code < b.stub.code ? -1 : 1))
  return { stubs: sorted.map(({ stub }) => stub), used: sorted.map(({ row }) => row), doubts, leftOut }
}

/** Internal procedures are steps between offices: no citizen can ask for one. */
function reasonToLeaveOut(
  row: CatalogRow,
  shelf: Shelf,
  place: string | undefined,
  wanted: string | undefined,
): Stubs['leftOut'][number]['kind'] | undefined {
  if (row.scope === 'internal') return 'internal'
  if (shelf.codes.has(row.code) || shelf.ids.has(idOfCode(row.code))) return 'written'
  if (wanted !== undefined && row.scope === 'one_province' && place !== wanted) return 'other-province'
  return undefined
}

type Doubt = Omit<RowDoubt, 'row'>
type Place = { readonly code?: string; readonly doubts: readonly Doubt[] }

/** The province of a row that holds in one only, by who published it, else by who does it. */
function placeOf(row: CatalogRow, { units }: Shelf): Place {
  if (row.scope !== 'one_province') return { doubts: [] }
  const found = provinceIn([row.issuer, row.agencies.join('; '), row.name], units)
  if (!found) {
    const vi = `${row.code} chỉ có ở một tỉnh nhưng không rõ tỉnh nào (${row.issuer || 'không ghi cơ quan'})`
    return { doubts: [{ kind: 'unknown-province', vi }] }
  }
  if (found.former === undefined) return { code: found.code, doubts: [] }
  const vi = `${row.code} ghi ${found.former}, nay thuộc ${found.current}: xem còn áp dụng không`
  return { code: found.code, doubts: [{ kind: 'former-province', vi }] }
}

function stubOf(row: CatalogRow, province: string | undefined, shelf: Shelf) {
  const doubts: Doubt[] = []
  const add = (kind: Doubt['kind'], vi: string) => doubts.push({ kind, vi: `${row.code} ${vi}` })
  const [name, rest] = cut(isAllCaps(row.name) ? sentenceCase(row.name) : row.name)
  if (isAllCaps(row.name)) add('all-caps', 'có tên viết hoa cả câu, máy đã đổi: viết hoa lại tên riêng')
  if (rest !== '') add('cut-name', `có tên dài ${row.name.length} chữ, máy đã cắt bớt`)
  const living = row.agencies.filter((each) => findWord(each, shelf.abolished) === undefined)
  if (living.length < row.agencies.length) add('abolished', 'ghi cơ quan cấp huyện hoặc tỉnh cũ, máy đã bỏ')
  const agency = shortList(living) ?? (row.issuer === '' ? null : row.issuer)
  if (agency === null) add('missing-agency', 'không ghi cơ quan nào')
  const url = /^https:\/\/[^\s"<>]+$/.test(row.url) && URL.canParse(row.url) ? row.url : null
  if (url === null) add('missing-url', 'không có địa chỉ https trên Cổng')
  const stub: Stub = {
    id: idOfCode(row.code),
    code: row.code,
    name,
    agency,
    url,
    ...(row.field === '' ? {} : { field: cut(row.field)[0] }),
    ...(province === undefined ? {} : { province }),
  }
  return { stub, doubts }
}

/** One sentence of the bot, as the lint of content wants it. */
const mostWords = 20

/** As many of the agencies as one can read; some rows list 24 branches of one office. */
function shortList(agencies: readonly string[]): string | undefined {
  const shown: string[] = []
  for (const agency of agencies) {
    if (shown.length > 0 && wordCount([...shown, agency].join(' ')) > mostWords) break
    shown.push(agency)
  }
  if (shown.length === 0) return undefined
  const more = agencies.length - shown.length
  return cut(`${shown.join('; ')}${more > 0 ? ` và ${more} nơi khác` : ''}`, 300)[0]
}

function duplicate({ row, code }: CatalogRow, first: number): RowDoubt {
  return { row, kind: 'duplicate-code', vi: `${code} đã có ở dòng ${first}: đã giữ dòng trên, bỏ dòng này` }
}
