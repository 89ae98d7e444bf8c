import { describe, expect, it } from 'vitest'
import { finish, finishInSlices, type Work } from '../../src/lib/slices.ts'

function* counting(to: number, onStep = () => {}): Work<number> {
  for (let at = 0; at < to; at++) {
    onStep()
    yield
  }
  return to
}

describe('long work', () => {
  it('comes to the same end at once and in slices', async () => {
    expect(finish(counting(1_000))).toBe(1_000)
    expect(await finishInSlices(counting(1_000))).toBe(1_000)
    expect(await finishInSlices(counting(0))).toBe(0)
  })

  it('lets others be served in between', async () => {
    let served = 0
    const other = setInterval(() => {
      served += 1
    }, 1)
    const busy = () => {
      const until = performance.now() + 2
      while (performance.now() < until);
    }
    await finishInSlices(counting(50, busy))
    clearInterval(other)
    expect(served).toBeGreaterThan(2)
  })

  it('fails as the work fails', async () => {
    function* failing(): Work<void> {
      yield
      throw new Error('no')
    }
    await expect(finishInSlices(failing())).rejects.toThrow('no')
  })
})
