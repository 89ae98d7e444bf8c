/** Whole đồng; undefined when the cell is 0, empty or words. */
export function amountOf(cell: string): number | undefined {
  const digits = /^(\d[\d.,]*)(?!.*USD)/.exec(cell.trim())?.[1]?.replace(/[.,](?=\d{3}(?!\d))/g, '')
  const amount = Number(digits)
  return Number.isInteger(amount) && amount > 0 ? amount : undefined
}

export function amountsIn(sentence: string): number[] {
  const found = sentence.matchAll(/(\d{1,3}(?:[.,]\d{3})+|\d{4,})\s*(?:đồng|đ\b|VNĐ|Việt Nam Đồng)/giu)
  return [...found].map(([, digits = '']) => Number(digits.replace(/[.,]/g, '')))
}

export function isLeftToProvince(sentence: string): boolean {
  return /hội đồng nhân dân|HĐND/i.test(sentence)
}

/** So the portal prints a cell of 0; it is no statement of a law. */
export function isZeroLabel(sentence: string): boolean {
  return /^miễn phí(?: đồng)?\.?$/i.test(sentence)
}

const free =
  'miễn (?:lệ )?phí|miễn thu|miễn nộp|không thu(?: (?:lệ )?phí)?|không phải (?:nộp|trả) (?:lệ )?phí'
const saysFree = new RegExp(`(?:${free})(?!\\p{L})`, 'iu')
const saysOnlyFree = new RegExp(`^(?:${free})\\.?$`, 'iu')

/** «Không được miễn phí» and «không thuộc» are something else. */
export function isFree(sentence: string): boolean {
  return (
    saysFree.test(sentence) && !/không (?:được |thuộc (?:diện |trường hợp )?(?:được )?)?miễn/iu.test(sentence)
  )
}

/** Free for everybody: it names no case. */
export function isFreeForAll(sentence: string): boolean {
  return saysOnlyFree.test(sentence)
}
