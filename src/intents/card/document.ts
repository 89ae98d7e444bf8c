import type { Part } from '../../conversation/answer.ts'
import type { Entry } from '../../knowledge/knowledge.ts'
import type { Directive, Document, Duty } from '../../knowledge/schema.ts'
import { formatDay } from '../../lib/day.ts'
import { basisLines, documentName } from './basis.ts'
import { type Asked, type Card, cite, englishOf, fact, joined, list, type Setting } from './card.ts'
import { dutyFacts } from './duty.ts'
import { issuerLine, statusLine } from './issued.ts'

export function documentCard(document: Document, setting: Setting): Card {
  const { words } = setting
  const entry = { kind: 'document', id: document.id, document } as const
  return {
    parts: [
      ...headingOf(entry, document, setting),
      ...(document.points.length > 0
        ? list(words.document.points, document.points)
        : [{ kind: 'text', text: words.document.noPoints } as const]),
      ...issuedParts(document, setting),
      ...list(words.notes, document.notes),
    ],
    ...endOf(document, setting),
    more: false,
  }
}

/** The duties are pages long, so they are counted first and listed when asked for. */
export function directiveCard(directive: Directive, asked: Asked, setting: Setting): Card {
  const { words } = setting
  const whole = asked === 'all'
  const duties = directive.duties.map((duty) => words.duty.item(duty.id, duty.text))
  return {
    parts: [
      ...headingOf({ kind: 'directive', id: directive.id, directive }, directive, setting),
      { kind: 'text', text: directive.advice },
      ...(whole
        ? list(words.duty.list, duties)
        : [{ kind: 'text', text: words.duty.count(duties.length) } as const]),
      ...(whole ? [...issuedParts(directive, setting), ...list(words.notes, directive.notes)] : []),
    ],
    ...endOf(directive, setting),
    more: !whole,
  }
}

function headingOf(entry: Entry, { name, summary }: Document | Directive, { words }: Setting): Part[] {
  const english = englishOf(entry, words)
  const about = english?.summary ?? summary
  return [
    { kind: 'title', text: english?.name ?? name },
    ...(about === null ? [] : [{ kind: 'text', text: about } as const]),
  ]
}

export function dutyCard(directive: Directive, duty: Duty, setting: Setting): Card {
  const { words } = setting
  return {
    parts: [
      { kind: 'title', text: words.duty.heading(duty.id) },
      { kind: 'text', text: duty.text },
      {
        kind: 'facts',
        facts: dutyFacts({ kind: 'duty', id: `${directive.id}#${duty.id}`, directive, duty }, setting),
      },
      { kind: 'text', text: directive.advice },
    ],
    ...endOf(directive, setting),
    more: false,
  }
}

/** Number and date are left out where the title has told them. */
function issuedParts(document: Document | Directive, { words, knowledge }: Setting): Part[] {
  const told = (text: string | null) => text !== null && document.name.includes(text)
  const issued = document.issued === null ? null : formatDay(document.issued)
  return joined([
    ...(told(document.number) ? [] : fact(words.document.number, [document.number ?? words.noInformation])),
    ...fact(words.document.issuer, [issuerLine(document.issuer, words)]),
    ...(told(issued) ? [] : fact(words.document.issued, [issued ?? words.noInformation])),
    ...fact(words.document.status, [statusLine(document, words)]),
    ...fact(
      words.document.replacedBy,
      document.replacedBy === null ? [] : [documentName(document.replacedBy, knowledge)],
    ),
  ])
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
