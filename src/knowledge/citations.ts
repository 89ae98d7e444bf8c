import type { Entry } from './knowledge.ts'
import type { Path } from './yaml.ts'

/** The laws that an entry rests on, and where in its file it says so. */
export function citations(entry: Entry): { readonly id: string; readonly path: Path }[] {
  switch (entry.kind) {
    case 'procedure':
    case 'guide': {
      const { legalBasis } = entry.kind === 'procedure' ? entry.procedure : entry.guide
      return legalBasis.map((basis, index) => ({
        id: basis.document,
        path: ['legalBasis', index, 'document'],
      }))
    }
    case 'directive':
      return entry.directive.basis.map((id, index) => ({ id, path: ['basis', index] }))
    case 'duty':
      return entry.duty.references.map((id, index) => ({ id, path: ['references', index] }))
    case 'feedback-channel':
    case 'document':
    case 'catalog':
      return []
  }
}
