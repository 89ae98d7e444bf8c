import { findEntry } from '../knowledge/knowledge.ts'
import type { Directive, Document } from '../knowledge/schema.ts'
import {
  type DocumentNumber,
  matchesNumber,
  readDocumentNumbers,
  readProcedureCode,
} from '../language/document-number.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { humanButton, menuButton, offer, reply, text } from './reply.ts'
import { show } from './show.ts'
import { tellMeButton } from './wish.ts'

/** «1.001193»: a procedure by its code, old codes included. */
export const procedureCode: Intent = (heard) => {
  const code = readProcedureCode(heard.text)
  if (code === undefined) return undefined
  const { procedures, catalog } = heard.knowledge
  const listed = [...procedures.values(), ...catalog.values()]
  const found =
    listed.find((each) => each.code === code) ??
    [...procedures.values()].find((procedure) => procedure.relatedCodes.includes(code))
  const entry = found && findEntry(heard.knowledge, found.id)
  if (entry) return show(heard, entry, { asked: heard.found.facets, confidence: 1 })
  return notListed(heard, heard.words.unknown.noCode(code))
}

type Numbered = Pick<Document | Directive, 'id' | 'phrases'>

/** «68/NQ-CP nói gì», «nghị quyết 68»: a document or a directive by its number. A procedure asked «theo nghị định 123» stays a procedure. */
export const documentNumber: Intent = (heard) => {
  const [read] = readDocumentNumbers(heard.text)
  if (!read || asksProcedure(heard)) return undefined
  const { documents, directives } = heard.knowledge
  const matching = [...documents.values(), ...directives.values()].filter(
    ({ number, name }) => number !== null && matchesNumber(number, name, read),
  )
  const [only, another] = matching
  if (only === undefined) return notListed(heard, heard.words.unknown.noDocument(written(read)))
  return another === undefined ? one(heard, only) : several(heard, matching)
}

function notListed(heard: Heard, line: string): Reply {
  const buttons = [menuButton(heard), ...tellMeButton(heard), humanButton(heard)]
  return reply(heard, { outcome: 'unknown', parts: text(line), buttons })
}

/** As documents are cited: 88/2019/NĐ-CP, 68/NQ-CP. */
function written({ number, year, type, agency }: DocumentNumber): string {
  const issuer = agency === 'TTG' ? 'TTg' : agency
  const kind = [type, issuer].filter((each) => each !== undefined).join('-')
  return [number, year, kind].filter((each) => each !== undefined && each !== '').join('/')
}

function asksProcedure({ found, knowledge }: Heard): boolean {
  const entry = findEntry(knowledge, found.hits[0]?.entry ?? '')
  const written = entry?.kind === 'procedure' || entry?.kind === 'guide'
  return written && found.verdict === 'answer'
}

function one(heard: Heard, { id }: Numbered): Reply {
  const entry = findEntry(heard.knowledge, id)
  if (!entry) throw new Error(`${id} is no entry`)
  return show(heard, entry, { asked: [], confidence: 1 })
}

const offered = 4

/** The same number in several years: those people ask about, with phrases of their own, come first. */
function several(heard: Heard, documents: readonly Numbered[]): Reply {
  const asked = documents.filter((document) => document.phrases.length > 0)
  const [only] = asked
  if (only && asked.length === 1) return one(heard, only)
  const chosen = (asked.length > 0 ? asked : documents).slice(0, offered)
  return reply(heard, {
    outcome: 'choices',
    parts: text(heard.words.choices.which),
    ...offer(
      heard,
      chosen.map((document) => document.id),
    ),
  })
}
