import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'

/** A file a browser may load, held in memory: names are looked up in a table, so no path can be asked for. */
export type Asset = { readonly type: string; readonly body: Buffer; readonly packed?: Buffer }

/** Where the page finds its style sheet, its icon and its scripts, the first of which loads the others. */
export type Addresses = { readonly css: string; readonly icon: string; readonly scripts: readonly string[] }

export type Assets = {
  /** Hash of all of them: it stands in their addresses, so a browser may keep them for ever. */
  readonly version: string
  readonly byName: ReadonlyMap<string, Asset>
  readonly embed: Asset
  readonly addresses: Addresses
}

/** `src/channels/web` and `dist/channels/web` lie equally deep in the package. */
const root = new URL('../../../', import.meta.url)
const resolve = createRequire(import.meta.url).resolve

const scripts = ['chat.js', 'comforts.js', 'dom.js', 'listen.js', 'post.js', 'talk.js']
const fonts = ['latin-400', 'latin-600', 'vietnamese-400', 'vietnamese-600']

/** Reads everything once. Throws when the browser's scripts were not built (`npm run build`). */
export function loadAssets(): Assets {
  const byName = new Map<string, Asset>([
    ['chat.css', textAsset('text/css', 'src/channels/web/assets/chat.css')],
    ['icon.svg', textAsset('image/svg+xml', 'src/channels/web/assets/icon.svg')],
    ...scripts.map((name) => [name, loadScript(name)] as const),
    ...fonts.map((font) => [`${font}.woff2`, loadFont(font)] as const),
  ])
  const version = hashOf([...byName.values()])
  const address = (name: string) => `/assets/${version}/${name}`
  return {
    version,
    byName,
    embed: loadScript('embed.js'),
    addresses: { css: address('chat.css'), icon: address('icon.svg'), scripts: scripts.map(address) },
  }
}

function loadScript(name: string): Asset {
  return textAsset('text/javascript', `dist/channels/web/client/${name}`)
}

function textAsset(type: string, path: string): Asset {
  const body = readFileSync(new URL(path, root))
  return { type: `${type}; charset=utf-8`, body, packed: gzipSync(body) }
}

function loadFont(font: string): Asset {
  const file = resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${font}-normal.woff2`)
  return { type: 'font/woff2', body: readFileSync(file) }
}

function hashOf(assets: readonly Asset[]): string {
  const hash = createHash('sha256')
  for (const asset of assets) hash.update(asset.body)
  return hash.digest('hex').slice(0, 12)
}
