import type { z } from 'zod'
import type { JsonSchema } from './json-schema.ts'
import { suggestion } from './nearest.ts'
import type { Saying } from './problem.ts'

/** What stands in the file where something else was expected. A literal is a number or true/false. */
export type Written =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'literal'; readonly source: string }
  | { readonly kind: 'list'; readonly length: number }
  | { readonly kind: 'map'; readonly key: string }

export function unknownKey(key: string, near: Saying, known: readonly string[]): Saying {
  return {
    vi: `Không có khóa «${short(key)}» ở đây${near.vi}: sửa lại hoặc bỏ dòng này. Các khóa dùng được: ${known.join(', ')}`,
    en: `There is no key «${short(key)}» here${near.en}: correct or delete it. Keys that may be used: ${known.join(', ')}`,
  }
}

export function missing(key: string, schema: JsonSchema | undefined): Saying {
  const wanted = expected(schema)
  const hint = schema?.description === undefined ? '' : ` (${schema.description})`
  return {
    vi: `Thiếu khóa «${key}»${hint}: thêm dòng «${key}: …», giá trị là ${wanted.vi}`,
    en: `The key «${key}» is missing: add a line «${key}: …» with ${wanted.en}`,
  }
}

export function oddNumber(source: string): Saying {
  const digits = source.replace(/[^\d]/g, '')
  return {
    vi: `«${short(source)}» bị hiểu thành số khác: viết các chữ số liền nhau, không có dấu chấm hay số 0 ở đầu, như ${digits || '8000'}; nếu là mã hay số điện thoại thì đặt trong dấu ngoặc kép`,
    en: `«${short(source)}» is read as another number: write digits only, without dots or leading zeros, such as ${digits || '8000'}; put codes and phone numbers in quotes`,
  }
}

export function wrongValue(
  key: string,
  issue: z.core.$ZodIssue,
  found: Written,
  schema: JsonSchema | undefined,
): Saying {
  if (issue.code === 'too_small') return tooSmall(key, issue)
  if (issue.code === 'too_big') return tooBig(key, issue, found)
  if (issue.code === 'invalid_format') return wrongFormat(key, issue, found)
  if (issue.code === 'invalid_key') return wrongKey(key, issue)
  return wrongType(key, found, schema)
}

function wrongType(key: string, found: Written, schema: JsonSchema | undefined): Saying {
  const wanted = expected(schema)
  const wantsText = accepts(schema, 'string')
  if (found.kind === 'empty' || found.kind === 'nothing')
    return {
      vi: `«${key}» để trống: viết ${wanted.vi}, hoặc bỏ dòng này nếu không bắt buộc`,
      en: `«${key}» is empty: write ${wanted.en}, or delete the line if it is not required`,
    }
  if (found.kind === 'literal' && wantsText && !schema?.anyOf?.some((each) => each.type === 'integer'))
    return mustBeQuoted(key, found.source)
  if (found.kind === 'map' && wantsText)
    return {
      vi: `Câu bắt đầu bằng «${short(found.key)}:» bị hiểu thành khóa: đặt cả câu trong dấu ngoặc kép "…"`,
      en: `The text beginning with «${short(found.key)}:» is read as a key: put the whole text in quotes "…"`,
    }
  if (found.kind === 'text' && schema?.type === 'array')
    return {
      vi: `«${key}» phải là danh sách: xuống dòng và viết «- » trước mỗi ý`,
      en: `«${key}» must be a list: begin a new line with «- » for each item`,
    }
  return notThis(key, found, wanted, schema)
}

function notThis(key: string, found: Written, wanted: Saying, schema: JsonSchema | undefined): Saying {
  const text = found.kind === 'text' ? found.text : found.kind === 'literal' ? found.source : undefined
  const near = suggestion(text ?? '', choices(schema))
  const shown = text === undefined ? '' : ` «${short(text)}»`
  const zero = text === '0' ? ' Số 0 không dùng được: miễn phí viết free, chưa rõ viết unknown.' : ''
  const zeroEn = text === '0' ? ' 0 cannot be used: write free or unknown.' : ''
  return {
    vi: `Giá trị${shown} của «${key}» không dùng được${near.vi}: viết ${wanted.vi}.${zero}`,
    en: `The value${shown} of «${key}» cannot be used${near.en}: write ${wanted.en}.${zeroEn}`,
  }
}

function mustBeQuoted(key: string, source: string): Saying {
  return {
    vi: `«${key}» phải là chữ, nhưng ${short(source)} không có ngoặc nên bị hiểu thành số hoặc true/false (số 0 ở đầu, ở cuối sẽ mất): đặt trong dấu ngoặc kép: "${short(source)}"`,
    en: `«${key}» must be text, but ${short(source)} without quotes is read as a number or true/false (zeros get lost): put it in quotes: "${short(source)}"`,
  }
}

function tooSmall(key: string, issue: z.core.$ZodIssueTooSmall): Saying {
  if (issue.origin === 'string')
    return {
      vi: `«${key}» để trống: viết nội dung hoặc bỏ dòng này`,
      en: `«${key}» is empty: write something or delete the line`,
    }
  if (issue.origin === 'array')
    return {
      vi: `«${key}» cần ít nhất ${issue.minimum} dòng: thêm cho đủ`,
      en: `«${key}» needs at least ${issue.minimum} items: add them`,
    }
  return {
    vi: `«${key}» phải từ ${issue.minimum} trở lên: nếu là phí mà nguồn ghi rõ miễn phí thì viết free, chưa rõ thì viết unknown`,
    en: `«${key}» must be ${issue.minimum} or more: for a fee write free when the source says so, unknown when it does not`,
  }
}

function tooBig(key: string, issue: z.core.$ZodIssueTooBig, found: Written): Saying {
  if (issue.origin === 'string') {
    const length = found.kind === 'text' ? found.text.length : 0
    return {
      vi: `«${key}» dài ${length} ký tự, tối đa ${issue.maximum}: viết ngắn lại hoặc tách thành nhiều dòng`,
      en: `«${key}» has ${length} characters, at most ${issue.maximum}: shorten or split it`,
    }
  }
  return {
    vi: `«${key}» có quá nhiều, tối đa ${issue.maximum}: bớt đi`,
    en: `«${key}» has too many, at most ${issue.maximum}: remove some`,
  }
}

function wrongKey(key: string, { issues }: z.core.$ZodIssueInvalidKey): Saying {
  const [issue] = issues
  const [vi, en] = issue?.code === 'invalid_format' ? formOf(issue) : formats.other
  return {
    vi: `Khóa «${short(key)}» không đúng dạng: cần ${vi}`,
    en: `The key «${short(key)}» is not valid: needs ${en}`,
  }
}

function formOf(issue: z.core.$ZodIssueInvalidStringFormat): readonly [string, string] {
  return formats[issue.format === 'regex' ? issue.message : issue.format] ?? formats.other
}

function wrongFormat(key: string, issue: z.core.$ZodIssueInvalidStringFormat, found: Written): Saying {
  const text = found.kind === 'text' ? found.text : ''
  const [vi, en] = formOf(issue)
  const day = issue.format === 'date' ? isoDay(text) : undefined
  return {
    vi: `«${short(text)}» không đúng dạng của «${key}»: cần ${vi}${day ? `; hãy viết ${day}` : ''}`,
    en: `«${short(text)}» is not a valid «${key}»: needs ${en}${day ? `; write ${day}` : ''}`,
  }
}

/** Named by the schema's own messages and by Zod's formats. */
const formats = {
  id: [
    'chữ thường không dấu, số và gạch nối, như khai-sinh',
    'lower-case ASCII, digits and hyphens, such as khai-sinh',
  ],
  phone: ['chữ số, dấu cách, dấu chấm hoặc +, như "1022"', 'digits, spaces, dots or +, such as "1022"'],
  'province-code': [
    'mã tỉnh hai chữ số trong ngoặc kép, như "37"',
    'a province code of two digits in quotes, such as "37"',
  ],
  'commune-code': [
    'mã xã, phường năm chữ số trong ngoặc kép, như "14524"',
    'a commune code of five digits in quotes, such as "14524"',
  ],
  code: ['mã thủ tục dạng "1.001193"', 'a procedure code such as "1.001193"'],
  'duty-id': [
    'một số, có thể kèm một chữ, như "3" hoặc "3a"',
    'a number with perhaps a letter, such as "3" or "3a"',
  ],
  date: [
    'ngày có thật, dạng năm-tháng-ngày như 2026-07-18',
    'a real date as year-month-day, such as 2026-07-18',
  ],
  url: ['địa chỉ đầy đủ bắt đầu bằng https://', 'a full address beginning with https://'],
  other: ['đúng dạng đã hướng dẫn', 'the documented form'],
} as const satisfies Readonly<Record<string, readonly [string, string]>> as Readonly<
  Record<string, readonly [string, string]>
> & { readonly other: readonly [string, string] }

/** 18/7/2026 → 2026-07-18. */
function isoDay(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
}

function expected(schema: JsonSchema | undefined): Saying {
  if (!schema) return { vi: 'giá trị đúng', en: 'a proper value' }
  if (schema.anyOf) return joined(schema.anyOf.map(expected))
  if (schema.enum) {
    const list = schema.enum.join(', ')
    return { vi: `một trong: ${list}`, en: `one of: ${list}` }
  }
  if (schema.type === 'array')
    return { vi: 'danh sách, mỗi dòng bắt đầu bằng «- »', en: 'a list, each line beginning with «- »' }
  if (schema.type === 'integer')
    return { vi: 'số nguyên viết liền như 8000', en: 'a whole number such as 8000' }
  if (schema.type === 'boolean') return { vi: 'true hoặc false', en: 'true or false' }
  if (schema.type === 'null') return { vi: 'null (chưa có thông tin)', en: 'null (not known)' }
  if (schema.type === 'object') {
    const keys = Object.keys(schema.properties ?? {}).join(', ')
    return { vi: `nhóm các khóa thụt vào trong: ${keys}`, en: `keys indented below: ${keys}` }
  }
  if (schema.format === 'date') return { vi: 'ngày dạng 2026-07-18', en: 'a date such as 2026-07-18' }
  if (schema.format === 'uri') return { vi: 'địa chỉ https://…', en: 'an address https://…' }
  return { vi: 'chữ', en: 'text' }
}

function joined(sayings: readonly Saying[]): Saying {
  return {
    vi: sayings.map((each) => each.vi).join(', hoặc '),
    en: sayings.map((each) => each.en).join(', or '),
  }
}

function choices(schema: JsonSchema | undefined): string[] {
  return [schema, ...(schema?.anyOf ?? [])].flatMap((each) => each?.enum ?? []).map(String)
}

function accepts(schema: JsonSchema | undefined, type: string): boolean {
  return schema?.type === type || (schema?.anyOf ?? []).some((each) => each.type === type)
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
