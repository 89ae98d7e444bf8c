import { z } from 'zod'

const query = z.strictObject({
  title: z.string().min(1).max(100),
  type: z.enum(['oa.query.show', 'oa.query.hide']),
  payload: z.string().min(1).max(1000),
})
const url = z.strictObject({
  title: z.string().min(1).max(100),
  type: z.literal('oa.open.url'),
  payload: z.strictObject({ url: z.url({ protocol: /^https$/ }) }),
})

/** A consultation message as documented, and its buttons as a partner of Zalo documents them. */
const Message = z.strictObject({
  recipient: z.strictObject({ user_id: z.string().regex(/^\d{1,24}$/) }),
  message: z.strictObject({
    text: z.string().min(1).max(2000),
    attachment: z
      .strictObject({
        type: z.literal('template'),
        payload: z.strictObject({
          buttons: z
            .array(z.union([query, url]))
            .min(1)
            .max(5),
        }),
      })
      .optional(),
  }),
})
export type Message = z.infer<typeof Message>

/** What was sent; or why Zalo would not take it. */
export function readMessage(body: unknown): Message | string {
  const parsed = Message.safeParse(body)
  return parsed.success ? parsed.data : z.prettifyError(parsed.error)
}
