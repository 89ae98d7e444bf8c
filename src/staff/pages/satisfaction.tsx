import type { VNode } from 'preact'
import { satisfactionChart } from '../../exports/charts/charts.ts'
import type { Breakdown } from '../../reports/figures.ts'
import { channelName, factorName, inOrder, monthName, wayName } from '../../reports/key-names.ts'
import { satisfactionTable, type ToldBy } from '../../reports/satisfaction-table.ts'
import type { Table } from '../../reports/table.ts'
import { FigureTable, tableFiles } from '../figure-table.tsx'
import { home } from '../forms.tsx'
import { communeNames, entryNames } from '../names.ts'
import type { PageContext, StaffPage } from '../page.ts'
import { Empty } from '../parts.tsx'
import { PeriodPicker, periodOf } from '../period.tsx'
import { drawPicture } from '../picture.tsx'

/** By what, in the order of the page. Factors are those of the quick survey. */
const bys = ['factor', 'entry', 'place', 'channel', 'way', 'month'] as const satisfies readonly ToldBy[]

/** Thousands of procedures are for a file. */
const most = 25

export const satisfaction: StaffPage = {
  path: 'hai-long',
  title: 'Hài lòng',
  role: 'viewer',
  async render(context) {
    const { range } = periodOf(context)
    const found: Breakdown[] = []
    for (const by of bys) found.push(await context.ports.figures.satisfaction(range, by))
    const { total } = found[1] ?? {}
    const isEmpty = total === undefined || (total.service.kind === 'none' && total.survey.kind === 'none')
    return (
      <>
        <PeriodPicker context={context} keep={keepOf(context)} />
        {isEmpty ? <Nothing /> : await breakdowns(found, context)}
      </>
    )
  },
  downloads: tableFiles({
    'hai-long-yeu-to': (context) => tableFor(context, 'factor'),
    'hai-long-thu-tuc': (context) => tableFor(context, 'entry'),
    'hai-long-xa-phuong': (context) => tableFor(context, 'place'),
    'hai-long-kenh': (context) => tableFor(context, 'channel'),
    'hai-long-cach-nop': (context) => tableFor(context, 'way'),
    'hai-long-thang': (context) => tableFor(context, 'month'),
  }),
}

type Of = 'service' | 'survey'

function sourceOf({ query }: PageContext): Of {
  return query.nguon === 'khao-sat' ? 'survey' : 'service'
}

function keepOf(context: PageContext): string {
  return sourceOf(context) === 'survey' ? '&nguon=khao-sat' : ''
}

async function tableFor(context: PageContext, by: (typeof bys)[number]): Promise<Table> {
  return told(await context.ports.figures.satisfaction(periodOf(context).range, by), by, context)
}

function told(found: Breakdown, by: (typeof bys)[number], context: PageContext): Table {
  if (by === 'factor')
    return satisfactionTable({ ...found, cells: inOrder(found.cells) }, by, 'survey', factorName)
  return satisfactionTable(found, by, sourceOf(context), namesFor(by, context))
}

function namesFor(by: Exclude<(typeof bys)[number], 'factor'>, { ports }: PageContext) {
  switch (by) {
    case 'entry':
      return entryNames(ports)
    case 'place':
      return communeNames(ports)
    case 'channel':
      return channelName
    case 'way':
      return wayName
    case 'month':
      return monthName
  }
}

async function breakdowns(found: readonly Breakdown[], context: PageContext): Promise<VNode> {
  const { query } = periodOf(context)
  const [factors] = found
  const groups = inOrder(factors?.cells ?? []).map(({ key, survey }) => ({
    name: factorName(key),
    score: survey,
  }))
  const tables = found.map((each, at) => {
    const by = bys[at] ?? 'factor'
    return {
      by,
      table: told(each, by, context),
      hidden: hiddenIn(each, by === 'factor' ? 'survey' : sourceOf(context)),
    }
  })
  const [first, ...rest] = tables.map(({ by, table, hidden }) => (
    <section>
      <FigureTable
        table={table}
        context={context}
        query={query + (by === 'factor' ? '' : keepOf(context))}
        empty="Kỳ này chưa có lượt nào."
        most={most}
        hasNotes={by === 'factor'}
      />
      {hidden > 0 && <p class="hint">{hiddenWords(hidden)}</p>}
    </section>
  ))
  return (
    <>
      <h2>Năm yếu tố</h2>
      {groups.length > 0 && (await drawPicture((width) => satisfactionChart(groups, undefined, width)))}
      {first}
      <h2>Theo thủ tục, nơi, kênh, cách nộp và tháng</h2>
      <Sources context={context} />
      {rest}
    </>
  )
}

function hiddenIn({ cells }: Breakdown, of: Of): number {
  return cells.filter((cell) => cell[of].kind === 'hidden').length
}

function hiddenWords(count: number): string {
  return `${count} dòng không hiện số liệu: chưa đủ 10 lượt hợp lệ, hoặc phải ẩn cùng để không suy ra được dòng đó.`
}

function Sources({ context }: { readonly context: PageContext }): VNode {
  const { query } = periodOf(context)
  const chosen = sourceOf(context)
  const link = (of: Of, text: string, keep: string) => (
    <li>
      <a href={`${home}/hai-long${query}${keep}`} aria-current={of === chosen ? 'true' : undefined}>
        {text}
      </a>
    </li>
  )
  return (
    <section class="period" aria-label="Nguồn số liệu">
      <ul>
        {link('service', 'Đánh giá 1–5 sao', '')}
        {link('survey', 'Khảo sát nhanh', '&nguon=khao-sat')}
      </ul>
    </section>
  )
}

function Nothing(): VNode {
  return (
    <Empty>
      Kỳ này chưa có lượt đánh giá nào. Để có đánh giá: in mã «Quét để đánh giá» cho quầy bằng{' '}
      <code>motcua qr --rate --place 14524</code> (thay bằng mã xã, phường của bạn), hoặc nhắc người dân nhắn
      «đánh giá» sau khi xong việc.
    </Empty>
  )
}
