import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readWebFonts } from '../lib/web-fonts.ts'

export type StaffAsset = { readonly type: string; readonly body: Buffer }
export type StaffAssets = { readonly byName: ReadonlyMap<string, StaffAsset>; readonly css: string }

/** `src/staff` and `dist/staff` lie equally deep in the package. */
const root = new URL('../../', import.meta.url)

/** Where the files of the pages are served; names are looked up in a table, so no path can be asked for. */
export const assetsPath = '/can-bo/tep'

export function loadStaffAssets(): StaffAssets {
  const fonts = readWebFonts()
  const css = Buffer.concat([fonts.css, readFileSync(new URL('src/staff/assets/staff.css', root))])
  const version = createHash('sha256').update(css).digest('hex').slice(0, 12)
  const byName = new Map<string, StaffAsset>([
    ['staff.css', { type: 'text/css; charset=utf-8', body: css }],
    ...[...fonts.files].map(([name, body]): [string, StaffAsset] => [name, { type: 'font/woff2', body }]),
  ])
  return { byName, css: `${assetsPath}/staff.css?v=${version}` }
}
