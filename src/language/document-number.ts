import { fold } from './fold.ts'

/**
 * What was said of a document's number. `number` without leading zeros (5, 66.18); `type` one of NQ NĐ QĐ CT TT TB KH
 * CV TTLT PL L; `agency` without diacritics, as it follows the hyphen: CP, TTG, BTC, UBND, QH15.
 */
export type DocumentNumber = {
  readonly number: string
  readonly year?: number
  readonly type?: string
  readonly agency?: string
}

/** Every number of a document in the text, in reading order. */
export function readDocumentNumbers(text: string): DocumentNumber[] {
  const short = shorten(text)
  return [...short.matchAll(written)].flatMap((match) => {
    const before = short.slice(Math.max(0, match.index - 12), match.index)
    const after = short.slice(match.index + match[0].length, match.index + match[0].length + 12)
    return toNumber(match.groups ?? {}, before, after) ?? []
  })
}

/**
 * Is the document of this official number («68/NQ-CP») and name what was meant? Whatever both sides tell must agree;
 * the name adds the type and the year when the number has none.
 */
export function matchesNumber(officialNumber: string, name: string, read: DocumentNumber): boolean {
  const [official] = readDocumentNumbers(`văn bản số ${officialNumber}`)
  if (official?.number !== read.number) return false
  const [named] = readDocumentNumbers(name)
  const year = official.year ?? named?.year
  const type = official.type ?? named?.type
  return agree(read.type, type) && agree(read.year, year) && agenciesAgree(read.agency, official.agency)
}

/** The code of a national procedure, «1.001193», also typed 1001193 or 1,001193. Amounts of money are none. */
export function readProcedureCode(text: string): string | undefined {
  for (const match of text.matchAll(/(?<![\d.,/-])([1-9])([.,]?)([01]\d{5})(?!\d|,\d)/g)) {
    const [typed, first, separator, rest = ''] = match
    const isAmount = rest.endsWith('000') || /^\s?[đ₫d]/i.test(text.slice(match.index + typed.length))
    if (separator !== '' || !isAmount) return `${first}.${rest}`
  }
  return undefined
}

/** Capitals are surely a document; small letters stand for other things too (tt: thủ tục, cv: công việc). */
const shortForms: readonly (readonly [words: RegExp, short: string])[] = [
  [/\bthong tu lien tich\b|\bttlt\b/g, 'TTLT'],
  [/\bnghi quyet\b|\bnq(?![a-z])/g, 'NQ'],
  [/\bnghi dinh\b|\bnd(?![a-z])/g, 'ND'],
  [/\bquyet dinh\b|\bqd(?![a-z])/g, 'QD'],
  [/\bchi thi\b|\bct\b/g, 'CT'],
  [/\bthong tu\b/g, 'TT'],
  [/\bthong bao\b/g, 'TB'],
  [/\bke hoach\b/g, 'KH'],
  [/\bcong van\b/g, 'CV'],
  [/\bphap lenh\b/g, 'PL'],
  [/\b(?:bo )?luat\b/g, 'L'],
  [/\bvan ban\b/g, 'VB'],
  [/\bthu tuong(?: chinh phu)?\b|\bttg\b/g, 'TTG'],
  [/\bvan phong chinh phu\b|\bvpcp\b/g, 'VPCP'],
  [/\bchinh phu\b|\bcp\b/g, 'CP'],
  [/\b(?:tinh|thanh) uy\b/g, 'TU'],
  [/\buy ban nhan dan\b|\bubnd\b/g, 'UBND'],
  [/\bhoi dong nhan dan\b|\bhdnd\b/g, 'HDND'],
  [/\bquoc hoi\b/g, 'QH'],
  [/\bbo tai chinh\b|\bbtc\b/g, 'BTC'],
  [/\bbo cong an\b|\bbca\b/g, 'BCA'],
  [/\bbo tu phap\b|\bbtp\b/g, 'BTP'],
  [/\bbo noi vu\b|\bbnv\b/g, 'BNV'],
  [/\bbo xay dung\b|\bbxd\b/g, 'BXD'],
  [/\bso(?![a-z])/g, '#'],
]

/** Folded, known words shortened, and of the punctuation only what a number may hold. */
function shorten(text: string): string {
  const plain = fold(text)
    .replace(/[–—]/g, '-')
    .replace(/[\s:()"“”«»]+/g, ' ')
    .replace(/[^a-z0-9/. -]/g, ',')
  const short = shortForms.reduce((so, [words, form]) => so.replace(words, form), plain)
  return short.replace(/ ?([/-]) ?/g, '$1').replace(/# ?/g, '#')
}

const types = 'TTLT|NQ|ND|QD|CT|TT|TB|KH|CV|PL|VB|L|tt|tb|kh|cv'
const agencies = 'TTG|VPCP|CP|TU|UBND|HDND|QH|BTC|BCA|BTP|BNV|BXD|qh\\d\\d|ubtvqh\\d\\d'
const years = '(?:19|20)\\d\\d'

/** NQ[-CP] #68 [/2020 | nam 2020] [/NQ] [-CP] [nam 2020 | ngay 12/5/2020], in a shortened text. */
const written = new RegExp(
  [
    `(?<![\\w./-])(?:(?<lead>${types})(?:[-/](?<leadAgency>${agencies}))? ?)?(?<so>#)?`,
    '(?<number>\\d{1,4}(?:\\.\\d{1,3})?)(?![\\d.]*\\d)',
    `(?:(?:/| nam )(?<year>${years})(?!\\d))?`,
    `(?:[/-](?<type>${types})(?!\\w)| (?<spokenType>${types})(?!\\w| ?#?\\d))?`,
    `(?:(?:[/-]| (?:cua )?)(?<agency>${agencies})(?!\\w)|[/-](?<otherAgency>[a-z]{2,8})(?!\\w))?`,
    `(?: (?:nam|ngay \\d{1,2}/\\d{1,2}/) ?(?<later>${years}))?`,
  ].join(''),
  'g',
)

type Groups = Readonly<Record<string, string | undefined>>

function toNumber(groups: Groups, before: string, after: string): DocumentNumber | undefined {
  const agency = groups.agency ?? groups.otherAgency ?? groups.leadAgency
  const spokenType = groups.so || agency ? groups.spokenType : undefined
  const type = groups.type ?? spokenType ?? groups.lead
  if (!isDocument(groups, type, agency) || isCount(groups, agency, after)) return undefined
  if (type === 'CT' && /\b(?:mau|khai|don|phieu)[ ,]$/.test(before)) return undefined
  const year = groups.year ?? groups.later
  return {
    number: (groups.number ?? '').replace(/^0+(?=\d)/, ''),
    ...(year && { year: Number(year) }),
    ...(type && type !== 'VB' && { type: canonicalType(type) }),
    ...(agency && { agency: agency.toUpperCase() }),
  }
}

/** Something besides the digits must say that this is a document; a number and a year alone might be a month. */
function isDocument(groups: Groups, type: string | undefined, agency: string | undefined): boolean {
  const number = Number(groups.number)
  const isYear = number >= 1900 && number < 2100
  if (groups.type) return true
  if (agency) return !isYear || groups.so !== undefined || type !== undefined
  if (groups.year) return !isYear && (type !== undefined || number > 12 || !Number.isInteger(number))
  return type !== undefined && type === type.toUpperCase() && !isYear
}

/** «quyết định 15 ngày», «thông báo 2 lần»; but «nghị quyết 68 ngày 12/5» is a number and its date. */
function isCount(groups: Groups, agency: string | undefined, after: string): boolean {
  if (groups.type || groups.year || groups.so || agency) return false
  return /^ ?(?:(?:ngay|thang|nam)(?! ?\d)|gio|nguoi|lan|ban|trieu|nghin|dong|ty)\b/.test(after)
}

function canonicalType(type: string): string {
  const upper = type.toUpperCase()
  return upper === 'ND' ? 'NĐ' : upper === 'QD' ? 'QĐ' : upper
}

function agree(a: string | number | undefined, b: string | number | undefined): boolean {
  return a === undefined || b === undefined || a === b
}

/** «Quốc hội» does not tell which one: QH agrees with QH15. */
function agenciesAgree(read: string | undefined, official: string | undefined): boolean {
  return read === 'QH' ? (official?.startsWith('QH') ?? true) : agree(read, official)
}
