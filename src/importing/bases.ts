import type { Document, Procedure } from '../knowledge/schema.ts'
import { citedNumber } from './basis-number.ts'
import { type Doubt, type Doubted, quote } from './doubt.ts'
import type { PortalBasis, PortalRecord } from './record.ts'
import { documentOf, type Shelf } from './shelf.ts'
import { staleDay } from './stale.ts'

/** Repealed, and often still cited by the portal: known also where content has no file of them. */
const knownRepealed: Readonly<Record<string, string>> = {
  '61/2018/NĐ-CP': 'Nghị định 118/2025/NĐ-CP',
  '107/2021/NĐ-CP': 'Nghị định 118/2025/NĐ-CP',
  '175/2024/NĐ-CP': 'Nghị định 217/2026/NĐ-CP',
  '13/2023/NĐ-CP': 'Luật 91/2025/QH15',
}

/** Only documents that content has may be cited; the others are named in a comment. */
export function draftBasis(record: PortalRecord, shelf: Shelf): Doubted<Procedure['legalBasis']> {
  const cited = [...new Map(record.basis.map((each) => [citedNumber(each), each])).entries()]
  const known = cited.flatMap(([number, basis]) => {
    const document = documentOf(shelf, number)
    return document ? [{ document, basis }] : []
  })
  const unknown = cited.filter(([number]) => !documentOf(shelf, number))
  return {
    value: known.map(({ document }) => ({ document: document.id })),
    doubts: [
      ...known.flatMap(({ document }, index) => timeDoubts(document, index, shelf)),
      ...unknown.map(([number, basis]) => missing(number, basis, shelf.today)),
    ],
  }
}

function timeDoubts({ id, inForce, replacedBy }: Document, index: number, shelf: Shelf): Doubt[] {
  if (shelf.over.has(id)) return [repealed(index, replacedBy)]
  if (inForce.until === null) return []
  const vi = `Văn bản này chỉ áp dụng đến hết ${inForce.until}. Mức phí, thời hạn, giấy tờ theo nó thì ghi until.`
  return [{ kind: 'ending', path: ['legalBasis', index], vi }]
}

function repealed(index: number, replacedBy: string | null): Doubt {
  const next = replacedBy === null ? '' : ` Văn bản thay thế: ${replacedBy}.`
  return {
    kind: 'repealed-basis',
    path: ['legalBasis', index],
    vi: `Văn bản này đã hết hiệu lực.${next} Rà lại cả mục theo văn bản đang áp dụng rồi thay dòng này.`,
  }
}

function missing(number: string, { number: cell, title }: PortalBasis, today: string): Doubt {
  const path = ['legalBasis']
  const shown = cell === '' ? number : cell
  const named = title === '' || title === shown ? shown : `${shown} ${quote(title)}`
  const next = knownRepealed[number]
  if (next !== undefined)
    return {
      kind: 'repealed-basis',
      path,
      vi: `${named} đã hết hiệu lực, nay là ${next}. Rà lại cả mục theo văn bản mới.`,
    }
  const ended = staleDay(title, today)
  if (ended !== undefined)
    return {
      kind: 'stale-date',
      path,
      vi: `${named} chỉ áp dụng đến ${ended}. Bỏ các mức dựa vào văn bản này.`,
    }
  return {
    kind: 'unknown-document',
    path,
    vi: `Chưa có trong documents: ${named}. Còn hiệu lực và cần dẫn thì thêm văn bản.`,
  }
}
