import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export type StaffAsset = { readonly type: string; readonly body: Buffer }
export type StaffAssets = { readonly byName: ReadonlyMap<string, StaffAsset>; readonly css: string }

/** `src/staff` and `dist/staff` lie equally deep in the package. */
const root = new URL('../../', import.meta.url)
const fonts = ['latin-400', 'latin-600', 'vietnamese-400', 'vietnamese-600']

/** Where the files of the pages are served; names are looked up in a table, so no path can be asked for. */
export const assetsPath = '/can-bo/tep'

export function loadStaffAssets(): StaffAssets {
  const { resolve } = createRequire(import.meta.url)
  const css = readFileSync(new URL('src/staff/assets/staff.css', root))
  const version = createHash('sha256').update(css).digest('hex').slice(0, 12)
  const byName = new Map<string, StaffAsset>([
    ['staff.css', { type: 'text/css; charset=utf-8', body: css }],
    ...fonts.map((font): [string, StaffAsset] => [
      `${font}.woff2`,
      {
        type: 'font/woff2',
        body: readFileSync(resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${font}-normal.woff2`)),
      },
    ]),
  ])
  return { byName, css: `${assetsPath}/staff.css?v=${version}` }
}
