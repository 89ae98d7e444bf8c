import { type Content, type ContentEntry, isPublic, ofKind } from './content.ts'
import { suggestion } from './nearest.ts'
import { type Flaw, locate } from './position.ts'
import type { Problem } from './problem.ts'
import type { Path, Yaml } from './yaml.ts'

/** What only shows when all files are seen together: ids used twice, and ids that lead nowhere. */
export function referenceProblems(content: Content): Problem[] {
  const known = knownIds(content)
  return [
    ...repeatedIds(content.entries),
    ...content.entries.flatMap((entry) =>
      referencesOf(entry)
        .flatMap((reference) => referenceFlaw(reference, entry.value.id, known))
        .map((flaw) => locate(entry.yaml, flaw)),
    ),
  ]
}

/** `law`: must be a document or a directive; `any`: anything a person can be shown. */
type Reference = { readonly id: string; readonly path: Path; readonly to: 'law' | 'any' }

function referencesOf(entry: ContentEntry): Reference[] {
  switch (entry.kind) {
    case 'procedures':
      return [
        ...lawBasis(entry.value.legalBasis),
        ...entry.value.simplifications.flatMap(({ basis }, index) =>
          one(basis, ['simplifications', index, 'basis'], 'law'),
        ),
        ...list(entry.value.related, ['related'], 'any'),
      ]
    case 'guides':
      return lawBasis(entry.value.legalBasis)
    case 'documents':
      return one(entry.value.replacedBy, ['replacedBy'], 'law')
    case 'directives':
      return [
        ...one(entry.value.replacedBy, ['replacedBy'], 'law'),
        ...list(entry.value.basis, ['basis'], 'law'),
        ...entry.value.duties.flatMap((duty, index) =>
          list(duty.references, ['duties', index, 'references'], 'any'),
        ),
      ]
    case 'office':
      return list(entry.value.oftenAsked, ['oftenAsked'], 'any')
    case 'feedback-channels':
    case 'places':
    case 'survey':
    case 'language':
    case 'catalog':
    case 'calendar':
      return []
  }
}

function lawBasis(legalBasis: readonly { readonly document: string }[]): Reference[] {
  return legalBasis.flatMap(({ document }, index) => one(document, ['legalBasis', index, 'document'], 'law'))
}

function one(id: string | null, path: Path, to: Reference['to']): Reference[] {
  return id === null ? [] : [{ id, path, to }]
}

function list(ids: readonly string[], path: Path, to: Reference['to']): Reference[] {
  return ids.map((id, index) => ({ id, path: [...path, index], to }))
}

type Known = {
  readonly law: ReadonlySet<string>
  readonly any: ReadonlySet<string>
  readonly unsound: ReadonlySet<string>
  /** Not to be suggested: where problems are told, anybody may read them. */
  readonly forStaff: ReadonlySet<string>
}

function knownIds(content: Content): Known {
  const idsOf = (...wanted: readonly ContentEntry['kind'][]) =>
    content.entries.filter((entry) => wanted.includes(entry.kind)).map((entry) => entry.value.id)
  const law = idsOf('documents', 'directives')
  const listed = ofKind(content.entries, 'catalog').flatMap(({ value }) =>
    value.procedures.map((each) => each.id),
  )
  const sound = new Set(content.entries.map((entry) => entry.value.id))
  return {
    law: new Set(law),
    any: new Set([...law, ...idsOf('procedures', 'guides', 'feedback-channels'), ...listed]),
    forStaff: new Set(content.entries.filter((entry) => !isPublic(entry)).map((entry) => entry.value.id)),
    unsound: new Set([...content.fileIds].filter((id) => !sound.has(id))),
  }
}

function referenceFlaw({ id, path, to }: Reference, self: string, known: Known): Flaw[] {
  if (id === self)
    return [
      {
        path,
        vi: `Mục này trỏ đến chính nó («${id}»): bỏ dòng này hoặc sửa mã`,
        en: `This entry points at itself («${id}»): delete or correct the line`,
      },
    ]
  if (known[to].has(id) || known.unsound.has(id)) return []
  if (known.any.has(id))
    return [
      {
        path,
        vi: `«${id}» không phải là văn bản: ở đây cần mã của một mục trong documents hoặc directives`,
        en: `«${id}» is not a document: an id from documents or directives is needed here`,
      },
    ]
  const near = suggestion(
    id,
    [...known[to]].filter((each) => !known.forStaff.has(each)),
  )
  return [
    {
      path,
      vi: `Không có mục nào mã «${id}»${near.vi}: sửa mã, hoặc thêm tệp ${id}.yaml`,
      en: `Nothing has the id «${id}»${near.en}: correct it, or add the file ${id}.yaml`,
    },
  ]
}

type Named = { readonly id: string; readonly yaml: Yaml; readonly path: Path }

/** What a person can find shares one set of ids; the other kinds each have their own. A listed procedure gives way to its entry. */
function repeatedIds(entries: readonly ContentEntry[]): Problem[] {
  const first = new Map<string, Named & { readonly isOpen: boolean }>()
  const written = new Set(ofKind(entries, 'procedures').map((entry) => entry.value.id))
  return entries
    .flatMap((entry) =>
      namesOf(entry, written).map(([space, named]) => ({ space, named, isOpen: isPublic(entry) })),
    )
    .flatMap(({ space, named, isOpen }) => {
      const key = `${space} ${named.id}`
      const other = first.get(key)
      if (!other) {
        first.set(key, { ...named, isOpen })
        return []
      }
      const problem = locate(named.yaml, { path: named.path, ...usedTwice(named.id, other) })
      return [other.isOpen ? problem : { ...problem, staff: true as const }]
    })
}

function namesOf(
  entry: ContentEntry,
  written: ReadonlySet<string>,
): (readonly [space: string, named: Named])[] {
  const { kind, yaml, value } = entry
  const own = { id: value.id, yaml, path: ['id'] }
  switch (kind) {
    case 'catalog':
      return [
        [kind, own],
        ...value.procedures.flatMap(({ id }, index) =>
          written.has(id) ? [] : [['', { id, yaml, path: ['procedures', index, 'id'] }] as const],
        ),
      ]
    case 'office':
    case 'places':
    case 'survey':
    case 'language':
    case 'calendar':
      return [[kind, own]]
    case 'procedures':
    case 'documents':
    case 'directives':
    case 'guides':
    case 'feedback-channels':
      return [['', own]]
  }
}

function usedTwice(id: string, other: Named) {
  const { line } = locate(other.yaml, { path: other.path, vi: '', en: '' })
  return {
    vi: `Mã «${id}» đã dùng ở ${other.yaml.path}:${line}: đặt mã khác cho một trong hai mục`,
    en: `The id «${id}» is already used at ${other.yaml.path}:${line}: give one of the two another id`,
  }
}
