import type { VNode } from 'preact'
import type { Act, AuditRow } from '../../desk/staff.ts'
import type { Table } from '../../reports/table.ts'
import { TableFiles, tableFiles } from '../figure-table.tsx'
import { home } from '../forms.tsx'
import type { PageContext, StaffPage } from '../page.ts'
import { DataTable, instant } from '../parts.tsx'
import { detailNames } from '../words.ts'

const shown = 50
const mostInFile = 10_000

export const audit: StaffPage = {
  path: 'nhat-ky',
  title: 'Nhật ký',
  role: 'admin',
  async render({ ports, query, nameOf }: PageContext) {
    const before = /^\d{1,15}$/.test(query.truoc ?? '') ? Number(query.truoc) : undefined
    return <Audit rows={await ports.memory.staff.acts(shown, before)} nameOf={nameOf} />
  },
  downloads: tableFiles({ 'nhat-ky': tableFor }),
}

async function tableFor({ ports, nameOf }: PageContext): Promise<Table> {
  const rows = await ports.memory.staff.acts(mostInFile)
  return {
    name: 'nhat-ky',
    title: 'Nhật ký',
    columns: headings.map((heading, at) => ({ heading, kind: at === 0 ? 'count' : 'text' })),
    rows: rows.map((row) => cellsOf(row, nameOf)),
    notes: [`Nhiều nhất ${mostInFile} dòng mới nhất. Bản đối chứng được: motcua staff audit --verify.`],
  }
}

const headings = ['Số', 'Lúc', 'Ai', 'Từ đâu', 'Việc', 'Với', 'Kết quả', 'Ghi thêm'] as const

function cellsOf(row: AuditRow, nameOf: PageContext['nameOf']): readonly (string | number)[] {
  const { seq, at, who, source, action, target, outcome, detail } = row
  const told = Object.hasOwn(detailNames, detail) ? (detailNames[detail] ?? detail) : detail
  return [seq, instant(at), who, source, nameOf(action), target, outcomes[outcome], told]
}

const outcomes: Readonly<Record<Act['outcome'], string>> = {
  done: 'xong',
  refused: 'từ chối',
  failed: 'lỗi',
}

type Shown = { readonly rows: readonly AuditRow[]; readonly nameOf: PageContext['nameOf'] }

function Audit({ rows, nameOf }: Shown): VNode {
  const last = rows.at(-1)
  return (
    <>
      <p>
        Ai đã làm gì, lúc nào, từ đâu. Dòng đã ghi không sửa hay xóa được mà không lộ: kiểm tra bằng lệnh{' '}
        <code>motcua staff audit --verify</code>.
      </p>
      <DataTable
        caption={`Nhật ký, mới nhất trước, mỗi trang ${shown} dòng`}
        headings={headings}
        rows={rows.map((row) => cellsOf(row, nameOf))}
        empty="Chưa có dòng nào ở đây."
        numbers={[0]}
        stacks
      />
      <TableFiles path="nhat-ky" name="nhat-ky" title="Nhật ký" />
      {last && last.seq > 1 && (
        <p>
          <a href={`${home}/nhat-ky?truoc=${last.seq}`}>Các dòng cũ hơn</a>
        </p>
      )}
    </>
  )
}
