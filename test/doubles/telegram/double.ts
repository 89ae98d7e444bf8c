import { onTestFinished } from 'vitest'
import { openTelegram, type TelegramDouble, type TelegramOptions, type Violation } from './open.ts'

export type { TelegramDouble } from './open.ts'

export type WatchedTelegram = TelegramDouble & {
  /** This test is about wrong calls: they do not fail it. */
  expectViolations(): void
}

/** A Telegram of this test's own. It ends with the test, and fails it when a single call was wrong in itself. */
export async function startTelegram(options: TelegramOptions = {}): Promise<WatchedTelegram> {
  const telegram = await openTelegram(options)
  let isStrict = true
  onTestFinished(async () => {
    await telegram.close()
    if (isStrict) expectNoViolations(telegram)
  })
  return {
    ...telegram,
    expectViolations() {
      isStrict = false
    },
  }
}

/** For a double that outlives a test. */
export function expectNoViolations({ violations }: { readonly violations: readonly Violation[] }): void {
  if (violations.length === 0) return
  const lines = violations.map(({ method, reason }) => `${method}: ${reason}`)
  throw new Error(`Telegram would not take ${violations.length} call(s):\n${[...new Set(lines)].join('\n')}`)
}
