import { z } from 'zod'
import { facets } from './language.ts'
import { Basis, findable, Line, Lines, Link } from './parts.ts'

export const Guide = z.strictObject({
  ...findable,
  summary: Line,
  points: Lines.default([]),
  steps: Lines.default([]),
  facets: z
    .partialRecord(z.enum(facets), Lines)
    .default({})
    .describe('Trả lời riêng cho phí, thời gian, nơi…'),
  links: z.array(Link).default([]),
  legalBasis: z.array(Basis).default([]),
  listsFeedbackChannels: z.boolean().default(false),
  listsOffice: z.boolean().default(false),
})
export type Guide = z.infer<typeof Guide>
