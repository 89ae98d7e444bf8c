import { Document, Scalar } from 'yaml'
import { tableLine } from '../knowledge/catalog-table.ts'
import { limits } from '../knowledge/content-files.ts'
import { modeline } from '../knowledge/modeline.ts'
import type { Stub } from './catalog-stubs.ts'
import { sealed } from './mark.ts'

export type CatalogFile = { readonly id: string; readonly text: string }

/** Well below what a content file may have: heads and comments come on top. */
const mostBytes = limits.fileBytes * 0.9

/** The stubs as tables in content files «name», «name-2» …: one file would be larger than content allows. */
export function catalogFiles(name: string, stubs: readonly Stub[], read: string): CatalogFile[] {
  return split(stubs.map(tableLine)).map((lines, index) => {
    const id = index === 0 ? name : `${name}-${index + 1}`
    const table = new Scalar(`${lines.join('\n')}\n`)
    table.type = Scalar.BLOCK_LITERAL
    const body = new Document({ id, sources: [{ ...source, read }], table })
    const head = [modeline('catalog', `catalog/${id}.yaml`), ...headLines]
    return { id, text: sealed(`${head.join('\n')}\n\n${body.toString({ lineWidth: 0 })}`) }
  })
}

const source = {
  title: 'Cổng Dịch vụ công quốc gia: danh mục thủ tục hành chính',
  url: 'https://dichvucong.gov.vn',
}

const headLines = [
  '# Danh mục do «motcua import catalog» viết từ danh mục của Cổng, chưa được biên soạn. Đừng sửa tệp này.',
  '# Mỗi dòng một thủ tục: mã | tên | cơ quan | địa chỉ | lĩnh vực | mã tỉnh (bỏ trống: cả nước).',
  '# Muốn thêm aliases, phrases cho một thủ tục: viết mục procedures trong một tệp danh mục khác rồi chạy lại lệnh.',
]

function split(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]]
  let bytes = 0
  for (const line of lines) {
    const size = Buffer.byteLength(line) + '  \n'.length
    if (bytes + size > mostBytes) {
      parts.push([])
      bytes = 0
    }
    bytes += size
    parts.at(-1)?.push(line)
  }
  return parts
}
