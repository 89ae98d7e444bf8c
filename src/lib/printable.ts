/**
 * What every target can show: without control characters (but line breaks and tabs), halves of surrogate pairs, characters that
 * are none, and marks that turn the direction of writing around. Composed, so that fonts find each letter with its marks.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(
      /[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      '',
    )
    .normalize('NFC')
}

/** On one line. */
export function printableLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}

/** For element content and quoted attributes of HTML and XML. */
export function escapeMarkup(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
