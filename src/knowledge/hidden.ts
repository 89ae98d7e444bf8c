import type { Problem } from './problem.ts'

/** Invisible or damaged letters that come along when text is copied from PDF, Word or chat. One problem a line. */
export function hiddenCharacters(path: string, text: string): Problem[] {
  if (!hidden.test(text)) return []
  return text.split('\n').flatMap((line, index) => {
    const found = hidden.exec(line)
    if (!found) return []
    const code = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    return [
      {
        file: path,
        line: index + 1,
        column: found.index + 1,
        vi: `Có ký tự ẩn hoặc chữ bị hỏng (${code}), thường do chép từ PDF hay Word: xóa đoạn này và gõ lại`,
        en: `There is an invisible or damaged character (${code}), often from copying PDF or Word: delete and type it again`,
      },
    ]
  })
}

/** Controls, soft hyphen, zero-width, direction overrides, replacement character; and no-break spaces that indent a line. */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]|^[ ]*\u00a0/m
