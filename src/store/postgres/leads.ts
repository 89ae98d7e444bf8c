import type { Leading } from '../../desk/replicas.ts'

/** What is to be done while we lead. */
export type Leads = {
  term(): number | undefined
  /** undefined: we do not. */
  begin(term: number | undefined): void
  end(): void
  /** Returns how to take it away again. */
  add(work: Leading): () => Promise<void>
  close(): Promise<void>
}

type Work = { readonly run: Leading; stopping: AbortController | undefined; running: Promise<unknown> }

export function createLeads(): Leads {
  const works = new Set<Work>()
  let term: number | undefined

  function start(work: Work): void {
    const stopping = new AbortController()
    work.stopping = stopping
    // What is still ending from the last time ends first.
    work.running = work.running.then(() => (stopping.signal.aborted ? undefined : work.run(stopping.signal)))
  }

  async function remove(work: Work): Promise<void> {
    works.delete(work)
    work.stopping?.abort()
    await work.running
  }

  function end(): void {
    term = undefined
    for (const work of works) work.stopping?.abort()
  }

  return {
    term: () => term,
    begin(begun) {
      if (begun === undefined) return
      term = begun
      for (const work of works) start(work)
    },
    end,
    add(run) {
      const work: Work = { run, stopping: undefined, running: Promise.resolve() }
      works.add(work)
      if (term !== undefined) start(work)
      return () => remove(work)
    },
    async close() {
      end()
      await Promise.all([...works].map(remove))
    },
  }
}
