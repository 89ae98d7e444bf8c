import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The font of our pages: rules for a style sheet that stands beside the files, and the files by their names. */
export type WebFonts = { readonly css: Buffer; readonly files: ReadonlyMap<string, Buffer> }

const names = ['latin-400', 'latin-600', 'vietnamese-400', 'vietnamese-600']

/** `src/lib` and `dist/lib` lie equally deep in the package. */
const css = new URL('../../src/lib/web-fonts.css', import.meta.url)

export function readWebFonts(): WebFonts {
  const { resolve } = createRequire(import.meta.url)
  const read = (name: string) =>
    readFileSync(resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${name}-normal.woff2`))
  return { css: readFileSync(css), files: new Map(names.map((name) => [`${name}.woff2`, read(name)])) }
}
