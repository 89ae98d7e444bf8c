import type { VNode } from 'preact'
import { starsChart } from '../../exports/charts/charts.ts'
import { pointsOf, trendChart } from '../../exports/charts/trend.ts'
import { sentencesOf } from '../../reports/sentences.ts'
import { rangeBefore, type Summary, stepFor } from '../../reports/summary.ts'
import { overviewTable, starsTable, topicsTable, trendTable } from '../../reports/tables.ts'
import { FigureTable, tableFiles } from '../figure-table.tsx'
import { entryNames } from '../names.ts'
import type { PageContext, StaffPage } from '../page.ts'
import { Empty } from '../parts.tsx'
import { PeriodPicker, periodOf } from '../period.tsx'
import { drawPicture } from '../picture.tsx'
import { Tiles } from '../tiles.tsx'
import { roleMeanings, roleNames } from '../words.ts'

const mostTopics = 10

export const overview: StaffPage = {
  path: '',
  title: 'Tổng quan',
  role: 'viewer',
  async render(context) {
    const summary = await summaryFor(context)
    return (
      <>
        <PeriodPicker context={context} />
        {summary.now.usage.turns === 0 ? <Quiet /> : await figures(summary, context)}
        <p class="hint">
          Xin chào {context.account.name}. Vai trò của bạn: {roleNames[context.account.role]} (
          {roleMeanings[context.account.role]}).
        </p>
      </>
    )
  },
  downloads: tableFiles({
    'tong-quan': async (context) => tables.overview(await summaryFor(context)),
    'dien-bien': async (context) => trendTable((await summaryFor(context)).trend),
    'muc-danh-gia': async (context) => starsTable((await summaryFor(context)).now.service),
    'duoc-hoi-nhieu': topicsFor,
  }),
}

const tables = { overview: ({ now, before }: Summary) => overviewTable(now, before) }

/** What nobody could answer has a page of its own. */
async function summaryFor(context: PageContext): Promise<Summary> {
  const { figures, library } = context.ports
  const { range } = periodOf(context)
  const step = stepFor(range)
  return {
    office: library().knowledge.office.name,
    range,
    now: await figures.overview(range),
    before: await figures.overview(rangeBefore(range)),
    step,
    trend: await figures.trend(range, step),
    unanswered: [],
  }
}

async function topicsFor(context: PageContext) {
  const topics = await context.ports.figures.topics(periodOf(context).range, mostTopics)
  return topicsTable(topics, entryNames(context.ports))
}

async function figures(summary: Summary, context: PageContext): Promise<VNode> {
  const { now, trend, step } = summary
  const { query } = periodOf(context)
  const common = { context, query, empty: 'Kỳ này chưa có số liệu.' }
  const topics = await topicsFor(context)
  return (
    <>
      <Tiles summary={summary} />
      {sentencesOf(summary).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <h2>Diễn biến</h2>
      {await drawPicture((width) => trendChart(pointsOf(trend), step, width))}
      <FigureTable {...common} table={trendTable(trend)} folds={trend.length > 14} />
      <h2>Đánh giá dịch vụ</h2>
      {await drawPicture((width) => starsChart(now.service, width))}
      <FigureTable {...common} table={starsTable(now.service)} />
      <h2>Được hỏi nhiều nhất</h2>
      <FigureTable {...common} table={topics} />
      <h2>Mọi chỉ tiêu, so với kỳ trước</h2>
      <FigureTable {...common} table={tables.overview(summary)} />
    </>
  )
}

function Quiet(): VNode {
  return (
    <Empty>
      Kỳ này chưa có ai hỏi. Số liệu hiện ra ngay khi có người nhắn tin. Để người dân biết: dán mã QR ở quầy (
      <code>motcua qr</code>), đặt khung chat lên trang web của cơ quan, hoặc chọn kỳ dài hơn ở trên.
    </Empty>
  )
}
