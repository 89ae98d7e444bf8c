/**
 * How a platform lets us write to somebody by when they last wrote: `free`; `billed`, which the office pays for; `unpaid`, which it has
 * chosen not to; `closed`.
 */
export const windows = ['free', 'billed', 'unpaid', 'closed'] as const
export type Window = (typeof windows)[number]
