/** An event as Zalo posts it, before it is signed. */
export type ZaloEvent = Readonly<Record<string, unknown>> & {
  readonly event_name: string
  readonly timestamp: string
}

export type Person = ReturnType<typeof createPerson>

export type Town = {
  readonly appId: string
  readonly oaId: string
  readonly now: () => number
  /** Sends an event to the webhook, and gives it back. */
  happen(event: ZaloEvent): ZaloEvent
  heard(userId: string): void
  /** Code with which Zalo refuses what is sent to this person; undefined: it does not. */
  close(userId: string, code: number | undefined): void
  view(userId: string): readonly string[]
  nextId(): string
}

/** Somebody with Zalo on a phone. Shapes as the developer console's Test button sends them. */
export function createPerson(town: Town, id: string) {
  const { appId, oaId, now, happen } = town
  const event = (name: string, more: object): ZaloEvent => ({
    app_id: appId,
    user_id_by_app: `5${id.slice(1)}`,
    event_name: name,
    timestamp: String(now()),
    ...more,
  })
  const toOa = { sender: { id }, recipient: { id: oaId } }
  const fromOa = { sender: { id: oaId }, recipient: { id } }
  return {
    id,
    says(text: string): ZaloEvent {
      town.heard(id)
      return happen(event('user_send_text', { ...toOa, message: { msg_id: town.nextId(), text } }))
    },
    sends(kind: 'image' | 'sticker' | 'file' | 'location' | 'audio' | 'gif' | 'video'): ZaloEvent {
      town.heard(id)
      const attachments = [{ type: kind, payload: { url: 'https://zdn.vn/x' } }]
      const message = { msg_id: town.nextId(), attachments }
      return happen(event(`user_send_${kind}`, { ...toOa, message }))
    },
    follows(): ZaloEvent {
      town.heard(id)
      town.close(id, undefined)
      return happen(event('follow', { oa_id: oaId, follower: { id }, source: 'oa_profile' }))
    },
    unfollows(): ZaloEvent {
      town.close(id, -213)
      return happen(event('unfollow', { oa_id: oaId, follower: { id }, source: 'oa_profile' }))
    },
    blocks: (): void => town.close(id, -217),
    sees: (): ZaloEvent => happen(event('user_seen_message', { ...fromOa, message: { msg_ids: ['1'] } })),
    /** A human of the office writes to this person in the chat tool. */
    isWrittenTo: (text: string): ZaloEvent =>
      happen(
        event('oa_send_text', {
          ...fromOa,
          sender: { id: oaId, admin_id: '7700' },
          message: { msg_id: town.nextId(), text },
        }),
      ),
    /** What our own sends come back as. */
    echo: (text: string): ZaloEvent =>
      happen(event('oa_send_text', { ...fromOa, message: { msg_id: town.nextId(), text } })),
    /** Texts from the account, oldest first. */
    view: (): readonly string[] => town.view(id),
  }
}
