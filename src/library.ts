import type { Library } from './intents/intent.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import type { Loaded } from './knowledge/load.ts'
import { loadInWorker } from './knowledge/load-in-worker.ts'
import { formatProblem, type Problem } from './knowledge/problem.ts'
import { watchKnowledge } from './knowledge/watch.ts'
import type { Log } from './lib/log.ts'
import { finish, finishInSlices, type Work } from './lib/slices.ts'
import { searchedText } from './search/entry-words.ts'
import { buildSearch, type Search } from './search/search.ts'
import { weights } from './search/weights.ts'

/** Knowledge with the index that answers from it. */
export function createLibrary(knowledge: Knowledge): Library {
  return finish(buildLibrary(knowledge))
}

function* buildLibrary(knowledge: Knowledge): Work<Library> {
  return { knowledge, search: yield* buildSearch(knowledge, weights) }
}

/** Knowledge whose index is being made: doors may open meanwhile. Who must know before it is `ready` waits for all of it. */
function openLibrary(knowledge: Knowledge): { readonly library: Library; readonly ready: Promise<void> } {
  const work = buildSearch(knowledge, weights)
  let built: Search | undefined
  const search = () => {
    built ??= finish(work)
    return built
  }
  const library = { knowledge, search: { find: (question: string) => search().find(question) } }
  return {
    library,
    ready: finishInSlices(work).then((finished) => {
      // A generator that somebody else drove to its end has nothing more to give.
      built ??= finished
    }),
  }
}

export type Shelf = Awaited<ReturnType<typeof openShelf>>

/** The library in force, kept up to date with the content folder `dir`, whose first reading is under way. Throws what to mend when it is broken. */
export async function openShelf(dir: string, loading: Promise<Loaded>, log: Log) {
  const loaded = await loading
  if (loaded.kind === 'broken') throw new Error(brokenContent(dir, loaded.problems))
  const first = openLibrary(loaded.knowledge)
  let { library } = first
  let problems: readonly string[] = []
  const calls: (() => void)[] = []
  let isReady = false
  void first.ready.then(() => {
    isReady = true
  })
  let searched = searchedText(loaded.knowledge)
  /** Of what was loaded last: an index that took longer than the next edit is not wanted any more. */
  let latest = loaded.knowledge.version
  const watch = watchKnowledge({
    dir,
    load: loadInWorker,
    log,
    version: loaded.knowledge.version,
    onLoaded(knowledge) {
      latest = knowledge.version
      const text = searchedText(knowledge)
      const building =
        text === searched
          ? Promise.resolve({ knowledge, search: library.search })
          : finishInSlices(buildLibrary(knowledge))
      void building.then((built) => {
        if (latest !== knowledge.version) return
        library = built
        searched = text
        problems = []
        for (const call of calls) call()
      })
    },
    onBroken(found) {
      problems = firstOf(found)
      for (const problem of problems) log.warn({ problem }, 'content problem')
    },
  })
  return {
    library: () => library,
    /** Resolves when questions can be answered without a wait. */
    ready: first.ready,
    /** Broken content is worth an alarm, not a restart: the last good content answers. */
    health: () => ({
      ok: true,
      /** False in the first seconds: what is asked is kept, and answered when the index is made. */
      answering: isReady,
      content: problems.length === 0 ? 'good' : 'broken, serving the last good content',
      version: library.knowledge.version,
      problems,
    }),
    /** Called each time from now on that other content is in force. */
    whenLoaded(call: () => void): void {
      calls.push(call)
    },
    close: () => watch.close(),
  }
}

/** Enough to begin with; `motcua check` lists all. */
const mostShown = 20

function firstOf(problems: readonly Problem[]): string[] {
  return problems.slice(0, mostShown).map(formatProblem)
}

function brokenContent(dir: string, problems: readonly Problem[]): string {
  return [`content in ${dir} is broken, mend it first (motcua check ${dir}):`, ...firstOf(problems)].join(
    '\n',
  )
}
