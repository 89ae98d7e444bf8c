/** What is in an update, as the platform posts it and gives it to polls. */
export type Update = {
  readonly event_name?: string
  readonly message?: {
    readonly message_id: string
    readonly chat: { readonly id: string; readonly chat_type: 'PRIVATE' | 'GROUP' }
    readonly from: { readonly id: string; readonly display_name: string; readonly is_bot: boolean }
    /** Milliseconds. */
    readonly date: number
    readonly text?: string
    readonly photo_url?: string
    readonly sticker?: string
    readonly voice_url?: string
  }
}

export type Person = {
  readonly id: string
  says(text: string): Update
  /** Something that is no text. */
  sends(what: 'image' | 'sticker' | 'voice' | 'unsupported' | 'link'): Update
  /** Refuses what the bot sends. */
  blocks(): void
}

const media = {
  image: { photo_url: 'https://zdn.example/1.jpg' },
  sticker: { sticker: '0e078a2fb66a5f34067b' },
  voice: { voice_url: 'https://zdn.example/1.aac' },
  unsupported: {},
  link: {},
} as const

export type PeopleOptions = {
  readonly now: () => number
  readonly deliver: (update: Update) => void
}

/** Everybody who has ever written: nobody else can be written to. */
export function createPeople({ now, deliver }: PeopleOptions) {
  const known = new Set<string>()
  const blocked = new Set<string>()
  let count = 0

  function send(id: string, isGroup: boolean, kind: string, content: object): Update {
    known.add(id)
    blocked.delete(id)
    count += 1
    const update: Update = {
      event_name: `message.${kind}.received`,
      message: {
        from: { id: isGroup ? 'd41d8cd98f00b204e980' : id, display_name: 'Lan', is_bot: false },
        chat: { id, chat_type: isGroup ? 'GROUP' : 'PRIVATE' },
        message_id: `2d758cb5e222177a4e${count.toString(16).padStart(4, '0')}`,
        date: now(),
        ...content,
      },
    }
    deliver(update)
    return update
  }

  return {
    person: (id: string, isGroup = false): Person => ({
      id,
      says: (text) => send(id, isGroup, 'text', { text }),
      sends: (what) => send(id, isGroup, what, media[what]),
      blocks: () => void blocked.add(id),
    }),
    knows: (id: string) => known.has(id),
    hasBlocked: (id: string) => blocked.has(id),
  }
}
