import { Worker } from 'node:worker_threads'
import type { Loaded } from './load.ts'
import { fileProblem, type Saying } from './problem.ts'

/** All content of one office loads in about a second on a slow machine; ten is a file made to be slow. */
const loadLimitMs = 10_000

/** 20 MB of YAML at worst, some 10 times that as nodes; a thread that wants more is stopped, the process lives. */
const memoryMb = 512

/** The thread of the last load, kept because it is warm and remembers every file that has not changed since. */
let idle: Worker | undefined

/**
 * As loadKnowledge, in a thread of its own: talk goes on meanwhile, and a load that takes too long is stopped and
 * becomes a problem. Runs compiled only: Node 20 cannot start a .ts worker.
 */
export function loadInWorker(dir: string, limitMs: number = loadLimitMs): Promise<Loaded> {
  const worker = idle ?? startWorker()
  idle = undefined
  worker.ref()
  return new Promise((resolve) => {
    const settle = (loaded: Loaded) => {
      clearTimeout(timer)
      worker.off('message', finish).off('error', fail).off('exit', end)
      resolve(loaded)
    }
    const finish = (loaded: Loaded) => {
      settle(loaded)
      keep(worker)
    }
    const giveUp = (saying: Saying) => {
      settle(broken(saying))
      void worker.terminate() // Nothing is left to wait for.
    }
    const fail = (error: unknown) => giveUp(isOutOfMemory(error) ? tooLarge : failed)
    const end = () => giveUp(failed)
    const timer = setTimeout(() => giveUp(tooSlow(limitMs)), limitMs)
    worker.on('message', finish).on('error', fail).on('exit', end)
    worker.postMessage(dir)
  })
}

function startWorker(): Worker {
  // Not rewritten by the compiler, as an import would be: this names the compiled file.
  const worker = new Worker(new URL('./load-worker.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  worker.on('error', () => {}) // Between loads nobody waits for it; 'exit' follows.
  worker.on('exit', () => {
    if (idle === worker) idle = undefined
  })
  return worker
}

/** One thread waits for the next load without keeping the process alive. */
function keep(worker: Worker): void {
  if (idle)
    void worker.terminate() // Nothing is left to wait for.
  else idle = worker
  worker.unref()
}

function broken(saying: Saying): Loaded {
  return { kind: 'broken', problems: [fileProblem('.', saying)] }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooSlow(limitMs: number): Saying {
  return {
    vi: `Đọc nội dung mất quá lâu (hơn ${limitMs / 1000} giây) nên đã dừng: bỏ tệp lớn hoặc bất thường vừa thêm`,
    en: `Reading the content took too long (over ${limitMs / 1000} s) and was stopped: remove the large or odd file added last`,
  }
}

const tooLarge: Saying = {
  vi: 'Nội dung cần quá nhiều bộ nhớ: bỏ tệp lớn hoặc bất thường vừa thêm',
  en: 'The content needs too much memory: remove the large or odd file added last',
}
const failed: Saying = {
  vi: 'Việc đọc nội dung bị ngắt giữa chừng: thử lưu lại tệp; nếu vẫn lỗi, chạy «motcua check»',
  en: 'Reading the content was interrupted: save the file again; if it stays so, run «motcua check»',
}
