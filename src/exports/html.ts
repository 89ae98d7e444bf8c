import { escapeMarkup } from '../lib/printable.ts'
import { shown } from '../reports/shown.ts'
import type { Cell, Column, Table } from '../reports/table.ts'
import type { Picture } from './charts/both.ts'
import { embeddedFonts } from './html-fonts.ts'
import { style } from './html-style.ts'

export type Page = {
  readonly title: string
  /** Below the title: the office, the days. */
  readonly about: string
  readonly sentences: readonly string[]
  readonly charts: readonly Picture[]
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
${charts.map(figure).join('\n')}
${tables.map(section).join('\n')}
${links.map(({ text: words, url }) => `<p><a href="${text(url)}">${text(words)}</a></p>`).join('\n')}
</main>
</body>
</html>
`
}

function figure({ title, wide, narrow }: Picture): string {
  return `<figure><figcaption>${escapeMarkup(title)}</figcaption><div class="desk">${wide}</div><div class="phone">${narrow}</div></figure>`
}

function section({ title, columns, rows, notes }: Table): string {
  const head = columns.map(
    ({ heading, kind }) => `<th role="columnheader" scope="col"${side(kind)}>${escapeMarkup(heading)}</th>`,
  )
  const body = rows.map(
    (row) => `<tr role="row">${columns.map((column, at) => cell(row[at] ?? null, column, at)).join('')}</tr>`,
  )
  return `<section>
<h2>${escapeMarkup(title)}</h2>
${scrolling(
  title,
  `<table role="table">
<thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead>
<tbody role="rowgroup">
${body.length === 0 ? `<tr role="row"><td role="cell" colspan="${columns.length}">–</td></tr>` : body.join('\n')}
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

/**
 * The first text of a row is what the row is about. Roles are said aloud: on a phone, where a row becomes a card and each cell brings its
 * heading, a browser forgets that this is a table.
 */
function cell(value: Cell, { heading, kind }: Column, at: number): string {
  const words = escapeMarkup(shown(value, kind))
  if (at === 0 && kind === 'text') return `<th role="rowheader" scope="row">${words}</th>`
  const named = `data-heading="${escapeMarkup(heading)}"`
  return `<td role="cell" ${named}${value === null && at > 1 ? ' data-empty' : ''}${side(kind)}>${words}</td>`
}

function side(kind: Column['kind']): string {
  return kind === 'text' ? '' : ' class="figure"'
}
