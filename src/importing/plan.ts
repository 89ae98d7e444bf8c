import type { Procedure } from '../knowledge/schema.ts'
import { checkShape } from '../knowledge/shape.ts'
import { parseYaml } from '../knowledge/yaml.ts'
import { mayBeSame } from './alike.ts'
import { compare } from './compare.ts'
import { diffPage } from './diff-page.ts'
import type { Doubt, Doubted } from './doubt.ts'
import { draftOf } from './draft.ts'
import type { Draft } from './draft-shape.ts'
import { draftText } from './draft-text.ts'
import { isEdited } from './mark.ts'
import type { PortalRecord } from './record.ts'
import type { Shelf } from './shelf.ts'
import { newId, type Title } from './titles.ts'

/** A draft that is there already. `path`: procedures/khai-sinh.yaml */
export type OldDraft = { readonly path: string; readonly id: string; readonly text: string }

/** `draft`: write the draft. `diff`: a reviewed entry has the code. `kept`: a person works at the draft. */
export type Planned = {
  readonly kind: 'draft' | 'diff' | 'kept'
  readonly code: string
  readonly id: string
  readonly path: string
  readonly text: string
  readonly doubts: readonly Doubt[]
}

/**
 * What to write for each record, in the order of their codes. Entries and edited drafts are never in it. `schemas`: the
 * way from a draft to the schemas of content.
 */
export function plan(
  records: readonly PortalRecord[],
  shelf: Shelf,
  drafts: readonly OldDraft[],
  schemas: string,
): Planned[] {
  const others = [...shelf.names, ...records.map(({ code, name }) => ({ code, name }))]
  const byCode = new Map(drafts.flatMap((draft) => codeOf(draft.text).map((code) => [code, draft] as const)))
  const taken = new Set([...shelf.ids, ...drafts.map(({ id }) => id)])
  return records
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((record) => {
      const entry = shelf.entries.get(record.code)
      if (entry) return againstEntry(record, entry, shelf, others)
      const old = byCode.get(record.code)
      const id = old?.id ?? stubIdOf(record, shelf) ?? newId(record.name, taken)
      taken.add(id)
      const made = draftOf(id, record, shelf, others)
      return old && isEdited(old.text)
        ? againstDraft(record, old, made, shelf)
        : freshDraft(record, made, schemas)
    })
}

/** The id that editors chose, unless they mean another procedure: provinces use some codes again. */
function stubIdOf({ code, name }: PortalRecord, { stubs, names }: Shelf): string | undefined {
  return names.some((each) => each.code === code && mayBeSame(each.name, name)) ? stubs.get(code) : undefined
}

/** Also of a file that is no sound YAML any more. */
function codeOf(text: string): string[] {
  const [, code] = /^code:\s*["']?(\d\.\d{6})["']?\s*(?:#.*)?$/m.exec(text) ?? []
  return code === undefined ? [] : [code]
}

function freshDraft({ code }: PortalRecord, made: Doubted<Draft>, schemas: string): Planned {
  const { id } = made.value
  return {
    kind: 'draft',
    code,
    id,
    path: `procedures/${id}.yaml`,
    text: draftText(made, schemas),
    doubts: made.doubts,
  }
}

function againstEntry(
  record: PortalRecord,
  entry: Procedure,
  shelf: Shelf,
  others: readonly Title[],
): Planned {
  const made = draftOf(entry.id, record, shelf, others)
  const text = page(record, made, shelf, entry, `content/procedures/${entry.id}.yaml`, entry.reviewed)
  const { code } = record
  const path = `diffs/${entry.code === code ? entry.id : `${entry.id}-${code}`}.md`
  return { kind: 'diff', code, id: entry.id, path, text, doubts: made.doubts }
}

function againstDraft(record: PortalRecord, old: OldDraft, made: Doubted<Draft>, shelf: Shelf): Planned {
  const entry = procedureOf(old.path, old.text)
  const text = page(record, made, shelf, entry ?? nothing, `drafts/${old.path}`, undefined)
  const { code } = record
  return { kind: 'kept', code, id: old.id, path: `diffs/${old.id}.md`, text, doubts: made.doubts }
}

type Written = Pick<Procedure, 'fees' | 'times' | 'dossier' | 'where' | 'results' | 'steps' | 'legalBasis'> &
  Partial<Pick<Procedure, 'name'>>

/** A draft that cannot be read in the middle of a change: everything of the portal is then a difference. */
const nothing: Written = {
  fees: [],
  times: [],
  dossier: [],
  where: [],
  results: [],
  steps: [],
  legalBasis: [],
}

function page(
  record: PortalRecord,
  made: Doubted<Draft>,
  shelf: Shelf,
  entry: Written,
  file: string,
  reviewed: string | undefined,
): string {
  const draft = procedureOf(file, draftText(made, '')) ?? nothing
  return diffPage({
    record,
    file,
    name: entry.name ?? record.name,
    ...(reviewed === undefined ? {} : { reviewed }),
    differences: compare(entry, draft, { record, doubts: made.doubts }, shelf),
    doubts: made.doubts,
  })
}

function procedureOf(path: string, text: string): Procedure | undefined {
  const { yaml } = parseYaml(path, text)
  const value = yaml && checkShape('procedures', yaml).value
  // The schema of procedures made the value.
  return value as Procedure | undefined
}
