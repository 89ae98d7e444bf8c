/** What an engine is given: the text as it is written, or our folded words and pairs in place of it. */
export const feeds = ['raw text', 'our words'] as const
export type Feed = (typeof feeds)[number]

/** `boost`: how much a match in the field counts. */
export type Field = { readonly name: string; readonly boost: number }

export type Doc = { readonly id: string; readonly texts: Readonly<Record<string, string>> }

/** What is to be found. Our words stand with a space between them; a pair is one word, joined by `_`. */
export type Corpus = {
  readonly feed: Feed
  readonly fields: readonly Field[]
  readonly docs: readonly Doc[]
}

/** A search engine that might have been used instead of ours. */
export type Peer = {
  readonly version: string
  readonly feeds: readonly Feed[]
  /** How it is set for raw text; chosen by its documentation and, where that leaves a choice, on test/questions/fit. */
  readonly setting: string
  /** It works in another process: only time on the wall and the bytes it stores can be measured. */
  readonly elsewhere?: true
  /** Brings up what it runs in; nobody waits for that when the index is built. */
  start?(): Promise<void>
  open(corpus: Corpus): Promise<Opened>
}

export type Opened = {
  /** Ids, best first. `query` is a question as typed, or our words of it. */
  search(query: string, limit: number): readonly string[] | Promise<readonly string[]>
  close?(): Promise<void>
  /** Of an engine elsewhere: bytes of table and index. */
  readonly stored?: number
}
