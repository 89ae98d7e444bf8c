import type { VNode } from 'preact'
import type { Act, AuditRow } from '../../desk/staff.ts'
import { home } from '../forms.tsx'
import type { PageContext, StaffPage } from '../page.ts'
import { DataTable, instant } from '../parts.tsx'
import { detailNames } from '../words.ts'

const shown = 50

export const audit: StaffPage = {
  path: 'nhat-ky',
  title: 'Nhật ký',
  role: 'admin',
  async render({ ports, query, nameOf }: PageContext) {
    const before = /^\d{1,15}$/.test(query.truoc ?? '') ? Number(query.truoc) : undefined
    return <Audit rows={await ports.memory.staff.acts(shown, before)} nameOf={nameOf} />
  },
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
        headings={['Số', 'Lúc', 'Ai', 'Từ đâu', 'Việc', 'Với', 'Kết quả', 'Ghi thêm']}
        rows={rows.map((row) => [
          row.seq,
          instant(row.at),
          row.who,
          row.source,
          nameOf(row.action),
          row.target,
          outcomes[row.outcome],
          Object.hasOwn(detailNames, row.detail) ? detailNames[row.detail] : row.detail,
        ])}
        empty="Chưa có dòng nào ở đây."
        numbers={[0]}
        stacks
      />
      {last && last.seq > 1 && (
        <p>
          <a href={`${home}/nhat-ky?truoc=${last.seq}`}>Các dòng cũ hơn</a>
        </p>
      )}
    </>
  )
}
