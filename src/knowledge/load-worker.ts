import { parentPort } from 'node:worker_threads'
import type { FileMemory } from './content.ts'
import { loadKnowledge } from './load.ts'

/** The thread behind loadInWorker: for each folder it is sent, one load and one message back. */
const memory: FileMemory = new Map()
parentPort?.on('message', async (dir: string) => parentPort?.postMessage(await loadKnowledge(dir, memory)))
