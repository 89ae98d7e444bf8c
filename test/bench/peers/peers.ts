import type { Peer } from './peer.ts'

/** Loaded one by one: a process measures only what it uses, and one that does not run here keeps no other from it. */
const loaders = {
  minisearch: async () => (await import('./minisearch.ts')).miniSearch,
  flexsearch: async () => (await import('./flexsearch.ts')).flexSearch,
  orama: async () => (await import('./orama.ts')).orama,
  lunr: async () => (await import('./lunr.ts')).lunrJs,
  elasticlunr: async () => (await import('./elasticlunr.ts')).elasticLunr,
  fts5: async () => (await import('./fts5.ts')).fts5,
  postgres: async () => (await import('./postgres.ts')).postgres,
  lancedb: async () => (await import('./lancedb.ts')).lanceDb,
} satisfies Record<string, () => Promise<Peer>>

export type PeerName = keyof typeof loaders

export const peerNames = Object.keys(loaders) as PeerName[]

export function loadPeer(name: PeerName): Promise<Peer> {
  return loaders[name]()
}
