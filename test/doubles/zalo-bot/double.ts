import { onTestFinished } from 'vitest'
import { openZaloBot, type ZaloBotDouble, type ZaloBotOptions } from './open.ts'

export type { ZaloBotDouble } from './open.ts'

/** A Zalo Bot Platform of this test's own. It ends with the test, and fails it when a single call was wrong in itself. */
export async function startZaloBot(
  options: ZaloBotOptions = {},
): Promise<ZaloBotDouble & { expectViolations(): void }> {
  const zalo = await openZaloBot(options)
  let isStrict = true
  onTestFinished(async () => {
    await zalo.close()
    if (isStrict && zalo.violations.length > 0) {
      throw new Error(`Zalo would not take these calls:\n${[...new Set(zalo.violations)].join('\n')}`)
    }
  })
  return {
    ...zalo,
    expectViolations() {
      isStrict = false
    },
  }
}
