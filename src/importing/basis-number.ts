const agencies = [
  ...['CP', 'TTg', 'UBTVQH', 'BTC', 'BCA', 'BTP', 'BNV', 'BXD', 'BYT', 'BCT', 'BQP', 'BNG', 'BKHĐT', 'BKHCN'],
  ...['BGDĐT', 'BTNMT', 'BNNMT', 'BNNPTNT', 'BLĐTBXH', 'BVHTTDL', 'BTTTT', 'BGTVT', 'BDTTG', 'NHNN', 'VPCP'],
  ...['TTCP', 'BHXH', 'UBND', 'HĐND', 'TANDTC', 'VKSNDTC', 'UBDT', 'TU', 'TW'],
].sort((a, b) => b.length - a.length)

const kinds = 'NĐ|NQ|QĐ|TTLT|TT|CT|TB|VBHN|PL'

/** 26/2023/QH15, 68/NQ-CP, 66.7/2025/NQ-CP, 08/2025/TT-BTP, 24/2021/QĐ-TTg, 182/2025/NQ-HĐND. */
const number = new RegExp(
  `(?<!\\d)\\d{1,8}(?:\\.\\d{1,2})?/(?:(?:19|20)\\d\\d/(?:(?:NQ-)?(?:UBTV)?QH\\d{2}|(?:${kinds})(?:-(?:${agencies.join('|')}))*)|(?:${kinds})(?:-(?:${agencies.join('|')}))+)`,
  'g',
)

export type FoundNumber = { readonly number: string; readonly index: number }

/** Every official number of a document in the text, also where words or the year of its title run into it. */
export function officialNumbers(text: string): FoundNumber[] {
  return [...text.matchAll(number)].map((match) => {
    const year = /^(?:19|20)\d\d(?=\d+\D)/.exec(match[0])?.[0] ?? ''
    return { number: match[0].slice(year.length), index: match.index + year.length }
  })
}

/** The number by which documents are compared, or the text itself when it holds none. */
export function numberOf(text: string): string {
  return (officialNumbers(text)[0]?.number ?? text.trim())
    .replace(/^0+(?=\d)/, '')
    .replace('/NQ-QH', '/QH')
    .toUpperCase()
}

/** A title begins with the number of its own document; further on it names those that it changes. */
const ownNumberWithin = 30

/** The number of a cited document. Its cell may be broken («Luật số 58», «118/2025/NĐ-C»): then its title may tell. */
export function citedNumber({ number, title }: { readonly number: string; readonly title: string }): string {
  const inTitle = officialNumbers(title).find(({ index }) => index < ownNumberWithin)?.number
  return numberOf(officialNumbers(number)[0]?.number ?? inTitle ?? (number || title))
}
