import type { YAMLError } from 'yaml'
import type { Saying } from './problem.ts'

/**
 * What the YAML library found in this line, for someone who has never heard of YAML. Its own messages are English
 * and technical.
 */
export function yamlErrorSaying(
  { code, message }: Pick<YAMLError, 'code' | 'message'>,
  line: string,
): Saying {
  if (message.startsWith('Nested mappings') || message.includes('compact mapping')) return colonInText
  if (/Missing closing ["']quote/.test(message)) return openQuote
  if (message.includes('Implicit map keys need') || message.includes('Implicit keys need')) return noColon
  if (message.includes('Sequence item without')) return noDash
  if (/Missing , |expected.*[\]}]|flow (?:sequence|map)|Flow/i.test(message)) return openBracket
  if (message.startsWith('Comments must be')) return hash
  if (message.startsWith('A block sequence')) return indentation
  if (sayings[code] === stray && /(?:^\s*|- |: )[*&]/.test(line)) return aliasSaying
  return sayings[code]
}

export const aliasSaying: Saying = {
  vi: 'Dấu & hoặc * ở đầu giá trị có nghĩa đặc biệt (bí danh), không được dùng: đặt cả câu trong dấu ngoặc kép, hoặc chép lại nội dung',
  en: 'A value beginning with & or * is an anchor or alias, which is refused: put the text in quotes, or write the content again',
}

export const tooDeep: Saying = {
  vi: 'Quá nhiều cấp lồng nhau: bỏ bớt dấu [ { - ở đầu dòng, hoặc đặt cả câu trong dấu ngoặc kép',
  en: 'Nested too deeply: remove the extra [ { - signs, or put the text in quotes',
}

export const unreadableYaml: Saying = {
  vi: 'Không hiểu được tệp này: so với một tệp đúng cùng loại, hoặc viết lại từ tệp mẫu',
  en: 'The file cannot be understood: compare it with a good file of the same kind, or begin again from one',
}

export const secondDocument: Saying = {
  vi: 'Dòng --- mở ra một tài liệu thứ hai: mỗi tệp chỉ có một mục, hãy bỏ dòng --- hoặc tách thành hai tệp',
  en: 'The line --- begins a second document: a file holds one entry, remove --- or make two files',
}

export function duplicateKey(key: string, line: number): Saying {
  return {
    vi: `Khóa «${key}» đã có ở dòng ${line}: gộp hai phần lại hoặc bỏ một`,
    en: `The key «${key}» is already on line ${line}: join the two or delete one`,
  }
}

const colonInText: Saying = {
  vi: 'Trong câu có dấu hai chấm và dấu cách («: ») nên bị hiểu thành khóa: đặt cả câu trong dấu ngoặc kép "…"; nếu không phải vậy, sửa thụt lề của dòng ngay dưới',
  en: 'The text has a colon and a space («: »), read as a key: put the whole text in quotes "…"; if not, correct the indentation of the next line',
}
const openQuote: Saying = {
  vi: 'Thiếu dấu ngoặc kép đóng: thêm dấu ngoặc ở cuối câu',
  en: 'A quote is not closed: add the closing quote at the end of the text',
}
const noColon: Saying = {
  vi: 'Dòng này không phải «khóa: giá trị»: thêm dấu hai chấm và dấu cách sau tên khóa, hoặc thụt lề cho thẳng với dòng trên nếu là phần tiếp của câu',
  en: 'This line is not «key: value»: add a colon and a space after the key, or indent it if it continues the line above',
}
const noDash: Saying = {
  vi: 'Trong danh sách, mỗi dòng phải bắt đầu bằng «- »: thêm gạch đầu dòng hoặc sửa thụt lề',
  en: 'Each line of a list begins with «- »: add the dash or fix the indentation',
}
const openBracket: Saying = {
  vi: 'Dấu ngoặc [ ] hoặc { } chưa đủ đôi, hoặc thiếu dấu phẩy: sửa cho đủ, hoặc đặt cả câu trong dấu ngoặc kép',
  en: 'A bracket [ ] or { } is not closed, or a comma is missing: complete it, or put the text in quotes',
}
const hash: Saying = {
  vi: 'Trước dấu # phải có dấu cách nếu là chú thích: thêm dấu cách, hoặc đặt cả câu trong dấu ngoặc kép',
  en: 'A comment needs a space before #: add it, or put the text in quotes',
}
const indentation: Saying = {
  vi: 'Thụt lề không đều: các dòng cùng cấp phải bắt đầu ở cùng một cột (mỗi cấp 2 dấu cách)',
  en: 'Uneven indentation: lines of one level begin in the same column (2 spaces a level)',
}
const sign: Saying = {
  vi: 'Giá trị không được bắt đầu bằng ký tự này: đặt cả câu trong dấu ngoặc kép "…"',
  en: 'A value cannot begin with this character: put the whole text in quotes "…"',
}
const tag: Saying = {
  vi: 'Dấu ! ở đầu giá trị có nghĩa đặc biệt, không được dùng: đặt cả câu trong dấu ngoặc kép "…"',
  en: 'A value beginning with ! is a tag, which is refused: put the whole text in quotes "…"',
}
const stray: Saying = {
  vi: 'Có ký tự thừa hoặc sai chỗ ở đây: xem lại dấu ngoặc, gạch đầu dòng, thụt lề; câu có ký tự lạ thì đặt trong dấu ngoặc kép',
  en: 'Something is out of place here: check quotes, dashes and indentation; put text with odd characters in quotes',
}
const keyLine: Saying = {
  vi: 'Tên khóa phải là một từ ngắn, nằm gọn trên một dòng: sửa lại tên khóa',
  en: 'A key is a short word on one line: write the key again',
}

const sayings: Readonly<Record<YAMLError['code'], Saying>> = {
  ALIAS_PROPS: aliasSaying,
  BAD_ALIAS: aliasSaying,
  MULTIPLE_ANCHORS: aliasSaying,
  BAD_PROP_ORDER: sign,
  BAD_SCALAR_START: sign,
  BAD_DIRECTIVE: sign,
  MULTIPLE_TAGS: tag,
  TAG_RESOLVE_FAILED: tag,
  BAD_COLLECTION_TYPE: tag,
  BAD_INDENT: indentation,
  TAB_AS_INDENT: {
    vi: 'Dòng này thụt lề bằng phím Tab: thay bằng dấu cách (mỗi cấp 2 dấu cách)',
    en: 'This line is indented with a tab: use spaces (2 a level)',
  },
  BAD_DQ_ESCAPE: {
    vi: "Trong ngoặc kép, dấu \\ có nghĩa đặc biệt: viết \\\\ hoặc dùng ngoặc đơn '…'",
    en: "Inside double quotes \\ is special: write \\\\ or use single quotes '…'",
  },
  BLOCK_AS_IMPLICIT_KEY: colonInText,
  BLOCK_IN_FLOW: openBracket,
  MISSING_CHAR: stray,
  UNEXPECTED_TOKEN: stray,
  IMPOSSIBLE: stray,
  DUPLICATE_KEY: keyLine,
  KEY_OVER_1024_CHARS: keyLine,
  MULTILINE_IMPLICIT_KEY: noColon,
  NON_STRING_KEY: keyLine,
  MULTIPLE_DOCS: secondDocument,
  RESOURCE_EXHAUSTION: tooDeep,
}
