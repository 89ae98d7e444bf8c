import { type Content, type ContentEntry, isPublic, ofKind } from './content.ts'
import type { Knowledge, Listed } from './knowledge.ts'
import { linesOf } from './lines-text.ts'
import type { Directive, Document, Guide, Language, Office, Procedure } from './schema.ts'

/** The knowledge of one office: what only holds in another province, or is for staff, is left out, and nothing points at it. */
export function assemble(content: Content, office: Office): Knowledge {
  const entries = content.entries.filter((entry) => isNear(entry, office) && isPublic(entry))
  const listed = notWritten(entries, office)
  const { law, any } = idsOf(entries, listed)
  const place = office.place.code
  return {
    version: content.version,
    office,
    procedures: byId(ofKind(entries, 'procedures').map(({ value }) => nearProcedure(value, place, law, any))),
    documents: byId(ofKind(entries, 'documents').map(({ value }) => nearIssued(value, law))),
    directives: byId(ofKind(entries, 'directives').map(({ value }) => nearDirective(value, law, any))),
    feedbackChannels: byId(ofKind(entries, 'feedback-channels').map(({ value }) => value)),
    guides: byId(ofKind(entries, 'guides').map(({ value }) => nearGuide(value, law))),
    places: ofKind(entries, 'places').map(({ value }) => value),
    surveys: ofKind(entries, 'survey').map(({ value }) => value),
    language: joinLanguages(ofKind(entries, 'language').map(({ value }) => value)),
    catalog: byId<Listed>(listed),
    calendars: ofKind(entries, 'calendar').map(({ value }) => value),
  }
}

/**
 * What staff see: all that everybody sees, as everybody sees it, and the directives for staff besides. Only these point at one another.
 * undefined: nothing is for staff alone.
 */
export function assembleForStaff(
  { entries }: Content,
  office: Office,
  knowledge: Knowledge,
): Knowledge | undefined {
  const near = entries.filter((entry) => isNear(entry, office))
  const forStaff = ofKind(
    near.filter((entry) => !isPublic(entry)),
    'directives',
  )
  if (forStaff.length === 0) return undefined
  const { law, any } = idsOf(near, [...knowledge.catalog.values()])
  const directives = forStaff.map(({ value }) => nearDirective(value, law, any))
  return { ...knowledge, directives: byId([...knowledge.directives.values(), ...directives]) }
}

/** What may be pointed at. */
function idsOf(
  entries: readonly ContentEntry[],
  listed: readonly Listed[],
): { readonly law: Ids; readonly any: Ids } {
  const law = new Set([...ids(ofKind(entries, 'documents')), ...ids(ofKind(entries, 'directives'))])
  const any = new Set([
    ...law,
    ...ids(ofKind(entries, 'procedures')),
    ...ids(ofKind(entries, 'guides')),
    ...ids(ofKind(entries, 'feedback-channels')),
    ...listed.map((each) => each.id),
  ])
  return { law, any }
}

/** Listed procedures that nobody has written, each code once: an entry takes the place of its line in a list. */
function notWritten(entries: readonly ContentEntry[], { place }: Office): Listed[] {
  const written = ofKind(entries, 'procedures').map(({ value }) => value)
  const taken = new Set(written.flatMap(({ id, code, relatedCodes }) => [id, code, ...relatedCodes]))
  return ofKind(entries, 'catalog')
    .flatMap(({ value }) => value.procedures.map((each) => ({ ...each, sources: value.sources })))
    .filter(({ id, code, province = place.code }) => {
      if (province !== place.code) return false
      if (taken.has(id) || (code !== null && taken.has(code))) return false
      taken.add(code ?? id)
      return true
    })
}

/** Does it hold for the whole country or for the office's province? */
export function isNear(entry: ContentEntry, office: Office): boolean {
  return (
    !('province' in entry.value) ||
    entry.value.province === undefined ||
    entry.value.province === office.place.code
  )
}

type Ids = ReadonlySet<string>

function ids(entries: readonly ContentEntry[]): string[] {
  return entries.map((entry) => entry.value.id)
}

function byId<Value extends { readonly id: string }>(values: readonly Value[]): ReadonlyMap<string, Value> {
  const sorted = [...values].sort((a, b) => (a.id < b.id ? -1 : 1))
  return new Map(sorted.map((value) => [value.id, value]))
}

function nearProcedure(procedure: Procedure, place: string, law: Ids, any: Ids): Procedure {
  const isHere = (variant: { readonly place?: string | undefined }) =>
    variant.place === undefined || variant.place === place
  return {
    ...procedure,
    fees: procedure.fees.filter(isHere),
    times: procedure.times.filter(isHere),
    legalBasis: procedure.legalBasis.filter((basis) => law.has(basis.document)),
    simplifications: procedure.simplifications.map((each) => ({ ...each, basis: kept(each.basis, law) })),
    related: procedure.related.filter((id) => any.has(id)),
  }
}

function nearGuide(guide: Guide, law: Ids): Guide {
  return { ...guide, legalBasis: guide.legalBasis.filter((basis) => law.has(basis.document)) }
}

function nearIssued<Issued extends Document | Directive>(issued: Issued, law: Ids): Issued {
  return { ...issued, replacedBy: kept(issued.replacedBy, law) }
}

function nearDirective(directive: Directive, law: Ids, any: Ids): Directive {
  return {
    ...nearIssued(directive, law),
    basis: directive.basis.filter((id) => law.has(id)),
    duties: directive.duties.map((duty) => ({
      ...duty,
      references: duty.references.filter((id) => any.has(id)),
    })),
  }
}

function kept(id: string | null, known: Ids): string | null {
  return id !== null && known.has(id) ? id : null
}

function joinLanguages(parts: readonly Language[]): Knowledge['language'] {
  return {
    abbreviations: parts.flatMap((part) => part.abbreviations),
    synonyms: parts.flatMap((part) => part.synonyms),
    facets: joinLists(parts.map((part) => part.facets)),
    talk: joinLists(parts.map((part) => part.talk)),
    requests: joinLists(parts.map((part) => part.requests)),
    duties: joinLists(parts.map((part) => part.duties)),
    units: parts.flatMap((part) => part.units),
    complaintWords: unique(parts.flatMap((part) => part.complaintWords)),
    denunciationWords: unique(parts.flatMap((part) => part.denunciationWords)),
    fillers: unique(parts.flatMap((part) => part.fillers)),
    spellings: unique(parts.flatMap((part) => part.spellings)),
    officeWords: unique(parts.flatMap((part) => part.officeWords)),
    placeWords: unique(parts.flatMap((part) => part.placeWords)),
    genericWords: unique(parts.flatMap((part) => part.genericWords)),
    privateWords: unique(parts.flatMap((part) => part.privateWords)),
    asking: joinLists(parts.map((part) => linesOfEach(part.asking))),
    sayings: joinLists(parts.map((part) => linesOfEach(part.sayings))),
    elsewhere: unique(parts.flatMap((part) => linesOf(part.elsewhere))),
    traps: unique(parts.flatMap((part) => linesOf(part.traps))),
    outOfScope: unique(parts.flatMap((part) => part.outOfScope)),
    legacy: parts.flatMap((part) => part.legacy),
  }
}

function joinLists<Key extends string>(
  parts: readonly Partial<Record<Key, string[]>>[],
): Partial<Record<Key, string[]>> {
  const joined: Partial<Record<Key, string[]>> = {}
  for (const part of parts) {
    // Object.keys forgets that the keys are the record's own.
    for (const key of Object.keys(part) as Key[])
      joined[key] = unique([...(joined[key] ?? []), ...(part[key] ?? [])])
  }
  return joined
}

function linesOfEach<Key extends string>(
  texts: Partial<Record<Key, string>>,
): Partial<Record<Key, string[]>> {
  // Object.entries forgets that the keys are the record's own.
  const entries = Object.entries<string | undefined>(texts).map(([key, text]) => [key, linesOf(text)])
  return Object.fromEntries(entries) as Partial<Record<Key, string[]>>
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)]
}
