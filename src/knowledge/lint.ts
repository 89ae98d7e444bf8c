import { finish, type Work } from '../lib/slices.ts'
import { at, type Finding, type Found, type Written } from './finding.ts'
import { type Entry, entries, type Knowledge } from './knowledge.ts'
import { basisFindings, dateFindings, endedFacts, variantFindings } from './lint-facts.ts'
import { abolishedNames, textFindings } from './lint-texts.ts'
import { isOver } from './validity.ts'

/** What the search finds for a question, best first. */
export type Find = (question: string) => readonly { readonly entry: string }[]

/** With fewer phrases a search that matches words finds too little; with fewer checks nothing is proved. */
const leastQuestions: Partial<Record<Entry['kind'], { readonly phrases: number; readonly checks: number }>> =
  {
    procedure: { phrases: 12, checks: 6 },
    guide: { phrases: 12, checks: 6 },
    duty: { phrases: 3, checks: 0 },
  }

/** Of six people who ask in their own words, five must be led to the entry first; one may be missed in any case. */
const missedShare = 1 / 6

/** Everything doubtful in sound content, in the order of the entries. Without `find`, checks are not tried. */
export function lint(knowledge: Knowledge, today: string, find?: Find): Finding[] {
  return finish(lintWork(knowledge, today, find))
}

/** The same, for whoever must not be held up: all shipped content takes half a second. */
export function* lintWork(knowledge: Knowledge, today: string, find?: Find): Work<Finding[]> {
  const context = { knowledge, today }
  const abolished = abolishedNames(knowledge)
  const { office } = knowledge
  const written = [
    { kind: 'office', id: office.id, path: [], value: office, entry: undefined } as const,
    ...entries(knowledge).flatMap(writtenOf),
  ]
  const findings: Finding[] = []
  for (const each of written) {
    findings.push(
      ...(isPastLaw(each, today) ? [] : textFindings(each, abolished)),
      ...dateFindings(each, context),
      ...basisFindings(each, context),
      ...variantFindings(each, today),
      ...endedFacts(each, today),
      ...phraseFindings(each),
      ...searchFindings(each, find),
    )
    yield
  }
  return findings
}

/** A listed procedure is not looked at: it is a line of a list taken over as it is. */
function writtenOf(entry: Entry): Written[] {
  const { id } = entry
  switch (entry.kind) {
    case 'procedure':
      return [{ kind: 'procedures', id, path: [], value: entry.procedure, entry }]
    case 'guide':
      return [{ kind: 'guides', id, path: [], value: entry.guide, entry }]
    case 'feedback-channel':
      return [{ kind: 'feedback-channels', id, path: [], value: entry.feedbackChannel, entry }]
    case 'document':
      return [{ kind: 'documents', id, path: [], value: entry.document, entry }]
    case 'directive':
      return [{ kind: 'directives', id, path: [], value: entry.directive, entry }]
    case 'duty': {
      const path = ['duties', entry.directive.duties.indexOf(entry.duty)]
      return [{ kind: 'directives', id: entry.directive.id, path, value: entry.duty, entry }]
    }
    case 'catalog':
      return []
  }
}

/** What is over, or was said by an office that is no more, speaks of the places of its time. */
function isPastLaw({ entry }: Written, today: string): boolean {
  const law =
    entry?.kind === 'document' ? entry.document : entry && 'directive' in entry ? entry.directive : undefined
  return law !== undefined && (isOver(law, today) || !law.issuer.exists)
}

function phraseFindings(written: Written): Finding[] {
  const { entry, value } = written
  const least = entry && leastQuestions[entry.kind]
  if (!least || !('phrases' in value)) return []
  return [
    ...(value.phrases.length < least.phrases ? [few('phrases', value.phrases.length, least.phrases)] : []),
    ...(value.checks.length < least.checks ? [few('checks', value.checks.length, least.checks)] : []),
  ].map((found) => at(written, found))
}

function few(key: 'phrases' | 'checks', count: number, least: number): Found {
  const [rule, what] =
    key === 'phrases'
      ? (['few-phrases', 'câu người dân hay hỏi (phrases)'] as const)
      : (['few-checks', 'câu kiểm tra (checks)'] as const)
  return {
    rule,
    level: 'advice',
    path: [key],
    vi: `Mới có ${count} ${what}: viết thêm cho đủ ít nhất ${least} câu`,
    en: `Only ${count} ${key}: write at least ${least}`,
  }
}

function searchFindings(written: Written, find: Find | undefined): Finding[] {
  const { entry, value } = written
  if (!find || !entry || !('checks' in value)) return []
  const missed = value.checks.flatMap((check, index) =>
    find(check)[0]?.entry === entry.id ? [] : [{ check, index }],
  )
  const [first] = missed
  if (!first || missed.length <= Math.max(1, value.checks.length * missedShare)) return []
  const list = missed.map((each) => `«${each.check}»`).join(', ')
  return [
    at(written, {
      rule: 'not-found',
      level: missed.length * 2 > value.checks.length ? 'wrong' : 'advice',
      path: ['checks', first.index],
      vi: `${missed.length}/${value.checks.length} câu kiểm tra không tìm ra mục này đầu tiên: thêm cách hỏi tương tự vào phrases (không chép nguyên câu): ${list}`,
      en: `${missed.length} of ${value.checks.length} checks do not find this entry first: add phrases that ask alike (not the same words): ${list}`,
    }),
  ]
}
