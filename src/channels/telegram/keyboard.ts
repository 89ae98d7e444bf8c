import { maxActionBytes } from '../../conversation/action.ts'
import type { Button } from '../../conversation/answer.ts'

export type InlineKeyboard = {
  inline_keyboard: { text: string; callback_data: string }[][]
}

/** Choices one a row, because they are long; details two a row; rating in one row. undefined: no buttons. */
export function keyboardOf(buttons: readonly Button[]): InlineKeyboard | undefined {
  const sendable = buttons.filter(
    ({ label, data }) => label.trim() !== '' && data !== '' && Buffer.byteLength(data) <= maxActionBytes,
  )
  const rows = (role: Button['role'], size: number) =>
    chunks(
      sendable.filter((button) => button.role === role),
      size,
    )
  const all = [...rows('choice', 1), ...rows('detail', 2), ...rows('rate', 2)]
  if (all.length === 0) return undefined
  return {
    inline_keyboard: all.map((row) => row.map(({ label, data }) => ({ text: label, callback_data: data }))),
  }
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  )
}
