import type { VNode } from 'preact'
import type { FileOf } from '../../knowledge/entry-files.ts'
import type { Finding } from '../../knowledge/finding.ts'
import { type Change, freshness, horizonDays } from '../../knowledge/freshness.ts'
import { today } from '../../lib/day.ts'
import type { Breakdown } from '../../reports/figures.ts'
import { periodNote } from '../../reports/period-note.ts'
import type { Cell, Table } from '../../reports/table.ts'
import { changeWords } from '../../words/changes.ts'
import { report } from '../../words/report.ts'
import { FigureTable, tableFiles } from '../figure-table.tsx'
import { entryNames } from '../names.ts'
import type { PageContext, StaffPage } from '../page.ts'
import { PeriodPicker, periodOf } from '../period.tsx'

const most = 25

export const content: StaffPage = {
  path: 'noi-dung',
  title: 'Nội dung',
  role: 'viewer',
  async render(context) {
    const all = await tablesOf(context)
    const common = { context, most, stacks: true }
    return (
      <>
        <Broken problems={context.ports.content.problems()} />
        <h2>Đến hạn, hết hạn</h2>
        <FigureTable
          {...common}
          table={all.due}
          empty={`Không có gì hết hạn, và ${horizonDays} ngày tới không có gì đổi. Mục quá hạn rà soát, căn cứ sắp hết hiệu lực, mức phí sắp đổi sẽ hiện ở đây.`}
        />
        <h2>Nên xem lại</h2>
        <FigureTable
          {...common}
          table={all.findings}
          empty="Không có gì đáng ngờ. Lệnh «motcua check» xem kỹ hơn: câu kiểm tra có tìm ra đúng mục không."
        />
        <h2>Câu trả lời có hữu ích không</h2>
        <PeriodPicker context={context} />
        <FigureTable
          context={context}
          most={most}
          query={periodOf(context).query}
          table={all.useful}
          empty="Kỳ này chưa ai bấm «hữu ích» hay «chưa». Hai nút này đứng dưới mỗi câu trả lời."
        />
      </>
    )
  },
  downloads: tableFiles({
    'noi-dung-den-han': async (context) => (await tablesOf(context)).due,
    'noi-dung-nen-xem': async (context) => (await tablesOf(context)).findings,
    'noi-dung-huu-ich': async (context) => (await tablesOf(context)).useful,
  }),
}

async function tablesOf(context: PageContext) {
  const { ports, now } = context
  const { knowledge } = ports.library()
  const fileOf = await ports.content.files()
  const changes = freshness(knowledge, today(now, knowledge.office.timeZone))
  const rated = await ports.figures.satisfaction(periodOf(context).range, 'entry')
  return {
    due: dueTable(changes, fileOf),
    findings: findingsTable(await ports.content.findings(), fileOf),
    useful: usefulTable(rated, entryNames(ports)),
  }
}

function Broken({ problems }: { readonly problems: readonly string[] }): VNode {
  if (problems.length === 0)
    return <p class="notice good">Nội dung đang dùng là bản mới nhất trong thư mục.</p>
  return (
    <div class="notice bad" role="alert">
      <p>
        Bản sửa mới nhất có lỗi nên chưa được dùng; bot vẫn trả lời theo bản tốt gần nhất. Sửa các chỗ sau,
        không cần khởi động lại:
      </p>
      <ul>
        {problems.map((problem) => (
          <li>{problem.split('\n')[0]}</li>
        ))}
      </ul>
    </div>
  )
}

const text = (heading: string) => ({ heading, kind: 'text' }) as const

function dueTable(changes: readonly Change[], fileOf: FileOf): Table {
  const inOrder = [...changes.filter(({ past }) => past), ...changes.filter(({ past }) => !past)]
  return {
    name: 'noi-dung-den-han',
    title: `Đã quá hạn, và ${horizonDays} ngày tới`,
    columns: [{ heading: 'Ngày', kind: 'day' }, text('Mục'), text('Việc'), text('Cần làm'), text('Tệp')],
    rows: inOrder.map((change) => [
      change.on,
      change.name,
      changeWords(change),
      change.past ? 'sửa ngay' : 'chuẩn bị',
      fileOf(change.entry) ?? change.entry,
    ]),
    notes: [],
  }
}

const levels: Readonly<Record<Finding['level'], string>> = { wrong: 'lỗi', advice: 'góp ý' }

function findingsTable(findings: readonly Finding[], fileOf: FileOf): Table {
  const inOrder = [...findings].sort((one, other) => rank(one) - rank(other))
  return {
    name: 'noi-dung-nen-xem',
    title: 'Mâu thuẫn và góp ý',
    columns: ['Mức', 'Tệp', 'Chỗ', 'Vì sao'].map(text),
    rows: inOrder.map(({ level, kind, id, path, vi }) => [
      levels[level],
      fileOf(id) ?? `${kind}/${id}`,
      path.join('.'),
      vi,
    ]),
    notes: [],
  }
}

function rank({ level }: Finding): number {
  return level === 'wrong' ? 0 : 1
}

/** Worst first: what most people found of no use is mended first. Hidden ones last. */
function usefulTable({ cells, range }: Breakdown, nameOf: (id: string) => string): Table {
  const share = (kind: string) => ({ heading: kind, kind: 'share' }) as const
  const rated = cells.filter(({ answers }) => answers.kind !== 'none')
  const rows = rated
    .map(({ key, answers }): readonly [...Cell[]] =>
      answers.kind === 'shown'
        ? [nameOf(key), answers.n, answers.share.value, answers.share.low, answers.share.high]
        : [nameOf(key), null, null, null, null],
    )
    .sort((one, other) => Number(one[2] ?? 2) - Number(other[2] ?? 2))
  return {
    name: 'noi-dung-huu-ich',
    title: 'Câu trả lời hữu ích theo mục, thấp nhất trước',
    columns: [
      text('Mục'),
      { heading: 'Lượt đánh giá (n)', kind: 'count' },
      share('Thấy hữu ích'),
      share('Khoảng 95 %: từ'),
      share('Khoảng 95 %: đến'),
    ],
    rows,
    notes: [periodNote(range), report.interval, report.hidden],
  }
}
