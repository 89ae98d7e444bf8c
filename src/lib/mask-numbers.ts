/** Identity, phone, card and account numbers, with or without separators, become what they were. */
export function maskNumbers(text: string): string {
  return text.replace(numbers, (found, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>
    if (groups.kept) return found
    return groups.paper ? '[số định danh]' : maskRun(found)
  })
}

const unit = String.raw`\s?(?:đồng(?!\s+ý)|dong(?!\s+y)|vnđ|vnd|đ|₫|triệu|trieu|tr|tỷ|tỉ|nghìn|ngàn)(?!\p{L})`
/** What looks like personal numbers but is not. */
const kept = [
  // 1800 1096, 19009068, 1900.571.247
  String.raw`(?<!\d)1[89]00[ .-]?(?:\d{4}|\d{6}|\d{2}[ .-]\d{2}|\d{3}[ .-]\d{3})(?![ .-]?\d)`,
  // 1.001193, 1.001193.000.00.00.H42
  String.raw`(?<![\d.])\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}(?:\.[A-Z]\d{2})?)?(?!\d)`,
  // 18/7/2026, 18.07.2026, 2026-07-18
  String.raw`(?<![\d.-])\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?![.-]?\d)`,
  String.raw`(?<![\d.-])(?:19|20)\d\d-\d\d-\d\d(?![.-]?\d)`,
  // 500.000.000; 123.456.789 đồng; 500000000 đồng
  String.raw`(?<![\d.,])[1-9]\d{0,2}(?:[.,]\d{3}){0,4}[.,](?:000(?![.,]?\d)|\d{3}(?=${unit}))`,
  String.raw`(?<![\d.,])[1-9]\d{0,11}000(?=${unit})`,
].join('|')
/** Passport C1234567; health insurance card GD4010101234567. */
const paper = String.raw`(?<![\p{L}\d])(?:[A-Z]\d{7,8}|[A-Z]{2}\d{13})(?![\p{L}\d])`
const run = String.raw`[+(]{0,2}\d(?:[ .()-]{0,2}\d)*`
const numbers = new RegExp(`(?<kept>${kept})|(?<paper>${paper})|${run}`, 'giu')

/** Longest card number (ISO 7812). */
const longest = 19

type Part = { readonly before: string; readonly digits: string }

/** A run may hold several numbers, «001099012345 0912345678», and each may be typed in groups. */
function maskRun(typed: string): string {
  if (typed.replace(/\D/g, '').length < 8) return typed
  const parts = [...typed.matchAll(/(\D*)(\d+)/g)].map(([, before = '', digits = '']) => ({ before, digits }))
  let result = ''
  for (let at = 0; at < parts.length; ) {
    const { label, length } = readNumber(parts, at)
    const { before = '', digits = '' } = parts[at] ?? {}
    result += label === undefined ? before + digits : before.replace(/[+(]/g, '') + label
    at += length
  }
  return result
}

type Read = { readonly label: string | undefined; readonly length: number }

/** The longest number that begins with this part. */
function readNumber(parts: readonly Part[], at: number): Read {
  let digits = ''
  let read: Read = { label: undefined, length: 1 }
  for (let length = 1; at + length <= parts.length; length += 1) {
    digits += parts[at + length - 1]?.digits ?? ''
    if (digits.length > longest && length > 1) break
    const label = digits.length < 8 ? undefined : labelOf(digits, parts, at, length)
    if (label !== undefined) read = { label, length }
  }
  return read
}

function labelOf(digits: string, parts: readonly Part[], at: number, length: number): string | undefined {
  const first = parts[at]
  if (isPhone(digits, first?.before.includes('+') ?? false)) return '[điện thoại]'
  if (digits.length === 12 && digits.startsWith('0')) return '[số định danh]'
  if (length === 1 && digits.length >= 9) return digits.length < 13 ? '[số định danh]' : '[số tài khoản]'
  if (digits.length === 9 && first?.digits.length === 3) {
    return parts.slice(at, at + length).every((part) => part.digits.length === 3)
      ? '[số định danh]'
      : undefined
  }
  return digits.length >= 13 && isCard(digits, parts.slice(at, at + length)) ? '[số tài khoản]' : undefined
}

/** Mobile 03, 05, 07, 08, 09 + 8 digits (11 digits until 2018), fixed 02 + 9; or any number with its country. */
function isPhone(digits: string, hasPlus: boolean): boolean {
  if (hasPlus) return digits.length <= 15
  return /^(?:0|84|0084)(?:[35789]\d{8}|2\d{9}|1\d{9})$/.test(digits)
}

function isCard(digits: string, parts: readonly Part[]): boolean {
  return parts.every((part) => part.digits.length >= 4) && isLuhn(digits)
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((so, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return so + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
