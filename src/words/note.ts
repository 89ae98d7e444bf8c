/** A note that is a sentence follows as one: «35.000 đồng/thẻ. Đây là mức đã giảm một nửa.»; a few words go in brackets, unless some stand there already. */
export function asNote(value: string, note: string): string {
  if (/[.!?]$/.test(note)) return `${value.replace(/\.$/, '')}. ${note}`
  return value.endsWith(')') ? `${value}, ${note}` : `${value} (${note})`
}
