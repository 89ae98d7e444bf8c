import { parentPort, workerData } from 'node:worker_threads'
import { loadKnowledge } from './load.ts'

/** The thread behind loadInWorker: loads once, hands the result over and ends. */
parentPort?.postMessage(await loadKnowledge(String(workerData)))
