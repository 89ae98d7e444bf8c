import { fork } from 'node:child_process'
import type { Job, Measured } from './job.ts'

/** Runs compiled only: Node 20 cannot fork a .ts file. */
const child = new URL('child.js', import.meta.url)

/** Some time more than it may be asked, for the index and for a machine that is busy; then it hangs. */
const graceSeconds = 100

/** Undefined: it failed, which it has said on stderr, or took too long. */
export async function run(job: Job): Promise<Measured | undefined> {
  const worker = fork(child, {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, TMPDIR: job.folder },
  })
  const tooLong = setTimeout(() => worker.kill('SIGTERM'), (graceSeconds + 2 * job.seconds) * 1000)
  try {
    return await new Promise<Measured | undefined>((resolve) => {
      worker.once('message', (message) => resolve(message as Measured))
      worker.once('exit', () => resolve(undefined))
      worker.send(job)
    })
  } finally {
    clearTimeout(tooLong)
  }
}
