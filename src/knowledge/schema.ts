import { Calendar } from './schema/calendar.ts'
import { Catalog } from './schema/catalog.ts'
import { Guide } from './schema/guide.ts'
import { Language } from './schema/language.ts'
import { Directive, Document } from './schema/law.ts'
import { FeedbackChannel, Office, Places, Survey } from './schema/office.ts'
import { Procedure } from './schema/procedure.ts'

/**
 * Every kind of content, once. Types, JSON Schemas for editors and the loader's checks all derive from here.
 * Descriptions are Vietnamese because clerks read them while they type.
 */

/** Folder under content/ → schema of each file in it. */
export const kinds = {
  office: Office,
  procedures: Procedure,
  documents: Document,
  directives: Directive,
  'feedback-channels': FeedbackChannel,
  guides: Guide,
  places: Places,
  survey: Survey,
  language: Language,
  catalog: Catalog,
  calendar: Calendar,
} as const
export type Kind = keyof typeof kinds

export * from './schema/calendar.ts'
export * from './schema/catalog.ts'
export * from './schema/guide.ts'
export * from './schema/language.ts'
export * from './schema/law.ts'
export * from './schema/office.ts'
export type { Source } from './schema/parts.ts'
export * from './schema/procedure.ts'
