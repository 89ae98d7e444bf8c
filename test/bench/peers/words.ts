import type { Feed } from './peer.ts'

/** How engines that leave it to their user cut a text into words. */
export const cutters: Readonly<Record<Feed, (text: string) => string[]>> = {
  'raw text': plainWords,
  'our words': (text) => text.split(' ').filter((word) => word !== ''),
}

/** What every Vietnamese site does: lower case, no diacritics. */
export function plainWords(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}
