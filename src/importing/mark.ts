import { createHash } from 'node:crypto'

const markLine = /^# Dấu của máy, đừng sửa: [0-9a-f]{16}\n/m

/** The text with a second line that tells whether the rest is as the machine wrote it. */
export function sealed(text: string): string {
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const [first = '', ...rest] = text.split('\n')
  return [first, `# Dấu của máy, đừng sửa: ${mark}`, ...rest].join('\n')
}

/** Was this file changed by hand since the machine wrote it? Without its mark, it was. */
export function isEdited(text: string): boolean {
  const unix = text.replaceAll('\r\n', '\n')
  return sealed(unix.replace(markLine, '')) !== unix
}
