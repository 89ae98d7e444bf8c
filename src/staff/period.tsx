import type { VNode } from 'preact'
import { dayAfter, formatDay, today } from '../lib/day.ts'
import type { Range } from '../reports/figures.ts'
import { rangeBefore } from '../reports/summary.ts'
import { home } from './forms.tsx'
import type { PageContext } from './page.ts'

/** How many days each choice of period holds. */
const spans = { 'hom-nay': 1, '7-ngay': 7, '30-ngay': 30, '90-ngay': 90, nam: 365 } as const
type Span = keyof typeof spans
const names: Readonly<Record<Span, string>> = {
  'hom-nay': 'Một ngày',
  '7-ngay': '7 ngày',
  '30-ngay': '30 ngày',
  '90-ngay': '90 ngày',
  nam: 'Một năm',
}
const usual: Span = '30-ngay'

export type Period = {
  readonly range: Range
  /** The end of an address that asks for this period, such as `?ky=30-ngay`. */
  readonly query: string
  readonly isLatest: boolean
}

/** The days that `?ky=30-ngay&den=2026-11-20` asks for; what it does not say, or says wrongly, is 30 days until today. */
export function periodOf({ query, ports, now }: Pick<PageContext, 'query' | 'ports' | 'now'>): Period {
  const latest = today(now, ports.library().knowledge.office.timeZone)
  const { den = '' } = query
  const to = isDay(den) && den < latest ? den : latest
  const span = spanOf(query)
  return {
    range: { from: dayAfter(to, 1 - spans[span]), to },
    query: addressOf(span, to, latest),
    isLatest: to === latest,
  }
}

function spanOf({ ky = usual }: PageContext['query']): Span {
  return (Object.keys(spans) as Span[]).find((each) => each === ky) ?? usual
}

function isDay(text: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && dayAfter(text, 0) === text
}

function addressOf(span: Span, to: string, latest: string): string {
  return `?ky=${span}${to < latest ? `&den=${to}` : ''}`
}

/** Links to the choices of period, and to the period before and after. `keep`: what else stays in the address, such as `&nguon=x`. */
export function PeriodPicker({ context, keep = '' }: { context: PageContext; keep?: string }): VNode {
  const { range, isLatest } = periodOf(context)
  const latest = today(context.now, context.ports.library().knowledge.office.timeZone)
  const chosen = spanOf(context.query)
  const page = `${home}${context.path === '' ? '' : `/${context.path}`}`
  const link = (span: Span, to: string) => page + addressOf(span, to, latest) + keep
  const next = dayAfter(range.to, spans[chosen])
  return (
    <section class="period" aria-label="Kỳ báo cáo">
      <ul>
        {(Object.keys(spans) as Span[]).map((span) => (
          <li>
            <a href={link(span, range.to)} aria-current={span === chosen ? 'true' : undefined}>
              {span === 'hom-nay' && isLatest ? 'Hôm nay' : names[span]}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={link(chosen, rangeBefore(range).to)} rel="prev">
          ← Kỳ trước
        </a>{' '}
        <strong>{rangeText(range)}</strong>{' '}
        {!isLatest && (
          <a href={link(chosen, next < latest ? next : latest)} rel="next">
            Kỳ sau →
          </a>
        )}
      </p>
    </section>
  )
}

/** 1/11/2026 – 30/11/2026, or the one day. */
export function rangeText({ from, to }: Range): string {
  return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`
}
