import type { House } from './doors.ts'
import { entryFiles } from './knowledge/entry-files.ts'
import type { Finding } from './knowledge/finding.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { lintWork } from './knowledge/lint.ts'
import { today } from './lib/day.ts'
import { finishInSlices } from './lib/slices.ts'
import type { ContentPort } from './staff/ports.ts'

type Looked = { readonly knowledge: Knowledge; readonly day: string; readonly findings: Promise<Finding[]> }

/** What staff see of the content in force and of the folder it is in. Content is looked through once a day and edition. */
export function contentPort(contentDir: string, shelf: House['shelf'], now: () => number): ContentPort {
  let looked: Looked | undefined
  return {
    problems: () => shelf.health().problems,
    files: () => entryFiles(contentDir),
    findings() {
      const { knowledge } = shelf.library()
      const day = today(now(), knowledge.office.timeZone)
      if (looked?.knowledge !== knowledge || looked.day !== day)
        looked = { knowledge, day, findings: finishInSlices(lintWork(knowledge, day)) }
      return looked.findings
    },
  }
}
