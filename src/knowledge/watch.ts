import { watch } from 'chokidar'
import { faultFields, type Log } from '../lib/log.ts'
import type { Loaded, Read } from './load.ts'
import type { Problem } from './problem.ts'

export type WatchOptions = {
  readonly dir: string
  readonly load: (dir: string) => Promise<Loaded>
  readonly log: Log
  /** The version already in use: the same content again is announced only after it was broken in between. */
  readonly version: string
  readonly onLoaded: (read: Read) => void
  /** The last good knowledge stays in use. */
  readonly onBroken: (problems: readonly Problem[]) => void
  /** Quiet time after an edit before it is read. */
  readonly delayMs?: number
}

export type Watch = {
  /** Resolves when edits are seen and what changed before that has been loaded. */
  readonly ready: Promise<void>
  /** Reads the folder again, as after an edit. */
  look(): Promise<void>
  /** Nothing is called back any more once this resolves. */
  close(): Promise<void>
}

/** One save is several file events; 150 ms gathers them and leaves most of the second within which an edit must live. */
const defaultDelayMs = 150

/** Edits that never pause (a copy of many files) are read all the same, this often. */
const patienceMs = 600

/** Calls back each time the content has changed; the caller swaps what it serves. Loads are one after another. */
export function watchKnowledge(options: WatchOptions): Watch {
  const { dir, log, delayMs = defaultDelayMs } = options
  const reload = createReload(options)
  let timer: NodeJS.Timeout | undefined
  let firstEdit: number | undefined
  const settle = () => {
    firstEdit = undefined
    void reload.run() // Never rejects: a fault of loading is logged there.
  }
  const edited = () => {
    firstEdit ??= performance.now()
    clearTimeout(timer)
    timer = setTimeout(settle, performance.now() - firstEdit > patienceMs ? 0 : delayMs)
  }
  // Hidden files are editors' own; a save by rename shows as the real name appearing again.
  const watcher = watch(dir, {
    ignoreInitial: true,
    ignored: (path) => /[/\\][.#][^/\\]*$|~$/.test(path.slice(dir.length)),
  })
  watcher.on('all', edited)
  watcher.on('error', (error) => log.error(faultFields(error), 'content watch failed'))
  return {
    ready: new Promise<void>((resolve) => watcher.once('ready', resolve)).then(() => reload.run()),
    look: () => reload.run(),
    close: async () => {
      clearTimeout(timer)
      reload.stop()
      await watcher.close()
    },
  }
}

/** At most one load at a time; edits during a load cause one more after it. */
function createReload({ dir, load, log, version, onLoaded, onBroken }: WatchOptions) {
  let current: string | undefined = version
  let running: Promise<void> | undefined
  let isWanted = false
  let isStopped = false
  const once = async () => {
    isWanted = false
    const loaded = await load(dir)
    if (isStopped) return
    if (loaded.kind === 'broken') {
      current = undefined // Undoing the edit is news as well.
      log.warn({ problems: loaded.problems.length }, 'content broken, last good content stays')
      onBroken(loaded.problems)
    } else if (loaded.knowledge.version !== current) {
      onLoaded(loaded)
      current = loaded.knowledge.version // Only now: what could not be taken up is tried again.
      log.info({ version: current }, 'content loaded')
    }
  }
  const drain = async () => {
    while (isWanted && !isStopped)
      await once().catch((error: unknown) => log.error(faultFields(error), 'content load failed'))
    running = undefined
  }
  return {
    run: (): Promise<void> => {
      isWanted = true
      running ??= drain()
      return running
    },
    stop: () => {
      isStopped = true
    },
  }
}
