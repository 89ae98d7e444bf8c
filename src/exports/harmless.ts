/** What a spreadsheet takes for the start of a formula, full-width and look-alike forms included. */
const starters = '=+\\-@＝＋－＠﹦﹢﹣﹫−'

/** Spaces and invisible characters that some programs drop before they look. */
const skipped = '[\\s\\u00ad\\u200b-\\u200d\\u2060\\ufeff"\']*'

const atStart = new RegExp(`^(?:[\\t\\r\\n]|${skipped}[${starters}])`, 'u')
const afterBreak = new RegExp(`([;|\\n\\t]${skipped})(?=[${starters}])`, 'gu')

/**
 * The text as a spreadsheet will show and never compute it: what might start a formula is led by an apostrophe. Inside, too, after what
 * might end a cell: where «;» separates cells, as in parts of Windows, quotes around a text with a comma do not hold it together.
 */
export function harmless(text: string): string {
  const inside = text.replace(afterBreak, "$1'")
  return atStart.test(inside) ? `'${inside}` : inside
}
