import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Fee, Paper, Procedure, Time } from '../knowledge/schema.ts'
import { findDocument } from '../knowledge/validity.ts'

/** Every fact of a procedure on a line of its own, to be ticked beside its official record. */
export function checkSheet(procedure: Procedure, knowledge: Knowledge): string {
  const { id, name, code, agency, online, sources, reviewed } = procedure
  return [
    `${id}: ${name}`,
    ...facts('code', code === null ? [] : [code, ...procedure.relatedCodes]),
    ...facts('agency', [`${agency.name} (${agency.level})`]),
    ...facts('applicants', procedure.applicants),
    ...facts('where', procedure.where),
    ...facts('dossier', procedure.dossier?.map(paperFact) ?? ['unknown']),
    ...facts('times', procedure.times.map(timeFact)),
    ...facts('fees', procedure.fees.map(feeFact)),
    ...facts('online', [[online.level, online.note].filter((each) => each !== undefined).join(', ')]),
    ...facts('steps', procedure.steps),
    ...facts('results', procedure.results),
    ...facts(
      'legalBasis',
      procedure.legalBasis.map(({ document, article }) =>
        [findDocument(knowledge, document)?.name ?? document, article].filter(Boolean).join(', '),
      ),
    ),
    ...facts(
      'simplifications',
      procedure.simplifications.map(({ text, since, basis }) => `${text} (${since ?? '?'}, ${basis ?? '?'})`),
    ),
    ...facts('notes', procedure.notes),
    `  reviewed ${reviewed}`,
    ...sources.map(({ title, url, read }) => `  ${title}, ${read}${url === null ? '' : `\n  ${url}`}`),
    '',
  ].join('\n')
}

function facts(key: string, lines: readonly string[]): string[] {
  return lines.map((line) => `  [ ] ${key}: ${line}`)
}

function paperFact({ name, use, originals, copies, form, note, ...span }: Paper): string {
  const count = [
    originals === undefined ? undefined : `${originals} bản chính`,
    copies === undefined ? undefined : `${copies} bản sao`,
  ]
  return joined([name, use === 'show' ? 'xuất trình' : undefined, ...count, form, note, ...conditions(span)])
}

function timeFact({ amount, unit, note, channel, place, source, ...span }: Time): string {
  return joined([`${amount} ${unit ?? ''}`.trim(), channel, place, note, ...conditions(span), source])
}

function feeFact({ amount, per, note, channel, place, source, ...span }: Fee): string {
  return joined([`${amount}${per ? `/${per}` : ''}`, channel, place, note, ...conditions(span), source])
}

type Span = Pick<Paper, 'when' | 'from' | 'until'>

function conditions({ when, from, until }: Span): (string | undefined)[] {
  return [when && `khi ${when}`, from && `từ ${from}`, until && `đến hết ${until}`]
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('; ')
}
