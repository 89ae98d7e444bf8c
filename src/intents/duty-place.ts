import type { GivenDuty } from '../knowledge/duties.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { matchesNumber, readDocumentNumbers } from '../language/document-number.ts'
import { fold } from '../language/fold.ts'

/** Where in a directive something stands, part by part: «mục II, khoản 1» → {«muc ii», «khoan 1»}. */
export type Clause = ReadonlySet<string>

const clausePart = /\b(?:muc|khoan|diem|phan|chuong|dieu) (?:so )?(?:[ivx]+|\d+|[a-z])\b/g

/** The parts that are said, in whatever order. */
export function clauseIn(text: string): Clause {
  return new Set((plain(text).match(clausePart) ?? []).map((part) => part.replace(' so ', ' ')))
}

/** Whether this duty stands there; «mục II» holds all of its clauses. */
export function standsAt({ duty }: GivenDuty, clause: Clause): boolean {
  const own = clauseIn(duty.clause ?? '')
  return [...clause].every((part) => own.has(part))
}

/** How kinds of documents are called, by what their numbers carry. */
const kinds: Readonly<Record<string, string>> = {
  ...{ ct: 'chi thi', kh: 'ke hoach', cv: 'cong van', qd: 'quyet dinh', nq: 'nghi quyet', tb: 'thong bao' },
}

/** Ids of the directives whose number is said, as documents are cited or short: «kh 999»; undefined: none is. */
export function directivesIn(text: string, knowledge: Knowledge): readonly string[] | undefined {
  const [read] = readDocumentNumbers(text)
  const said = plain(text)
  const found = [...knowledge.directives.values()].filter(({ number, name }) => {
    if (number === null) return false
    return read === undefined ? shortNumber(number).test(said) : matchesNumber(number, name, read)
  })
  return found.length > 0 ? found.map(({ id }) => id) : undefined
}

/** These folded words without the numbers of these directives and the parts of a clause: «ke hoach 999 vd muc iv kinh phi» → «kinh phi». */
export function withoutPlace(words: string, directives: readonly string[], knowledge: Knowledge): string {
  return directives
    .map((id) => knowledge.directives.get(id)?.number ?? '')
    .reduce((rest, number) => rest.replace(longNumber(number), ' '), words)
    .replace(clausePart, ' ')
}

/** «kh 999», «kh999», «kế hoạch số 999» for 999/KH-VD. */
function shortNumber(number: string): RegExp {
  const { digits, kind } = partsOf(number)
  return new RegExp(`\\b(?:${kind})(?: so)? ?${digits}\\b`)
}

/** The same with what follows, and the digits alone. */
function longNumber(number: string): RegExp {
  const { digits, kind, marks } = partsOf(number)
  return new RegExp(`(?:\\b(?:${kind}) ?)?(?:\\bso )?\\b${digits}\\b(?: (?:${marks})\\b)*`)
}

function partsOf(number: string) {
  const [digits = '', ...marks] = plain(number).trim().split(' ')
  const kind = marks.flatMap((mark) => (kinds[mark] === undefined ? [] : [mark, kinds[mark]]))
  return { digits, marks: marks.join('|'), kind: ['van ban', ...kind].join('|') }
}

function plain(text: string): string {
  const words = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return ` ${words} `
}
