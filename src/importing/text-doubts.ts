import { findWord, sentencesOf, type Text, textsOf, wordCount } from '../knowledge/texts.ts'
import { type Doubt, quote } from './doubt.ts'
import type { Draft } from './draft-shape.ts'
import type { Shelf } from './shelf.ts'
import { staleDay } from './stale.ts'

/** Papers that nobody has or needs any more; the levels that ended come from content. */
const oldPapers = ['sổ hộ khẩu', 'sổ tạm trú', 'kt3', 'cmnd', 'chứng minh nhân dân', 'chứng minh thư']

/** As in the lint of content. */
const mostWords = 25

/** What the sentences of an entry show: leftovers of the district level, days that passed, sentences too long. */
export function textDoubts(entry: Pick<Draft, 'agency' | 'dossier'>, shelf: Shelf): Doubt[] {
  const read = textsOf(entry).filter(({ path }) => path[0] !== 'summary')
  const names = (entry.dossier ?? []).map(({ name }, index) => ({ path: ['dossier', index], text: name }))
  const texts = [{ path: ['agency', 'name'], text: entry.agency.name }, ...names, ...read]
  return [
    ...leftovers(texts, [...shelf.abolished, ...oldPapers]),
    ...texts.flatMap(({ path, text }) =>
      passed(text, shelf.today).map((vi): Doubt => ({ kind: 'stale-date', path, vi })),
    ),
    ...longSentences(read),
  ]
}

/** Each word once a field, at its first place. */
function leftovers(texts: readonly Text[], words: readonly string[]): Doubt[] {
  const found = new Map<string, { readonly text: Text; readonly word: string; count: number }>()
  for (const text of texts) {
    const word = findWord(text.text, words)
    if (word === undefined) continue
    const key = `${text.path[0]} ${word}`
    const same = found.get(key) ?? { text, word, count: 0 }
    same.count += 1
    found.set(key, same)
  }
  return [...found.values()].map(({ text, word, count }) => ({
    kind: 'abolished',
    path: text.path,
    vi: `Còn chữ «${word}»${count > 1 ? ` (${count} chỗ trong phần này)` : ''}, nay không còn. Viết cấp xã, cấp tỉnh hoặc giấy tờ đang dùng thay vào, hoặc bỏ.`,
  }))
}

function passed(text: string, today: string): string[] {
  const day = staleDay(text, today)
  return day === undefined
    ? []
    : [`Câu này chỉ đúng đến ${day}, nay đã qua. Tìm quy định đang áp dụng rồi viết lại, hoặc bỏ.`]
}

/** One remark a field: nearly every sentence of the portal is too long. */
function longSentences(texts: readonly Text[]): Doubt[] {
  const found = new Map<string, string[]>()
  for (const { path, text } of texts) {
    const field = String(path[0])
    const long = sentencesOf(text).filter((each) => wordCount(each) > mostWords)
    if (long.length > 0) found.set(field, [...(found.get(field) ?? []), ...long])
  }
  return [...found].map(([field, long]) => ({
    kind: 'long-sentence',
    path: [field],
    vi: `${long.length} câu dài hơn ${mostWords} tiếng. Viết lại bằng lời của mình, mỗi câu một ý. Câu đầu tiên: ${quote(long[0] ?? '')}`,
  }))
}
