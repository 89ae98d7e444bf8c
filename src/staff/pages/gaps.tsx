import type { VNode } from 'preact'
import { pasteable } from '../../exports/pasteable.ts'
import type { FileOf } from '../../knowledge/entry-files.ts'
import { findGaps, type Gap, type Gaps } from '../../reports/gaps.ts'
import { percent } from '../../reports/shown.ts'
import type { Suggestion } from '../../reports/suggestion.ts'
import type { Table } from '../../reports/table.ts'
import { groupThousands } from '../../words/words.ts'
import { FigureTable, tableFiles } from '../figure-table.tsx'
import type { PageContext, StaffPage } from '../page.ts'
import { Empty } from '../parts.tsx'
import { PeriodPicker, periodOf } from '../period.tsx'

const limits = { page: 20, file: 100 } as const

export const gaps: StaffPage = {
  path: 'cau-chua-tra-loi',
  title: 'Câu chưa trả lời',
  role: 'viewer',
  async render(context) {
    const found = await find(context, limits.page)
    const fileOf = await context.ports.content.files()
    return (
      <>
        <PeriodPicker context={context} />
        {found.count === 0 ? <None /> : <Found found={found} fileOf={fileOf} context={context} />}
      </>
    )
  },
  downloads: tableFiles({
    'cau-chua-tra-loi': async (context) =>
      tableOf(await find(context, limits.file), await context.ports.content.files()),
  }),
}

async function find(context: PageContext, limit: number): Promise<Gaps> {
  const { figures, library } = context.ports
  return findGaps(await figures.missed(periodOf(context).range), library(), { limit, all: false })
}

function Found(props: {
  readonly found: Gaps
  readonly fileOf: FileOf
  readonly context: PageContext
}): VNode {
  const { found, fileOf, context } = props
  const [count, people, matters] = [found.count, found.people, found.matters].map(groupThousands)
  return (
    <>
      <p>
        {count} câu chưa được trả lời tốt, của {people} người, về {matters} việc. Việc nhiều người hỏi đứng
        trước. Câu hỏi đã che thông tin cá nhân.
      </p>
      <FigureTable
        table={tableOf(found, fileOf)}
        context={context}
        query={periodOf(context).query}
        empty="Các việc đã hỏi nay đều trả lời được: không phải viết thêm gì."
        stacks
      />
      {found.looked < found.matters && (
        <p class="hint">
          Đã xem {found.looked} trong {matters} việc, từ việc nhiều người hỏi nhất. Xem thêm bằng lệnh{' '}
          <code>motcua gaps --limit 100</code>.
        </p>
      )}
      <Paste gaps={found.gaps} fileOf={fileOf} />
    </>
  )
}

function Paste({ gaps, fileOf }: { readonly gaps: readonly Gap[]; readonly fileOf: FileOf }): VNode | null {
  const found = pasteable(gaps, fileOf)
  if (found.length === 0) return null
  return (
    <>
      <h2>Chép vào nội dung</h2>
      <p>
        Dán các dòng dưới <code>phrases:</code> của tệp, bỏ câu không đúng việc, rồi chạy{' '}
        <code>motcua check</code>.
      </p>
      {found.map(({ file, lines }) => (
        <>
          <h3>{file}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1). */}
          <section class="scroll" tabIndex={0} aria-label={`Dòng cho ${file}`}>
            <pre>{lines.join('\n')}</pre>
          </section>
        </>
      ))}
    </>
  )
}

function None(): VNode {
  return (
    <Empty>
      Kỳ này không có câu nào bị bỏ ngỏ. Câu mà bot không trả lời được, hoặc bị chê là chưa đúng, sẽ hiện ở
      đây cùng gợi ý phải viết gì. Chọn kỳ dài hơn để xem xa hơn.
    </Empty>
  )
}

function tableOf({ gaps }: Gaps, fileOf: FileOf): Table {
  return {
    name: 'cau-chua-tra-loi',
    title: 'Câu chưa trả lời, việc nhiều người hỏi trước',
    columns: [
      { heading: 'Câu hỏi', kind: 'text' },
      { heading: 'Còn hỏi', kind: 'text' },
      { heading: 'Số người', kind: 'count' },
      { heading: 'Số lần', kind: 'count' },
      { heading: 'Lần cuối', kind: 'day' },
      { heading: 'Mục gần nhất', kind: 'text' },
      { heading: 'Nên làm', kind: 'text' },
    ],
    rows: gaps.map(({ question, wordings, people, count, last, nearest, suggestion }) => [
      question,
      wordings.join(' · '),
      people,
      count,
      last,
      nearest ? `${nearest.name} (${percent(nearest.confidence)})` : null,
      told(suggestion, fileOf),
    ]),
    notes: [],
  }
}

function told(suggestion: Suggestion, fileOf: FileOf): string {
  switch (suggestion.kind) {
    case 'add-phrase': {
      const file = fileOf(suggestion.entry) ?? suggestion.entry
      return `Nếu đúng là mục này, thêm câu hỏi vào ${file}; nếu không, viết mục mới.`
    }
    case 'write-entry':
      if (suggestion.listed) return `Viết mục cho thủ tục có trong danh mục: ${suggestion.listed.name}.`
      return suggestion.notMeant
        ? 'Viết mục mới: người hỏi nói mục gần nhất không đúng việc.'
        : 'Viết mục mới.'
    case 'improve-entry':
      return `Sửa ${fileOf(suggestion.entry) ?? suggestion.entry}: người hỏi chưa thấy hữu ích.`
    case 'solved':
      return 'Nay không phải viết gì nữa.'
    case 'no-topic':
      return 'Câu không nêu việc gì, bot chỉ hỏi lại được.'
  }
}
