import { fold } from '../language/fold.ts'

/** «Sở Nội vụ» → `so-noi-vu`: however it is written, it is one unit. */
export function unitId(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
