import type { Doubt, Doubted } from './doubt.ts'
import { sentences, toLines } from './prose.ts'
import type { PortalRecord } from './record.ts'
import { termsIn } from './term.ts'

export type DraftPlaces = Doubted<readonly string[]> & {
  /** What the portal says beside the ways to apply that is about time or money. */
  readonly remarks: readonly string[]
}

export function draftWhere(record: PortalRecord, agency: string): DraftPlaces {
  const said = [...new Set(record.channels.flatMap(({ note }) => sentences(note)))]
  const isRemark = (text: string) => termsIn(text).length > 0 || /phí|đồng|USD/iu.test(text)
  const { lines, left } = toLines([
    ...record.places.flatMap(sentences),
    ...said.filter((each) => !isRemark(each) && !each.endsWith(':')),
  ])
  const doubts: Doubt[] = []
  if (lines.length === 0)
    doubts.push({
      kind: 'missing-place',
      path: ['where'],
      vi: 'Bản ghi không nói nộp ở đâu, máy chỉ chép tên cơ quan. Ghi nơi người dân đến và các cách nộp khác.',
    })
  if (left > 0)
    doubts.push({
      kind: 'cut-text',
      path: ['where'],
      vi: `Còn ${left} đoạn nữa không đủ chỗ. Đọc trên Cổng.`,
    })
  return { value: lines.length === 0 ? [agency] : lines, remarks: said.filter(isRemark), doubts }
}
