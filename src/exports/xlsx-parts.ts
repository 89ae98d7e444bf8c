import { escapeMarkup } from '../lib/printable.ts'

/** In the order in which a cell names them by number. */
export const styles = [
  'plain',
  'title',
  'head',
  'head-right',
  'text',
  'unknown',
  'count',
  'share',
  'score',
  'day',
  'note',
] as const
export type Style = (typeof styles)[number]

export type SheetPart = { readonly name: string; readonly xml: string }

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Everything inside a workbook (ECMA-376), by its path: as little as Excel, LibreOffice and Google take without a word. */
export function workbookFiles(sheets: readonly SheetPart[]): Readonly<Record<string, string>> {
  const numbered = sheets.map((sheet, at) => ({ ...sheet, number: at + 1 }))
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${numbered.map(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': related([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbered.map(({ name, number }) => `<sheet name="${escapeMarkup(name)}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related([
      ...numbered.map(({ number }) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`)),
      relation(`rId${sheets.length + 1}`, 'styles', 'styles.xml'),
    ]),
    'xl/styles.xml': stylesXml,
    ...Object.fromEntries(
      numbered.map(({ number, xml }) => [
        `xl/worksheets/sheet${number}.xml`,
        `${declaration}<worksheet xmlns="${main}">${xml}</worksheet>`,
      ]),
    ),
  }
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`
}

function related(list: readonly string[]): string {
  return `${declaration}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`
}

/** Numbers of formats: 0 as it comes, 2 «0.00», 3 «#,##0», 49 «@» (text); from 164 our own. */
const looks: Readonly<Record<Style, string>> = {
  plain: look(0, 0, 0, 1),
  title: look(49, 1, 0, 0),
  head: look(49, 2, 2, 1, '<alignment vertical="center" wrapText="1"/>'),
  'head-right': look(49, 2, 2, 1, '<alignment horizontal="right" vertical="center" wrapText="1"/>'),
  text: look(49, 0, 0, 1, '<alignment vertical="top" wrapText="1"/>'),
  unknown: look(49, 0, 0, 1, '<alignment horizontal="right"/>'),
  count: look(3, 0, 0, 1),
  share: look(164, 0, 0, 1),
  score: look(2, 0, 0, 1),
  day: look(165, 0, 0, 1),
  note: look(49, 3, 0, 0),
}

function look(format: number, font: number, fill: number, border: number, alignment = ''): string {
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`
}

const font = (inside: string) => `<font>${inside}<name val="Calibri"/><family val="2"/></font>`
const edge = (side: string) => `<${side} style="thin"><color rgb="FFC9D3D0"/></${side}>`

const stylesXml = `${declaration}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><fonts count="4">${font('<sz val="11"/>')}${font('<b/><sz val="14"/>')}${font('<b/><sz val="11"/><color rgb="FFFFFFFF"/>')}${font('<i/><sz val="10"/><color rgb="FF53605D"/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0C4F4A"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${edge('left')}${edge('right')}${edge('top')}${edge('bottom')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styles.length}">${styles.map((style) => looks[style]).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
