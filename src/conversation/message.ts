/** The doors a person may come through. */
export const channelNames = ['web', 'console', 'telegram', 'zalo-oa', 'zalo-bot'] as const
export type ChannelName = (typeof channelNames)[number]

/** Doors that only answer: to nobody there can we write by ourselves. */
export const answeringChannels = ['web', 'console'] as const satisfies readonly ChannelName[]

/**
 * Someone as one channel knows them. `id` is the channel's own, always a string: some exceed 2^53. Whoever speaks in a group is `group:person`
 * there, on every channel, and so is never the same as in private.
 */
export type Person = { readonly channel: ChannelName; readonly id: string }

/**
 * What a person did. `text` has been cleaned and masked; `cut`: it was longer than a question may be.
 * `pressed.data` is untrusted: anyone can forge a button. `opened.entry`: came by a link or a poster about this entry, untrusted
 * too. `continued`: asks for the rest of an answer too long for one message of this channel.
 */
export type Said =
  | { readonly kind: 'text'; readonly text: string; readonly cut?: true }
  | { readonly kind: 'pressed'; readonly data: string }
  | { readonly kind: 'opened'; readonly entry?: string }
  | { readonly kind: 'continued' }
  | { readonly kind: 'unreadable' }

/** One thing a person said. `id` is unique within its channel and person; `at` is epoch milliseconds. */
export type Message = {
  readonly id: string
  readonly person: Person
  readonly said: Said
  readonly at: number
}

/** Whether nobody else reads what this person is told. */
export function isPrivate({ id }: Person): boolean {
  return !id.includes(':')
}

/** Key of the one conversation this person has on this channel. */
export function conversationId(person: Person): string {
  return `${person.channel}:${person.id}`
}
