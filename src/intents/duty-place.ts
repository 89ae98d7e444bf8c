import type { GivenDuty } from '../knowledge/duties.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { matchesNumber, readDocumentNumbers } from '../language/document-number.ts'
import { fold } from '../language/fold.ts'

/** Where in a directive something stands, part by part: «mục II, khoản 1» → {«muc ii», «khoan 1»}. */
export type Clause = ReadonlySet<string>

const clausePart = /\b(?:muc|khoan|diem|phan|chuong|dieu) (?:so )?(?:[ivx]+|\d+|[a-e])\b/g

/** The parts that are said, in whatever order. */
export function clauseIn(text: string): Clause {
  return new Set((plain(text).match(clausePart) ?? []).map((part) => part.replace(' so ', ' ')))
}

/** Whether this duty stands there; «mục II» holds all of its clauses. */
export function standsAt({ duty }: GivenDuty, clause: Clause): boolean {
  const own = clauseIn(duty.clause ?? '')
  return [...clause].every((part) => own.has(part))
}

const kinds = 'chi thi|ke hoach|cong van|quyet dinh|nghi quyet|thong bao|van ban|ct|kh|cv|qd|nq|tb'

/** Ids of the directives whose number is said, as documents are cited or short: «kh 999»; undefined: none is. */
export function directivesIn(text: string, knowledge: Knowledge): readonly string[] | undefined {
  const [read] = readDocumentNumbers(text)
  const said = plain(text)
  const found = [...knowledge.directives.values()].filter(
    ({ number, name }) =>
      number !== null &&
      ((read !== undefined && matchesNumber(number, name, read)) || numberPattern(number).test(said)),
  )
  return found.length > 0 ? found.map(({ id }) => id) : undefined
}

/** These folded words without the numbers of these directives and the parts of a clause: «ke hoach 999 vd muc iv kinh phi» → «kinh phi». */
export function withoutPlace(words: string, directives: readonly string[], knowledge: Knowledge): string {
  return directives
    .map((id) => knowledge.directives.get(id)?.number ?? '')
    .reduce((rest, number) => rest.replace(numberPattern(number, true), ' '), words)
    .replace(clausePart, ' ')
}

/** «Kế hoạch số 999/KH-VD», «kh 999», «kh999». `alone`: the bare digits too. */
function numberPattern(number: string, alone = false): RegExp {
  const [digits, ...marks] = plain(number).trim().split(' ')
  const suffix = `(?: (?:${marks.join('|')})\\b)*`
  return new RegExp(
    `\\b(?:${kinds})(?: so)? ?${digits}\\b${suffix}${alone ? `|\\b(?:so )?${digits}\\b${suffix}` : ''}`,
  )
}

function plain(text: string): string {
  const words = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return ` ${words} `
}
