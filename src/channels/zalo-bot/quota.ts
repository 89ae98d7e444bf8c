import type { ZaloBotOptions } from './options.ts'

/**
 * The free plan, as pages about bot.zapps.me gave it in September 2026. The platform tells neither the limits nor what is left: what is
 * counted here is what we sent in this month of Việt Nam, and other senders with the same token are not seen.
 */
export const plan = { people: 50, messages: 3000 } as const

/** From this share on somebody should look. */
const tightShare = 0.8

export type Usage = { readonly people: number; readonly sent: number }

/** What of the plan is nearly used up, the fuller first; empty: nothing. Pure. */
export function tightness({ people, sent }: Usage): readonly string[] {
  const shares = [
    { share: people / plan.people, text: `${people} of ${plan.people} people` },
    { share: sent / plan.messages, text: `${sent} of ${plan.messages} messages` },
  ]
  return shares
    .filter(({ share }) => share >= tightShare)
    .sort((one, other) => other.share - one.share)
    .map(({ text }) => text)
}

/** Việt Nam is seven hours ahead, all year. */
const zoneMs = 7 * 3_600_000

/** When the month of `now` began in Việt Nam; epoch milliseconds. */
export function monthStart(now: number): number {
  const there = new Date(now + zoneMs)
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), 1) - zoneMs
}

export function usageOfMonth({ memory }: Pick<ZaloBotOptions, 'memory'>, now: number): Promise<Usage> {
  return memory.usage('zalo-bot', monthStart(now))
}
