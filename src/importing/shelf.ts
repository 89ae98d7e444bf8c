import { type Content, ofKind } from '../knowledge/content.ts'
import { abolishedNames } from '../knowledge/lint-texts.ts'
import type { Document, Places, Procedure } from '../knowledge/schema.ts'
import { isOver } from '../knowledge/validity.ts'
import { numberOf } from './basis-number.ts'
import { isStubId } from './stub-id.ts'

/** What content already has, as an importer needs to look it up. */
export type Shelf = {
  /** Reviewed entries, by each of their codes. */
  readonly entries: ReadonlyMap<string, Procedure>
  readonly documents: ReadonlyMap<string, Document>
  /** Documents whose time is over. */
  readonly over: ReadonlySet<string>
  /** Addresses that a catalogue knows of codes. */
  readonly urls: ReadonlyMap<string, string>
  /** Every code that an entry or a list has. */
  readonly codes: ReadonlySet<string>
  /** Ids that editors chose for procedures that nobody has written yet. */
  readonly stubs: ReadonlyMap<string, string>
  readonly names: readonly { readonly code: string; readonly name: string }[]
  readonly ids: ReadonlySet<string>
  readonly units: Places['units']
  /** Levels and provinces that are no more. */
  readonly abolished: readonly string[]
  readonly today: string
}

/** The document of a number; «118/2025/NĐ» without its agency is enough when no other begins so. */
export function documentOf({ documents }: Shelf, number: string): Document | undefined {
  const whole = documents.get(number)
  if (whole || !/\/\d{4}\/[^-]+$/.test(number)) return whole
  const found = [...documents].filter(([each]) => each.startsWith(`${number}-`))
  return found.length === 1 ? found[0]?.[1] : undefined
}

export function shelfOf(content: Content, today: string): Shelf {
  const procedures = ofKind(content.entries, 'procedures').map(({ value }) => value)
  const documents = ofKind(content.entries, 'documents').map(({ value }) => value)
  const listed = ofKind(content.entries, 'catalog').flatMap(({ value }) => value.procedures)
  const places = ofKind(content.entries, 'places').map(({ value }) => value)
  const named = [...procedures, ...listed]
  return {
    entries: new Map(
      procedures.flatMap((entry) =>
        [entry.code, ...entry.relatedCodes].flatMap((code) => (code === null ? [] : [[code, entry]])),
      ),
    ),
    documents: new Map(
      documents.flatMap((each) => (each.number === null ? [] : [[numberOf(each.number), each]])),
    ),
    over: new Set(documents.filter((each) => isOver(each, today)).map((each) => each.id)),
    urls: new Map(listed.flatMap(({ code, url }) => (code === null || url === null ? [] : [[code, url]]))),
    codes: new Set([
      ...procedures.flatMap(({ code, relatedCodes }) => [code ?? '', ...relatedCodes]),
      ...listed.map(({ code }) => code ?? ''),
    ]),
    stubs: new Map(listed.flatMap(({ code, id }) => (code === null || isStubId(id) ? [] : [[code, id]]))),
    names: named.flatMap(({ code, name }) => (code === null ? [] : [{ code, name }])),
    ids: new Set([
      ...content.entries.map(({ value }) => value.id),
      ...content.fileIds,
      ...named.map(({ id }) => id),
    ]),
    units: places.flatMap((each) => each.units),
    abolished: abolishedNames({ places }),
    today,
  }
}
