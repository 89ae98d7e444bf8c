import { formatDay } from '../../lib/day.ts'
import { escapeMarkup } from '../../lib/printable.ts'
import { isWeek, periodText, sentencesOf } from '../../reports/sentences.ts'
import type { Summary } from '../../reports/summary.ts'
import { digest } from '../../words/digest.ts'
import { report } from '../../words/report.ts'
import { groupThousands } from '../../words/words.ts'
import { drawChart } from '../charts/render.ts'
import { pointsOf, trendChart } from '../charts/trend.ts'
import { createMeasure, type Measure } from '../drawing/font.ts'
import { toPng } from '../drawing/png.ts'
import { type Block, gap, stack, words } from './layout.ts'
import { ink, margin, pictureWidth } from './look.ts'
import { tiles } from './tiles.ts'

/** A picture for the chat of staff, 1080 pixels wide, and what it says in three sentences. */
export type Digest = {
  readonly png: Uint8Array
  readonly svg: string
  readonly sentences: readonly [string, string, string]
}

/** The same summary gives the same picture. `day`: when it was made, 2026-11-27. */
export async function makeDigest(summary: Summary, day: string): Promise<Digest> {
  const measure = createMeasure()
  const sentences = sentencesOf(summary)
  const body = stack(
    [
      gap(36),
      tiles(summary, measure),
      ...heading(digest.trend[summary.step], measure),
      await trend(summary),
      ...heading(digest.unanswered, measure),
      ...unanswered(summary, measure),
      gap(28),
      ...sentences.flatMap((sentence) => [line(sentence, 29, ink.dark, measure, 5), gap(10)]),
      gap(14),
      line(`${report.notSipas} ${digest.made(formatDay(day))}.`, 23, ink.soft, measure, 3),
      gap(36),
    ],
    bandHeight + 10,
  )
  const height = Math.ceil(body.end)
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${height}" viewBox="0 0 ${pictureWidth} ${height}" role="img">`,
    `<title>${escapeMarkup(sentences.join(' '))}</title>`,
    `<rect width="${pictureWidth}" height="${height}" fill="${ink.paper}"/>`,
    band(summary, measure),
    body.svg,
    '</svg>',
  ].join('')
  return { svg, sentences, png: toPng(svg, pictureWidth) }
}

const bandHeight = 190
const inner = pictureWidth - 2 * margin

function band({ office, range }: Summary, measure: Measure): string {
  const title = `${digest.title(isWeek(range))}: ${periodText(range).replace(/^Từ /, '')}`
  const box = { width: inner, height: 66, sizes: [50, 44, 38], weight: 700 } as const
  return [
    `<rect width="${pictureWidth}" height="${bandHeight}" fill="${ink.band}"/>`,
    `<rect y="${bandHeight}" width="${pictureWidth}" height="10" fill="${ink.gold}"/>`,
    words(title, { x: margin, fill: ink.onBand, box }, measure).draw(28),
    words(
      office,
      { x: margin, fill: ink.onBand, box: { ...box, height: 84, sizes: [32, 28], weight: 400 } },
      measure,
    ).draw(102),
  ].join('')
}

function heading(text: string, measure: Measure): readonly Block[] {
  const box = { width: inner, height: 50, sizes: [34], weight: 700 } as const
  return [gap(34), words(text, { x: margin, fill: ink.band, box }, measure), gap(10)]
}

function line(text: string, size: number, fill: string, measure: Measure, most: number): Block {
  const box = { width: inner, height: size * 1.3 * most + 1, sizes: [size], weight: 400 } as const
  return words(text, { x: margin, fill, box }, measure)
}

/** Drawn small and shown large, so that its letters are read on a phone. */
async function trend({ trend: periods, step }: Summary): Promise<Block> {
  const chart = trendChart(pointsOf(periods), step, 560)
  const svg = await drawChart(chart)
  const height = Math.round((chart.height * inner) / chart.width)
  return {
    height,
    draw: (y) =>
      svg.replace(
        /^<svg ([^>]*?)width="\d+" height="\d+"/,
        `<svg $1x="${margin}" y="${Math.round(y)}" width="${inner}" height="${height}"`,
      ),
  }
}

function unanswered({ unanswered: topics }: Summary, measure: Measure): readonly Block[] {
  if (topics.length === 0) return [line(digest.allAnswered, 29, ink.dark, measure, 1)]
  return topics.flatMap(({ question, people, count }, at) => [
    line(
      `${at + 1}. «${question}»: ${digest.asked(groupThousands(people), groupThousands(count))}`,
      29,
      ink.dark,
      measure,
      2,
    ),
    gap(6),
  ])
}
