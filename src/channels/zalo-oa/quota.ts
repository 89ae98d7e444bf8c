import { z } from 'zod'

/** What Zalo says is left of a quota; it says nothing for most free messages. `kind`: «sub_quota», «purchase_quota», … */
export type Quota = {
  readonly kind: string | null
  readonly remaining: number | null
  readonly total: number | null
}

/** Numbers come as text as well. */
const Count = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null)

const Data = z.object({
  quota: z.object({ quota_type: z.string().nullish().catch(null), remain: Count, total: Count }),
})

/** From the `data` of an answer to a message; undefined: not said. */
export function quotaOf(data: unknown): Quota | undefined {
  const parsed = Data.safeParse(data)
  if (!parsed.success) return undefined
  const { quota_type: kind = null, remain: remaining = null, total = null } = parsed.data.quota
  return { kind, remaining, total }
}
