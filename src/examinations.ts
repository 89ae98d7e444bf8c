import type { Examination } from './cli/doctor.ts'
import type { Config } from './config.ts'
import type { Memory } from './desk/memory.ts'

/** What `motcua doctor` looks at with these settings. */
export function examinations(_config: Config, _memory: Memory): readonly Examination[] {
  return []
}
