import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { toCsv } from '../../src/exports/csv.ts'
import { harmless } from '../../src/exports/harmless.ts'
import { toXlsx } from '../../src/exports/xlsx.ts'
import { printable } from '../../src/lib/printable.ts'
import { payloads } from '../helpers/payloads.ts'
import { readCsv, tableOf } from '../helpers/table.ts'

const table = tableOf(payloads)

/** As a spreadsheet sees it: what it skips, then a sign that starts a formula. */
const isFormula = (cell: string) =>
  /^[\s\u200b\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)

describe('payloads', () => {
  it('are more than 500', () => {
    expect(payloads.length).toBeGreaterThan(500)
  })
})

describe('CSV', () => {
  const csv = toCsv(table)
  const rows = readCsv(csv.slice(1))

  it('begins with the mark by which Excel reads Vietnamese, and ends its lines as RFC 4180 says', () => {
    expect(csv.startsWith('\ufeff"')).toBe(true)
    expect(
      toCsv({ ...table, rows: [['Đăng ký khai sinh', 12, 0.5, null, '2026-11-27']] })
        .split('\r\n')
        .slice(1),
    ).toEqual(['"Đăng ký khai sinh",12,0.5,,"2026-11-27"', ''])
  })

  it('gives every text back, led by an apostrophe where it might start a formula', () => {
    expect(rows).toHaveLength(payloads.length + 1)
    expect(rows.every((row) => row.length === 5)).toBe(true)
    expect(rows.slice(1).map(([text]) => text)).toEqual(payloads.map((text) => harmless(printable(text))))
  })

  it('holds no formula, and negative numbers are numbers', () => {
    expect(rows.flat().filter(isFormula)).toEqual([])
    expect(rows[3]?.[1]).toBe('-2')
  })

  it.each([';', '\t', '|'])('holds none where a program takes «%s» for the separator', (separator) => {
    expect(readCsv(csv.slice(1), separator).flat().filter(isFormula)).toEqual([])
  })

  it('leaves out numbers that are none', () => {
    const [, row] = readCsv(
      toCsv({ ...table, rows: [['x', Number.NaN, Number.POSITIVE_INFINITY, 1e-7, null]] }),
    )
    expect(row).toEqual(['x', '', '', '0', ''])
  })

  it.each([
    ['=1', "'=1"],
    [' =1', "' =1"],
    ['\u200b=1', "'\u200b=1"],
    ['＝1', "'＝1"],
    ['\tx', "'\tx"],
    ['a;=1', "a;'=1"],
    ['giấy tờ:\n- bản sao', "giấy tờ:\n'- bản sao"],
    ['1+1=2', '1+1=2'],
    ['Luật 04-2026', 'Luật 04-2026'],
    ['thư a@b.vn, -5 độ', 'thư a@b.vn, -5 độ'],
  ])('writes %j as %j', (text, written) => {
    expect(harmless(text)).toBe(written)
  })
})

describe('XLSX', () => {
  let files: Readonly<Record<string, string>>
  beforeAll(async () => {
    files = await unzipped([
      { ...table, title: 'Hài lòng [theo] xã/phường: tất cả các đơn vị' },
      table,
      { ...table, rows: [] },
    ])
  })
  const sheet = () => files['xl/worksheets/sheet1.xml'] ?? ''

  it('has a sheet a table, with names that Excel takes', () => {
    const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(
      ([, name]) => name,
    )
    expect(names).toHaveLength(3)
    expect(names[0]).toBe('Hài lòng theo xã phường tất cả')
    expect(new Set(names).size).toBe(3)
  })

  it('has no formula, no link and no macro anywhere', () => {
    for (const [name, xml] of Object.entries(files)) {
      expect([name, /<f[ >/]|<hyperlink|ddeLink|externalLink|t="str"/.test(xml)]).toEqual([name, false])
    }
    expect(Object.keys(files).filter((name) => /vba|external/i.test(name))).toEqual([])
  })

  it('keeps every text as it is, in cells of type and format text', () => {
    const texts = [
      ...sheet().matchAll(/<c r="A(\d+)" s="(\d+)" t="inlineStr"><is><t xml:space="preserve">([^<]*)<\/t>/g),
    ].map(([, row, style, text = '']) => ({ row: Number(row), style: Number(style), text: unescaped(text) }))
    const kept = texts.filter(({ row }) => row > 2 && row <= payloads.length + 2).map(({ text }) => text)
    const written = payloads.map((text) => printable(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
    expect(kept).toEqual(written)
    const formats = styleFormats(files['xl/styles.xml'] ?? '')
    const used = new Set(texts.map(({ style }) => formats[style]))
    expect([...used]).toEqual(['49'])
  })

  it('has numbers as numbers, shares in per cent, days as days, and wide columns', () => {
    const formats = styleFormats(files['xl/styles.xml'] ?? '')
    const cell = (name: string) => {
      const [, how = '', value] = new RegExp(`<c r="${name}"([^>]*)><v>([^<]*)</v>`).exec(sheet()) ?? []
      return [formats[Number(/ s="(\d+)"/.exec(how)?.[1])], value, how.includes('t=')]
    }
    expect(cell('B5')).toEqual(['3', '-2', false])
    expect(cell('C5')).toEqual(['0.0%', String(2 / 7), false])
    // 27 November 2026, counted as Excel counts: from 1900, with a 29 February that never was.
    expect(cell('E5')).toEqual(['dd/mm/yyyy', '46353', false])
    expect(sheet()).toMatch(/<cols><col [^>]*width="60"/)
    expect(sheet()).toMatch(/<pane [^>]*state="frozen"/)
  })
})

async function unzipped(tables: Parameters<typeof toXlsx>[0]): Promise<Readonly<Record<string, string>>> {
  const entries = Object.entries(unzipSync(await toXlsx(tables)))
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]))
}

/** The format of each style by its number. */
function styleFormats(xml: string): readonly (string | undefined)[] {
  const custom = new Map(
    [...xml.matchAll(/<numFmt [^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"/g)].map(([, id, code]) => [
      id,
      code,
    ]),
  )
  const cellXfs = /<cellXfs[^>]*>([\s\S]*)<\/cellXfs>/.exec(xml)?.[1] ?? ''
  return [...cellXfs.matchAll(/<xf [^>]*?numFmtId="(\d+)"|<xf(?=[ >/])/g)].map(([, id]) =>
    id === undefined ? undefined : (custom.get(id) ?? id),
  )
}

function unescaped(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
