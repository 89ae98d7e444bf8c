/** What a Message.id tells the sender about where its answer belongs. */
export type Place =
  | { readonly kind: 'anywhere' }
  /** In this message of ours, whose button was pressed. */
  | { readonly kind: 'edit'; readonly messageId: number }
  /** As a reply to this message: in a group it must be clear who is answered. */
  | { readonly kind: 'reply'; readonly messageId: number }

/** The same update gives the same id, however often it is delivered: the store knows repeated ones by it. */
export function encodeMessageId(updateId: number, place: Place): string {
  switch (place.kind) {
    case 'anywhere':
      return String(updateId)
    case 'edit':
      return `${updateId}.e${place.messageId}`
    case 'reply':
      return `${updateId}.r${place.messageId}`
  }
}

/** One id for all pictures of an album, which come as an update each: they are answered once. */
export function albumMessageId(mediaGroupId: string): string {
  return `a${mediaGroupId}`
}

export function decodeMessageId(id: string | null): Place {
  const [, kind, digits] = /^\d+\.([er])(\d{1,15})$/.exec(id ?? '') ?? []
  if (kind === undefined) return { kind: 'anywhere' }
  return { kind: kind === 'e' ? 'edit' : 'reply', messageId: Number(digits) }
}
