import { Document, isMap, isScalar, isSeq, type Node } from 'yaml'
import type { Path } from '../knowledge/yaml.ts'
import type { Doubt, Doubted } from './doubt.ts'
import type { Draft } from './draft-shape.ts'
import { sealed } from './mark.ts'

/**
 * The file of a draft: the line by which editors find its schema (`schemas`: the way to their folder), what it is, the
 * mark, then the entry with a remark above everything doubtful.
 */
export function draftText({ value, doubts }: Doubted<Draft>, schemas: string): string {
  const document = new Document(value)
  for (const doubt of doubts) remark(document, doubt)
  const body = document.toString({ lineWidth: 0 })
  const head = [`# yaml-language-server: $schema=${schemas}/procedures.schema.json`, ...headLines]
  return sealed(`${head.join('\n')}\n\n${body}`)
}

const headLines = [
  '# BẢN NHÁP do máy chép từ Cổng Dịch vụ công, CHƯA AI RÀ SOÁT: chưa được đưa vào content.',
  '# Chỗ nào có «XEM LẠI» thì làm theo lời nhắc rồi xóa dòng nhắc. Câu chữ là của Cổng: viết lại ngắn, dễ hiểu.',
  '# Còn phải viết: summary, aliases, phrases (từ 12 câu), checks (từ 6 câu), cases, simplifications, notes.',
  '# Xong thì ghi ngày rà soát vào reviewed, chuyển tệp vào content/procedures, chạy «motcua schema» và «motcua check».',
]

function remark(document: Document, { path, vi }: Doubt): void {
  const node = commented(document, path)
  if (!node) return
  const line = ` XEM LẠI: ${vi.replace(/\s+/g, ' ')}`
  node.commentBefore = node.commentBefore ? `${node.commentBefore}\n${line}` : line
}

/** Where a comment above the path stands: at the key, at the item of a list, else at the nearest thing above. */
function commented(document: Document, path: Path): Node | undefined {
  let node: unknown = document.contents
  let at: Node | undefined
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
      if (!pair) return at
      if (isScalar(pair.key)) at = pair.key
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step]
      if (isMap(item) || isScalar(item)) at = item
      node = item
    } else return at
  }
  return at
}
