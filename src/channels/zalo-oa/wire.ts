import { z } from 'zod'

/** A user's or account's id has 18–19 digits, more than a number can hold: as a bare number it is already another one. */
const Digits = z.string().regex(/^\d{1,24}$/)
/** Those of anonymous visitors and of groups have letters. */
const Id = z.string().regex(/^[\w-]{1,64}$/)

/** What we read of an event; the rest is dropped. Zalo may leave out what there is not, or say null. */
export const ZaloEvent = z.object({
  app_id: Digits,
  event_name: z.string().min(1).max(64),
  /** Epoch milliseconds, digit for digit: it is part of what is signed. As others report, some events have it as a number. */
  timestamp: z.union([z.string().regex(/^\d{1,16}$/), z.int().nonnegative().transform(String)]),
  sender: absent(z.object({ id: Id, admin_id: absent(z.string()) })),
  recipient: absent(z.object({ id: Id })),
  follower: absent(z.object({ id: Id })),
  message: absent(z.object({ msg_id: absent(z.string().min(1).max(200)), text: absent(z.string()) })),
})
export type ZaloEvent = z.infer<typeof ZaloEvent>

function absent<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined)
}
