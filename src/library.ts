import type { Library, Stacks } from './intents/intent.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import type { Loaded, Read } from './knowledge/load.ts'
import { loadInWorker } from './knowledge/load-in-worker.ts'
import { formatPublicProblem, type Problem } from './knowledge/problem.ts'
import { watchKnowledge } from './knowledge/watch.ts'
import type { Log } from './lib/log.ts'
import { finish, finishInSlices, type Work } from './lib/slices.ts'
import { searchedText } from './search/entry-words.ts'
import { buildSearch, type Search } from './search/search.ts'
import { weights } from './search/weights.ts'

/** Knowledge with the index that answers from it; what is for staff has an index of its own. */
export function createLibrary(knowledge: Knowledge, staff?: Knowledge): Library {
  return finish(buildLibrary({ knowledge, ...(staff ? { staff } : {}) }))
}

function* buildLibrary({ knowledge, staff }: Read): Work<Library> {
  const stacks = yield* buildStacks(knowledge)
  return staff ? { ...stacks, staff: yield* buildStacks(staff) } : stacks
}

function* buildStacks(knowledge: Knowledge): Work<Stacks> {
  return { knowledge, search: yield* buildSearch(knowledge, weights) }
}

type Opened<Of> = { readonly library: Of; readonly ready: Promise<void> }

/** A library whose indexes are being made: doors may open meanwhile. Who must know before it is `ready` waits for all of it. */
function openLibrary({ knowledge, staff }: Read): Opened<Library> {
  const first = openStacks(knowledge)
  if (!staff) return first
  const second = openStacks(staff)
  return {
    library: { ...first.library, staff: second.library },
    ready: Promise.all([first.ready, second.ready]).then(() => {}),
  }
}

function openStacks(knowledge: Knowledge): Opened<Stacks> {
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
  const first = openLibrary(loaded)
  let { library } = first
  let problems: readonly string[] = []
  const calls: (() => void)[] = []
  let isReady = false
  void first.ready.then(() => {
    isReady = true
  })
  let searched = searchedTexts(loaded)
  /** Of what was loaded last: an index that took longer than the next edit is not wanted any more. */
  let latest = loaded.knowledge.version
  const watch = watchKnowledge({
    dir,
    load: loadInWorker,
    log,
    version: loaded.knowledge.version,
    onLoaded(read) {
      const { knowledge } = read
      latest = knowledge.version
      const text = searchedTexts(read)
      const building =
        text === searched ? Promise.resolve(withIndexesOf(library, read)) : finishInSlices(buildLibrary(read))
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
    /** Looks whether the folder has changed, for folders whose edits nobody is told of. */
    reload: () => watch.look(),
    close: () => watch.close(),
  }
}

/** All that both indexes are made of. */
function searchedTexts({ knowledge, staff }: Read): string {
  return JSON.stringify([searchedText(knowledge), staff ? searchedText(staff) : null])
}

/** Other facts, found alike. */
function withIndexesOf(library: Library, { knowledge, staff }: Read): Library {
  return {
    knowledge,
    search: library.search,
    ...(staff && library.staff ? { staff: { knowledge: staff, search: library.staff.search } } : {}),
  }
}

/** Enough to begin with; `motcua check` lists all. */
const mostShown = 20

function firstOf(problems: readonly Problem[]): string[] {
  return [...new Set(problems.map(formatPublicProblem))].slice(0, mostShown)
}

function brokenContent(dir: string, problems: readonly Problem[]): string {
  return [`content in ${dir} is broken, mend it first (motcua check ${dir}):`, ...firstOf(problems)].join(
    '\n',
  )
}
