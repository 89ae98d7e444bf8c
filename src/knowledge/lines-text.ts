/** The lines of a block of text, one spelling of each letter; empty lines are left out. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
