import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/build.ts', 'test/helpers/postgres-setup.ts'],
    // Much of the time is waiting, for a browser or a timer: one more than the cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    // No module of ours keeps what a test did, so files need no process each: a third of a second for every one.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
