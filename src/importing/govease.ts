import { z } from 'zod'
import { plain, plainLine } from './prose.ts'
import type { PortalRecord } from './record.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

const Item = z.object({
  name: z.string(),
  group_name: text,
  original_count: text,
  copy_count: text,
  attachment_label: text,
})
const Method = z.object({
  channel: z.enum(['online', 'in_person', 'postal']),
  processing_time_text: text,
  fee_text: text,
  description: text,
})

/** A page read by a program that guessed which papers are «required» and which «conditional». */
export const GovEase = z.object({
  schema_version: z.string(),
  source: z.object({ procedure_code: z.string(), title: z.string(), field: text }),
  procedure: z.object({
    level: text,
    target_users: z.array(z.string()),
    authorities: z.array(z.string()),
    receiving_places: z.array(z.string()),
  }),
  submission: z.object({ methods: z.array(Method) }),
  documents: z.object({
    required: z.array(Item),
    conditional: z.array(Item),
    notes: z.array(z.string()).default([]),
  }),
  process: z.object({ steps: z.array(z.object({ content: z.string() })) }),
  eligibility: z.object({ conditions: z.array(z.string()) }),
  results: z.object({ items: z.array(z.object({ name: z.string() })) }),
  legal_basis: z.object({ items: z.array(z.object({ title: text, code: text })) }),
})
type GovEase = z.infer<typeof GovEase>

const ways = { online: 'online', in_person: 'counter', postal: 'post' } as const

export function fromGovEase(page: GovEase): PortalRecord {
  const { source, procedure, documents } = page
  return {
    shape: 'govease',
    code: source.procedure_code.trim(),
    name: plainLine(source.title),
    field: plainLine(source.field),
    issuer: '',
    agencies: splitList(procedure.authorities.join(', ')),
    levels: splitList(procedure.level),
    applicants: splitList(procedure.target_users.join(', ')),
    conditions: plain(page.eligibility.conditions.join('\n')),
    places: procedure.receiving_places.map(plainLine),
    channels: page.submission.methods.map((method) => ({
      way: ways[method.channel],
      time: plainLine(method.processing_time_text),
      fees: method.fee_text === '' ? [] : [{ cell: '', words: plain(method.fee_text) }],
      note: plain(method.description),
    })),
    caseTimes: [],
    papers: [...documents.required, ...documents.conditional].map(paperOf),
    marksRequired: documents.conditional.length > 0,
    steps: plain([...page.process.steps.map((step) => step.content), ...documents.notes].join('\n')),
    results: page.results.items.map((item) => plainLine(item.name)),
    basis: page.legal_basis.items.map(({ code, title }) => ({
      number: plainLine(code),
      title: plainLine(title),
    })),
    url: null,
    read: null,
  }
}

/** Commas inside brackets and inside «Cán bộ, công chức, viên chức» do not part. */
export function splitList(list: string): string[] {
  return plainLine(list)
    .replace('Cán bộ, công chức, viên chức', 'Cán bộ công chức viên chức')
    .split(/,\s*(?![^(]*\))/)
    .map((each) => each.replace('Cán bộ công chức viên chức', 'Cán bộ, công chức, viên chức').trim())
    .filter((each) => each !== '')
}

function paperOf(item: z.infer<typeof Item>): PortalRecord['papers'][number] {
  const group = plainLine(item.group_name)
  return {
    group: group === 'default' ? '' : group,
    name: plainLine(item.name),
    form: plainLine(item.attachment_label),
    originals: Number(item.original_count) || 0,
    copies: Number(item.copy_count) || 0,
  }
}
