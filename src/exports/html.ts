import { escapeMarkup } from '../lib/printable.ts'
import { shown } from '../reports/shown.ts'
import type { Cell, Column, Table } from '../reports/table.ts'
import { embeddedFonts } from './html-fonts.ts'

export type Page = {
  readonly title: string
  /** Below the title: the office, the days. */
  readonly about: string
  readonly sentences: readonly string[]
  /** SVG as `drawChart` gives it. */
  readonly charts: readonly { readonly title: string; readonly svg: string }[]
  readonly tables: readonly Table[]
  /** At the end: where else to look. */
  readonly links?: readonly { readonly text: string; readonly url: string }[]
}

/**
 * One file that needs nothing else: to be read in a browser, sent on and printed on A4. Its own policy lets nothing run and nothing be
 * fetched, whatever stands in a cell.
 */
export function toHtml({ title, about, sentences, charts, tables, links = [] }: Page): string {
  const text = escapeMarkup
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>
${embeddedFonts()}
${style}
</style>
</head>
<body>
<main>
<h1>${text(title)}</h1>
<p class="about">${text(about)}</p>
${sentences.map((sentence) => `<p>${text(sentence)}</p>`).join('\n')}
${charts.map((chart) => `<figure><figcaption>${text(chart.title)}</figcaption>${scrolling(`Biểu đồ: ${chart.title}`, chart.svg)}</figure>`).join('\n')}
${tables.map(section).join('\n')}
${links.map(({ text: words, url }) => `<p><a href="${text(url)}">${text(words)}</a></p>`).join('\n')}
</main>
</body>
</html>
`
}

function section({ title, columns, rows, notes }: Table): string {
  const head = columns.map(
    ({ heading, kind }) => `<th scope="col"${side(kind)}>${escapeMarkup(heading)}</th>`,
  )
  const body = rows.map(
    (row) => `<tr>${columns.map(({ kind }, at) => cell(row[at] ?? null, kind, at)).join('')}</tr>`,
  )
  return `<section>
<h2>${escapeMarkup(title)}</h2>
${scrolling(
  title,
  `<table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.length === 0 ? `<tr><td colspan="${columns.length}">–</td></tr>` : body.join('\n')}
</tbody>
</table>`,
)}
${notes.map((note) => `<p class="note">${escapeMarkup(note)}</p>`).join('\n')}
</section>`
}

/** What is wider than the screen moves by itself, by keyboard too. */
function scrolling(title: string, inside: string): string {
  return `<div class="wide" tabindex="0" role="region" aria-label="${escapeMarkup(title)}">${inside}</div>`
}

/** The first text of a row is what the row is about. */
function cell(value: Cell, kind: Column['kind'], at: number): string {
  const words = escapeMarkup(shown(value, kind))
  return at === 0 && kind === 'text' ? `<th scope="row">${words}</th>` : `<td${side(kind)}>${words}</td>`
}

function side(kind: Column['kind']): string {
  return kind === 'text' ? '' : ' class="figure"'
}

const style = `*{box-sizing:border-box}
body{margin:0;font:16px/1.5 "Be Vietnam Pro",sans-serif;color:#1d2927;background:#fff}
main{max-width:960px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 4px;color:#0c4f4a}
h2{font-size:1.2rem;margin:32px 0 8px;color:#0c4f4a}
.about,.note{color:#53605d}
.note{font-size:.85rem;margin:4px 0}
figure{margin:24px 0}
figcaption{font-weight:700;margin-bottom:4px}
/* On a phone letters must not shrink with the picture. */
svg{min-width:600px;max-width:100%;height:auto}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:6px 10px;border-bottom:1px solid #c9d3d0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#0c4f4a;color:#fff;overflow-wrap:normal}
tbody th{font-weight:400;min-width:9rem}
.figure{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal;white-space:nowrap}
thead .figure{white-space:normal}
@media print{@page{size:A4;margin:14mm}main{max-width:none;padding:0}body{font-size:10pt}figure,tr{break-inside:avoid}svg{min-width:0}h2{break-after:avoid}.wide{overflow:visible}thead th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`
