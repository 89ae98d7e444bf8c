import type { Part } from '../../conversation/answer.ts'
import type { Directive, Document, Duty } from '../../knowledge/schema.ts'
import { formatDay } from '../../lib/day.ts'
import type { Words } from '../../words/words.ts'
import { basisLines, documentName } from './basis.ts'
import { type Card, cite, fact, joined, list, type Setting } from './card.ts'

export function documentCard(document: Document, setting: Setting): Card {
  const { words } = setting
  return {
    parts: [
      { kind: 'title', text: document.name },
      ...(document.summary === null ? [] : [{ kind: 'text', text: document.summary } as const]),
      ...issuedParts(document, setting),
      ...(document.points.length > 0
        ? list(words.document.points, document.points)
        : [{ kind: 'text', text: words.document.noPoints } as const]),
      ...list(words.notes, document.notes),
    ],
    ...endOf(document, setting),
  }
}

export function directiveCard(directive: Directive, setting: Setting): Card {
  const { words } = setting
  return {
    parts: [
      { kind: 'title', text: directive.name },
      ...(directive.summary === null ? [] : [{ kind: 'text', text: directive.summary } as const]),
      ...issuedParts(directive, setting),
      ...list(
        words.duty.list,
        directive.duties.map((duty) => words.variant(duty.id, duty.text)),
      ),
      { kind: 'text', text: directive.advice },
      ...list(words.notes, directive.notes),
    ],
    ...endOf(directive, setting),
  }
}

export function dutyCard(directive: Directive, duty: Duty, setting: Setting): Card {
  const { words, knowledge } = setting
  return {
    parts: [
      { kind: 'title', text: words.duty.heading(duty.id) },
      { kind: 'text', text: duty.text },
      ...joined([
        ...fact(words.duty.who, duty.who),
        ...fact(words.duty.with, duty.with),
        ...fact(words.duty.deadline, [deadline(duty, words)]),
        ...fact(
          words.duty.references,
          duty.references.map((id) => documentName(id, knowledge)),
        ),
        ...fact(words.duty.of, [directive.name]),
      ]),
      { kind: 'text', text: directive.advice },
    ],
    ...endOf(directive, setting),
  }
}

function deadline(duty: Duty, words: Words): string {
  if (duty.deadline !== null) return formatDay(duty.deadline)
  return duty.period === null ? words.duty.noDeadline : words.duty.noDeadlineBut(duty.period)
}

function issuedParts(document: Document | Directive, { words, knowledge }: Setting): Part[] {
  return joined([
    ...fact(words.document.number, [document.number ?? words.noInformation]),
    ...fact(words.document.issuer, [issuerLine(document.issuer, words)]),
    ...fact(words.document.issued, [
      document.issued === null ? words.noInformation : formatDay(document.issued),
    ]),
    ...fact(words.document.status, [statusLine(document, words)]),
    ...fact(
      words.document.replacedBy,
      document.replacedBy === null ? [] : [documentName(document.replacedBy, knowledge)],
    ),
  ])
}

function issuerLine(issuer: Document['issuer'], words: Words): string {
  if (issuer.exists) return issuer.name
  if (issuer.successor === undefined) return words.document.issuerGone(issuer.name)
  return words.document.issuerSuccessor(issuer.name, issuer.successor)
}

function statusLine({ status, inForce }: Document | Directive, words: Words): string {
  const dated =
    inForce.from === null
      ? words.document[status]
      : words.document.from(words.document[status], formatDay(inForce.from))
  return inForce.until === null ? dated : words.document.until(dated, formatDay(inForce.until))
}

function endOf(
  document: Document | Directive,
  setting: Setting,
): Pick<Card, 'basis' | 'sources' | 'details'> {
  return {
    basis: basisLines({ legalBasis: [], reviewed: document.reviewed }, setting),
    sources: cite(document.sources),
    details: [],
  }
}
