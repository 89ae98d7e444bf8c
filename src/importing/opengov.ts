import { z } from 'zod'
import { plain, plainLine } from './prose.ts'
import type { PortalChannel, PortalRecord } from './record.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

const Fee = z.object({ value_vnd: z.number(), text })
const Channel = z.object({
  method: z.string(),
  fees: z.array(Fee),
  processing: z.object({ qty: z.number(), unit: z.string() }).nullish(),
  note: text,
})
const Item = z.object({
  name: z.string(),
  original_qty: z.number(),
  copy_qty: z.number(),
  attachments: z.array(z.object({ fileName: text })).default([]),
})

/** The portal's own interface, as an open-data project saved it: the fullest of the three shapes. */
export const OpenGov = z.object({
  code: z.string(),
  name: z.string(),
  category: z.object({ name: text }).nullish(),
  promulgating_agency: text,
  executing_agency: text,
  subject_types: z.array(z.string()),
  results: z.array(z.string()),
  requirements: text,
  channels: z.array(Channel),
  processing_cases: z.array(z.object({ qty: z.number(), unit: z.string() })).default([]),
  legal_basis: z.array(z.object({ code: text, name: text })),
  steps_raw: z.array(z.object({ name: text, text })),
  checklist_raw: z.array(z.object({ group: text, items: z.array(Item) })),
  source: z.object({ url: text, crawled_at: text }).nullish(),
})
type OpenGov = z.infer<typeof OpenGov>

export function fromOpenGov(page: OpenGov): PortalRecord {
  return {
    shape: 'opengov',
    code: page.code.trim(),
    name: plainLine(page.name),
    field: plainLine(page.category?.name ?? ''),
    issuer: plainLine(page.promulgating_agency),
    agencies: [plainLine(page.executing_agency)].filter((each) => each !== ''),
    levels: [],
    applicants: page.subject_types.map(plainLine),
    conditions: plain(page.requirements),
    places: [],
    channels: page.channels.flatMap(channelOf),
    caseTimes: page.processing_cases.map(cell),
    papers: papersOf(page),
    marksRequired: false,
    steps: plain(page.steps_raw.map((step) => `${step.name}\n${step.text}`).join('\n')),
    results: page.results.map(plainLine),
    basis: page.legal_basis.map(({ code, name }) => ({ number: plainLine(code), title: plainLine(name) })),
    url: page.source?.url ? page.source.url : null,
    read: page.source?.crawled_at.slice(0, 10) || null,
  }
}

const ways = { ONLINE: 'online', DIRECT: 'counter', POSTAL: 'post' } as const

function channelOf({ method, processing, fees, note }: OpenGov['channels'][number]): PortalChannel[] {
  const way = method in ways ? ways[method as keyof typeof ways] : undefined
  if (way === undefined) return []
  return [
    {
      way,
      time: processing ? cell(processing) : '',
      fees: fees.map((fee) => ({ cell: String(fee.value_vnd), words: plain(fee.text) })),
      note: plain(note),
    },
  ]
}

/** «OTHER» says no unit at all. */
function cell({ qty, unit }: { readonly qty: number; readonly unit: string }): string {
  return unit === 'OTHER' ? String(qty) : `${qty} ${unit}`
}

function papersOf(page: OpenGov): PortalRecord['papers'] {
  return page.checklist_raw.flatMap(({ group, items }) =>
    items.map((item) => ({
      group: plainLine(group),
      name: plainLine(item.name),
      form: plainLine(item.attachments[0]?.fileName ?? ''),
      originals: item.original_qty,
      copies: item.copy_qty,
    })),
  )
}
