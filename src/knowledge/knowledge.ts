import type {
  Askable,
  Calendar,
  CatalogProcedure,
  Directive,
  Document,
  Duty,
  FeedbackChannel,
  Guide,
  Language,
  Office,
  Places,
  Procedure,
  Source,
  Survey,
  TalkKind,
} from './schema.ts'

/** All reviewed content, checked and loaded. Plain data: it can be cloned between threads. */
export type Knowledge = {
  /** Hash of every content file; changes whenever any of them does. */
  readonly version: string
  readonly office: Office
  readonly procedures: ReadonlyMap<string, Procedure>
  readonly documents: ReadonlyMap<string, Document>
  readonly directives: ReadonlyMap<string, Directive>
  readonly feedbackChannels: ReadonlyMap<string, FeedbackChannel>
  readonly guides: ReadonlyMap<string, Guide>
  readonly places: readonly Places[]
  readonly surveys: readonly Survey[]
  /** All files under content/language joined into one. */
  readonly language: Omit<Language, 'id' | keyof Learned> & Learned
  readonly catalog: ReadonlyMap<string, Listed>
  /** Holidays, year by year. */
  readonly calendars: readonly Calendar[]
}

/** Sentences that search learns from. */
export type Learned = {
  readonly elsewhere: readonly string[]
  readonly traps: readonly string[]
  readonly asking: Readonly<Partial<Record<Askable, readonly string[]>>>
  readonly sayings: Readonly<Partial<Record<TalkKind, readonly string[]>>>
}

/** A line of a list, and where the list comes from. */
export type Listed = CatalogProcedure & { readonly sources: readonly Source[] }

/** What a person can be shown. A duty is addressed as `directive-id#duty-id`. */
export type Entry =
  | { readonly kind: 'procedure'; readonly id: string; readonly procedure: Procedure }
  | { readonly kind: 'guide'; readonly id: string; readonly guide: Guide }
  | { readonly kind: 'feedback-channel'; readonly id: string; readonly feedbackChannel: FeedbackChannel }
  | { readonly kind: 'document'; readonly id: string; readonly document: Document }
  | { readonly kind: 'directive'; readonly id: string; readonly directive: Directive }
  | { readonly kind: 'duty'; readonly id: string; readonly directive: Directive; readonly duty: Duty }
  | { readonly kind: 'catalog'; readonly id: string; readonly listed: Listed }

/** Everything that can be found, in a stable order: kind by kind, each in id order. */
export function entries(knowledge: Knowledge): Entry[] {
  const directives = [...knowledge.directives.values()]
  return [
    ...[...knowledge.procedures.values()].map(
      (procedure) => ({ kind: 'procedure', id: procedure.id, procedure }) as const,
    ),
    ...[...knowledge.guides.values()].map((guide) => ({ kind: 'guide', id: guide.id, guide }) as const),
    ...[...knowledge.feedbackChannels.values()].map(
      (feedbackChannel) => ({ kind: 'feedback-channel', id: feedbackChannel.id, feedbackChannel }) as const,
    ),
    ...[...knowledge.documents.values()].map(
      (document) => ({ kind: 'document', id: document.id, document }) as const,
    ),
    ...directives.map((directive) => ({ kind: 'directive', id: directive.id, directive }) as const),
    ...directives.flatMap((directive) =>
      directive.duties.map(
        (duty) => ({ kind: 'duty', id: `${directive.id}#${duty.id}`, directive, duty }) as const,
      ),
    ),
    ...[...knowledge.catalog.values()].map((listed) => ({ kind: 'catalog', id: listed.id, listed }) as const),
  ]
}

/** What its file says of an entry. */
export function writtenIn(
  entry: Entry,
): Procedure | Guide | FeedbackChannel | Document | Directive | Duty | Listed {
  switch (entry.kind) {
    case 'procedure':
      return entry.procedure
    case 'guide':
      return entry.guide
    case 'feedback-channel':
      return entry.feedbackChannel
    case 'document':
      return entry.document
    case 'directive':
      return entry.directive
    case 'duty':
      return entry.duty
    case 'catalog':
      return entry.listed
  }
}

/** How this commune unit is called; a code the office has not named stays as it is. */
export function communeName({ communes }: Office, code: string): string {
  return Object.hasOwn(communes, code) ? (communes[code] ?? code) : code
}

/** The entry of this id, or undefined when the content no longer has it. */
export function findEntry(knowledge: Knowledge, id: string): Entry | undefined {
  const procedure = knowledge.procedures.get(id)
  if (procedure) return { kind: 'procedure', id, procedure }
  const guide = knowledge.guides.get(id)
  if (guide) return { kind: 'guide', id, guide }
  const feedbackChannel = knowledge.feedbackChannels.get(id)
  if (feedbackChannel) return { kind: 'feedback-channel', id, feedbackChannel }
  const document = knowledge.documents.get(id)
  if (document) return { kind: 'document', id, document }
  const listed = knowledge.catalog.get(id)
  if (listed) return { kind: 'catalog', id, listed }
  const [directiveId = '', dutyId] = id.split('#')
  const directive = knowledge.directives.get(directiveId)
  if (!directive) return undefined
  if (dutyId === undefined) return { kind: 'directive', id, directive }
  const duty = directive.duties.find((each) => each.id === dutyId)
  return duty && { kind: 'duty', id, directive, duty }
}

/** The name a person reads on a button or a heading. */
export function entryName(entry: Entry): string {
  switch (entry.kind) {
    case 'procedure':
      return entry.procedure.name
    case 'guide':
      return entry.guide.name
    case 'feedback-channel':
      return entry.feedbackChannel.name
    case 'document':
      return entry.document.name
    case 'directive':
      return entry.directive.name
    case 'duty':
      return entry.duty.text
    case 'catalog':
      return entry.listed.name
  }
}
