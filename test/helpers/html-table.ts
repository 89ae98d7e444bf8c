/** Rows of the table with this caption as a browser would show them, without its headings; [] when there is none. */
export function rowsOf(html: string, caption: string): string[][] {
  const [, table = ''] =
    new RegExp(`<caption>${caption}</caption>(.*?)</table>`, 's').exec(html.replaceAll('&amp;', '&')) ?? []
  return [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
    .map(([, row = '']) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell))
    .filter((row) => row.length > 0)
}
