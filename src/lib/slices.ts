/** Long work that can pause wherever it yields. */
export type Work<T> = Generator<void, T, void>

/** All of it at once. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Nobody notices a pause of so many milliseconds. */
const sliceMs = 10

/** Slice by slice, so that whoever else is served meanwhile hardly waits. */
export async function finishInSlices<T>(work: Work<T>): Promise<T> {
  for (;;) {
    const began = performance.now()
    while (performance.now() - began < sliceMs) {
      const step = work.next()
      if (step.done) return step.value
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
}
