import { z } from 'zod'

/** Ids have 18–19 digits, more than a number can hold: as a bare number it is already another one, and is refused. */
const Id = z.string().regex(/^\d{1,24}$/)

/** What we read of an event; the rest is dropped. */
export const ZaloEvent = z.object({
  app_id: Id,
  event_name: z.string().min(1).max(64),
  /** Epoch milliseconds as text: it is part of what is signed. */
  timestamp: z.string().regex(/^\d{1,16}$/),
  sender: z.object({ id: Id, admin_id: z.string().optional() }).optional(),
  recipient: z.object({ id: Id }).optional(),
  follower: z.object({ id: Id }).optional(),
  message: z
    .object({ msg_id: z.string().min(1).max(200).optional(), text: z.string().optional() })
    .optional(),
})
export type ZaloEvent = z.infer<typeof ZaloEvent>
