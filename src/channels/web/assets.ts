import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { readWebFonts } from '../../lib/web-fonts.ts'

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

const scripts = ['chat.js', 'comforts.js', 'dom.js', 'listen.js', 'post.js', 'talk.js']

/** Reads everything once. Throws when the browser's scripts were not built (`npm run build`). */
export function loadAssets(): Assets {
  const fonts = readWebFonts()
  const byName = new Map<string, Asset>([
    ['chat.css', textAsset('text/css', Buffer.concat([fonts.css, read('src/channels/web/assets/chat.css')]))],
    ['icon.svg', textAsset('image/svg+xml', read('src/channels/web/assets/icon.svg'))],
    ...scripts.map((name) => [name, loadScript(name)] as const),
    ...[...fonts.files].map(([name, body]) => [name, { type: 'font/woff2', body }] as const),
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
  return textAsset('text/javascript', read(`dist/channels/web/client/${name}`))
}

function read(path: string): Buffer {
  return readFileSync(new URL(path, root))
}

function textAsset(type: string, body: Buffer): Asset {
  return { type: `${type}; charset=utf-8`, body, packed: gzipSync(body) }
}

function hashOf(assets: readonly Asset[]): string {
  const hash = createHash('sha256')
  for (const asset of assets) hash.update(asset.body)
  return hash.digest('hex').slice(0, 12)
}
