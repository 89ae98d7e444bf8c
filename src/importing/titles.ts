import { fold } from '../language/fold.ts'
import { mayBeSame } from './alike.ts'
import { type Doubt, quote } from './doubt.ts'
import { cut, isAllCaps, sentenceCase } from './prose.ts'
import type { PortalRecord } from './record.ts'

export type Title = { readonly code: string; readonly name: string }

/** The bot shows names as titles and on buttons. */
export const longestName = 80

/** The name of the entry, and what it may be mistaken for. `others`: every other name known with its code. */
export function draftName(record: PortalRecord, others: readonly Title[]) {
  const path = ['name']
  const [short] = cut(record.name)
  const value = isAllCaps(short) ? sentenceCase(short) : short
  const doubts: Doubt[] = []
  if (value !== short)
    doubts.push({
      kind: 'all-caps',
      path,
      vi: 'Trên Cổng tên này viết hoa cả câu, máy đã đổi. Viết hoa lại tên riêng.',
    })
  if (value.length > longestName)
    doubts.push({
      kind: 'long-name',
      path,
      vi: `Tên dài ${value.length} chữ, đã có ở officialName. Đặt name gọn (tối đa ${longestName} chữ) như người dân gọi.`,
    })
  const same = others.filter((other) => other.code !== record.code && base(other.name) === base(record.name))
  const here = others.find((other) => other.code === record.code && !mayBeSame(other.name, record.name))
  if (here)
    doubts.push({
      kind: 'other-name',
      path: ['code'],
      vi: `Nội dung đang có gọi mã ${record.code} là ${quote(here.name)}, bản ghi gọi tên khác hẳn. Mã sai ở một bên, hoặc nay dùng cho thủ tục khác: tra trên Cổng.`,
    })
  if (same.length > 0 || base(record.name) !== words(record.name))
    doubts.push({ kind: 'same-name', path, vi: sameName(same) })
  return { value, doubts }
}

function sameName(same: readonly Title[]): string {
  const listed = [...new Map(same.map((each) => [each.code, each])).values()].slice(0, 4)
  const codes = listed.map(({ code, name }) => `${code} ${quote(name)}`).join('; ')
  return `Có thể có thủ tục trùng tên ở cấp khác${codes === '' ? '' : `: ${codes}`}. Nói rõ trong name hoặc summary đây là cấp nào, dùng khi nào.`
}

/** Without the level in brackets and the word «Thủ tục» in front. */
function base(name: string): string {
  return words(name.replace(/\([^()]{1,80}\)/gu, (bracket) => (/cấp|tại/iu.test(bracket) ? ' ' : bracket)))
}

function words(name: string): string {
  return fold(name)
    .replace(/^thu tuc\s+/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** An id from a name, ≤ 40 characters, that nothing else has. */
export function newId(name: string, taken: ReadonlySet<string>): string {
  const parts = words(name).split(' ')
  let slug = ''
  for (const part of parts) {
    if (slug.length + part.length > 36) break
    slug = slug === '' ? part : `${slug}-${part}`
  }
  const id = slug === '' ? 'thu-tuc' : slug
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? id : `${id}-${count}`
    if (!taken.has(tried)) return tried
  }
}
