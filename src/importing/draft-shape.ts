import type { z } from 'zod'
import type { Procedure } from '../knowledge/schema.ts'

/** An entry as written in a file; what only a person can write (phrases, checks …) is not there. */
export type Draft = z.input<typeof Procedure>
