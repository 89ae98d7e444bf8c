import type { Part } from '../../conversation/answer.ts'
import type { Facet, Fee, Procedure, Time } from '../../knowledge/schema.ts'
import { currentFees, currentPapers, currentTimes } from '../../knowledge/validity.ts'
import { feeLine, timeLine } from './amounts.ts'
import { legalLines } from './basis.ts'
import { fact, list, type Setting } from './card.ts'
import { dossierParts } from './papers.ts'

/** Everything that an entry says of one thing that may be asked. */
export function inFull(procedure: Procedure, facet: Facet, setting: Setting): Part[] {
  const { words, today } = setting
  const label = words.facet[facet]
  switch (facet) {
    case 'fee':
      return fact(label, feeLines(procedure, setting))
    case 'time':
      return fact(label, timeLines(procedure, setting))
    case 'dossier':
      return dossierParts(currentPapers(procedure, today), words)
    case 'place':
      return [...fact(label, procedure.where), ...fact(words.agency, [agencyLine(procedure, setting)])]
    case 'online':
      return onlineParts(procedure, setting)
    case 'legal':
      return fact(label, orUnknown(legalLines(procedure.legalBasis, setting), setting))
    case 'steps':
      return list(label, procedure.steps, true)
    case 'result':
      return fact(label, orUnknown(procedure.results, setting))
    case 'eligibility':
      return fact(label, orUnknown(procedure.applicants, setting))
  }
}

/** Without `notes`, what is remarked beside a fee is only named. */
export function feeLines(procedure: Procedure, { today, words }: Setting, notes = true): string[] {
  const fees = currentFees(procedure, today)
  if (fees.length === 0) return [words.stale.factEnded]
  return generalFirst(fees).map((fee) => feeLine(notes ? fee : noteNamed(fee, words), words))
}

export function timeLines(procedure: Procedure, { today, words }: Setting, notes = true): string[] {
  const times = currentTimes(procedure, today)
  if (times.length === 0) return [words.stale.factEnded]
  return generalFirst(times).map((time) => timeLine(notes ? time : noteNamed(time, words), words))
}

/** That there is more to know must not be lost with the room for it. */
function noteNamed<Variant extends Fee | Time>(variant: Variant, words: Setting['words']): Variant {
  return variant.note === undefined ? variant : { ...variant, note: words.hasNote }
}

/** What holds for everybody before what holds in one case. */
function generalFirst<Variant extends Fee | Time>(variants: readonly Variant[]): Variant[] {
  return [...variants].sort((one, other) => Number(one.when !== undefined) - Number(other.when !== undefined))
}

function agencyLine({ agency }: Procedure, { words }: Setting): string {
  const level = words.level[agency.level]
  const told = level === '' || agency.name.toLocaleLowerCase('vi').includes(level)
  return told ? agency.name : words.withNote(agency.name, level)
}

function onlineParts({ online }: Procedure, { words }: Setting): Part[] {
  const { level, note } = online
  const lines = [...(level === 'unknown' && note ? [] : [words.online[level]]), ...(note ? [note] : [])]
  const link = online.url === null ? [] : [{ label: words.online.link, url: online.url }]
  return [
    ...fact(words.facet.online, lines),
    ...(link.length > 0 ? [{ kind: 'links', links: link } as const] : []),
  ]
}

function orUnknown(lines: readonly string[], { words }: Setting): readonly string[] {
  return lines.length > 0 ? lines : [words.noInformation]
}
