import { Document } from 'yaml'
import { limits } from '../knowledge/content-files.ts'
import { modeline } from '../knowledge/modeline.ts'
import type { Stub } from './catalog-stubs.ts'
import { sealed } from './mark.ts'

export type CatalogFile = { readonly id: string; readonly text: string }

/** Well below what a content file may have: heads and comments come on top. */
const mostBytes = limits.fileBytes * 0.9

/** The stubs as content files «name», «name-2» …: one file would be larger than content allows. */
export function catalogFiles(name: string, stubs: readonly Stub[], read: string): CatalogFile[] {
  return split(stubs).map((part, index) => {
    const id = index === 0 ? name : `${name}-${index + 1}`
    const body = new Document({ id, sources: [{ ...source, read }], procedures: part })
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
  '# Muốn thêm aliases, phrases cho một thủ tục: chép mục đó sang một tệp danh mục khác rồi chạy lại lệnh.',
]

/** A stub takes its texts and about as much again in keys and indents. */
function split(stubs: readonly Stub[]): Stub[][] {
  const parts: Stub[][] = [[]]
  let bytes = 0
  for (const stub of stubs) {
    const size = Buffer.byteLength(JSON.stringify(stub)) + 40
    if (bytes + size > mostBytes) {
      parts.push([])
      bytes = 0
    }
    bytes += size
    parts.at(-1)?.push(stub)
  }
  return parts
}
