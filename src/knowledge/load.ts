import { assemble, assembleForStaff, isNear } from './assemble.ts'
import { type Content, type FileMemory, ofKind, readContent } from './content.ts'
import { entryFlaws } from './entry-rules.ts'
import type { Knowledge } from './knowledge.ts'
import { locate } from './position.ts'
import { fileProblem, type Problem, sortProblems } from './problem.ts'
import { referenceProblems } from './references.ts'

/** What was read. `staff`: `knowledge` and what is for staff besides; absent: nothing is for staff alone. */
export type Read = { readonly knowledge: Knowledge; readonly staff?: Knowledge }

/** Warnings do not stop the content from being used. */
export type Loaded =
  | (Read & { readonly kind: 'loaded'; readonly warnings: readonly Problem[] })
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] }

/**
 * Reads and checks every file under `dir`. Bad content is a value, with every problem of every file; it never throws.
 * With a memory kept from call to call, only files that changed are parsed.
 */
export async function loadKnowledge(dir: string, memory?: FileMemory): Promise<Loaded> {
  return knowledgeOf(await readContent(dir, memory))
}

/** The second half of loading, for those who also need the places of what was read. */
export function knowledgeOf(content: Content): Loaded {
  const offices = ofKind(content.entries, 'office')
  const problems = [
    ...content.problems,
    ...content.entries.flatMap((entry) => entryFlaws(entry).map((flaw) => locate(entry.yaml, flaw))),
    ...referenceProblems(content),
    ...officeProblems(content),
  ]
  const [office] = offices
  if (problems.length > 0 || !office)
    return { kind: 'broken', problems: markStaff(sortProblems(problems), content) }
  const warnings = content.entries
    .filter((entry) => !isNear(entry, office.value))
    .map((entry) => locate(entry.yaml, { path: ['province'], ...elsewhere(office.value.place.name) }))
  const knowledge = assemble(content, office.value)
  const staff = assembleForStaff(content, office.value, knowledge)
  return { kind: 'loaded', knowledge, ...(staff ? { staff } : {}), warnings }
}

function markStaff(problems: readonly Problem[], { publicDirectives }: Content): readonly Problem[] {
  const mayBeStaffs = (file: string) => file.startsWith('directives/') && !publicDirectives.has(file)
  return problems.map((problem) => (mayBeStaffs(problem.file) ? { ...problem, staff: true } : problem))
}

function officeProblems(content: Content): Problem[] {
  const [, ...more] = ofKind(content.entries, 'office')
  const isThere = content.entries.some((entry) => entry.kind === 'office')
  const isUnsound = content.problems.some(
    (problem) => problem.file.startsWith('office/') || problem.file === '.',
  )
  if (!isThere && !isUnsound) return [fileProblem('office/', noOffice)]
  return more.map((entry) => locate(entry.yaml, { path: ['id'], ...secondOffice }))
}

const noOffice = {
  vi: 'Chưa có tệp nào cho biết văn phòng nào vận hành: thêm đúng một tệp vào thư mục office',
  en: 'Nothing says which office runs this: put exactly one file into the folder office',
}
const secondOffice = {
  vi: 'Chỉ được có một văn phòng: bỏ bớt, giữ lại đúng một tệp trong thư mục office',
  en: 'There can be one office only: keep exactly one file in the folder office',
}

function elsewhere(place: string) {
  return {
    vi: `Mục này chỉ đúng ở tỉnh khác nên không được dùng ở ${place}`,
    en: `This entry holds in another province only and is not used in ${place}`,
  }
}
