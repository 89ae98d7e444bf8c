import { factorName, inOrder } from '../reports/key-names.ts'
import type { Quality } from '../reports/quality.ts'
import { periodText } from '../reports/sentences.ts'
import { quality as words } from '../words/quality.ts'
import { report } from '../words/report.ts'
import { drawBoth } from './charts/both.ts'
import { satisfactionChart, starsChart } from './charts/charts.ts'
import { pointsOf, trendChart } from './charts/trend.ts'
import { toHtml } from './html.ts'
import { toJson } from './json.ts'

/** The page of quality, and the same figures for programs. */
export type QualityFiles = { readonly html: string; readonly json: string }

export async function qualityFiles(quality: Quality, office: string): Promise<QualityFiles> {
  const { range, now, weeks, factors, tables } = quality
  const groups = inOrder(factors.cells).map(({ key, survey }) => ({ name: factorName(key), score: survey }))
  const charts = [
    await drawBoth((width) => trendChart(pointsOf(weeks), 'week', width)),
    await drawBoth((width) => starsChart(now.service, width)),
    await drawBoth((width) => satisfactionChart(groups, report.chart.factors, width)),
  ]
  const html = toHtml({
    title: words.title,
    about: words.about(office, periodText(range)),
    sentences: [words.who, report.notSipas],
    charts,
    tables,
    links: [
      { text: words.json, url: '/chat-luong.json' },
      { text: words.chat, url: '/' },
    ],
  })
  return { html, json: `${toJson(tables, { office, ...range, notes: [words.who, report.notSipas] })}\n` }
}
