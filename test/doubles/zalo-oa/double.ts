import { onTestFinished } from 'vitest'
import { openZaloOa, type ZaloOaDouble, type ZaloOaOptions } from './open.ts'

export type { ZaloOaDouble } from './open.ts'

/** A Zalo of this test's own. It ends with the test, and fails it when a single call was wrong in itself. */
export async function startZaloOa(options: ZaloOaOptions = {}): Promise<ZaloOaDouble> {
  const zalo = await openZaloOa(options)
  onTestFinished(async () => {
    await zalo.close()
    if (zalo.violations.length > 0) {
      throw new Error(`Zalo would not take these calls:\n${[...new Set(zalo.violations)].join('\n')}`)
    }
  })
  return zalo
}
