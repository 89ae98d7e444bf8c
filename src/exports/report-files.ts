import type { Report } from '../reports/reports.ts'
import { periodText, sentencesOf } from '../reports/sentences.ts'
import { report as words } from '../words/report.ts'
import { drawBoth } from './charts/both.ts'
import { satisfactionChart, starsChart, topicsChart } from './charts/charts.ts'
import { pointsOf, trendChart } from './charts/trend.ts'
import { toCsv } from './csv.ts'
import { makeDigest } from './digest/digest.ts'
import { toHtml } from './html.ts'
import { toJson } from './json.ts'
import { toText } from './text.ts'
import { toXlsx } from './xlsx.ts'

export const formats = ['table', 'json', 'csv', 'xlsx', 'png', 'html'] as const
export type Format = (typeof formats)[number]

/** `part`: goes into the name of the file where a format takes one file a table. */
export type ReportFile = { readonly part?: string; readonly body: string | Uint8Array }

/** A report in this format; CSV holds one table a file, all others one file. `day`: today, 2026-11-27. */
export async function reportFiles(
  report: Report,
  format: Format,
  day: string,
): Promise<readonly ReportFile[]> {
  const { summary, tables } = report
  switch (format) {
    case 'table':
      return [{ body: `${[sentencesOf(summary).join('\n'), ...tables.map(toText)].join('\n\n')}\n` }]
    case 'json':
      return [
        {
          body: `${toJson(tables, { from: summary.range.from, to: summary.range.to, sentences: sentencesOf(summary) })}\n`,
        },
      ]
    case 'csv':
      return tables.map((table) => ({ part: table.name, body: toCsv(table) }))
    case 'xlsx':
      return [{ body: await toXlsx(tables) }]
    case 'png':
      return [{ body: (await makeDigest(summary, day)).png }]
    case 'html':
      return [{ body: await page(report) }]
  }
}

async function page({ summary, factors, topics, tables }: Report): Promise<string> {
  const charts = [
    await drawBoth((width) => trendChart(pointsOf(summary.trend), summary.step, width)),
    await drawBoth((width) => starsChart(summary.now.service, width)),
    await drawBoth((width) => satisfactionChart(factors, words.chart.factors, width)),
    await drawBoth((width) => topicsChart(topics, width)),
  ]
  return toHtml({
    title: words.title,
    about: `${summary.office}. ${periodText(summary.range)}.`,
    sentences: sentencesOf(summary),
    charts,
    tables,
  })
}
