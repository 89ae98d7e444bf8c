import type { Event, Happened } from '../conversation/event.ts'
import { conversationId } from '../conversation/message.ts'

/**
 * Less sure than this, an answer is worth a look. Of 1,667 labelled questions that are answered at once, 58 are, and 56 of those
 * rightly: what nobody complains of is rarely wrong.
 */
export const certain = 0.65

/** A question that was not answered, or not with certainty, or not as its asker wanted; masked, as stored. */
export type Missed = {
  readonly question: string
  /** Tells people apart; never shown. */
  readonly asker: string
  readonly at: number
  readonly complaint?: Complaint
}

/** The entry that answered is about something else, or is not useful enough. */
export type Complaint = { readonly entry: string; readonly why: 'not-meant' | 'not-useful' }

/** What somebody asked, and the entry that has answered it so far. */
type Asked = {
  readonly question: string
  readonly asker: string
  readonly at: number
  entry: string | undefined
}

type Asker = {
  /** Latest last. */
  asked: readonly Asked[]
  /** Has just refused something: the turn in which they said so asks nothing. */
  refuses: boolean
}

type Turned = Extract<Event, { kind: 'turned' }>

/** Ratings and refusals are about one of the latest questions. */
const remembered = 5

/** A fold over events, oldest first. */
export function createMissed() {
  const askers = new Map<string, Asker>()
  const missed = new Map<Asked, Missed>()

  function askerOf(id: string): Asker {
    const asker = askers.get(id) ?? { asked: [], refuses: false }
    askers.set(id, asker)
    return asker
  }

  function miss(asked: Asked, why?: Complaint['why']): void {
    const { question, asker, at, entry } = asked
    const complaint = why && entry !== undefined ? { complaint: { entry, why } } : {}
    missed.set(asked, { question, asker, at, ...complaint })
  }

  function turned(asker: string, at: number, event: Turned): void {
    const known = askerOf(asker)
    const { question, entry } = event
    if (known.refuses) known.refuses = false
    else if (question !== undefined && asksSomething(event)) {
      const asked: Asked = { question, asker, at, entry }
      known.asked = [...known.asked, asked].slice(-remembered)
      if (isMissed(event)) miss(asked)
    } else {
      const last = known.asked.at(-1)
      // What is chosen from an offer answers the question that led to it.
      if (last && !missed.has(last)) last.entry ??= entry
    }
  }

  function refused(asker: string): void {
    const known = askerOf(asker)
    known.refuses = true
    const last = known.asked.at(-1)
    if (last) miss(last, 'not-meant')
  }

  function rated(asker: string, { entry, useful, reason }: Extract<Event, { kind: 'rated' }>): void {
    const about = askerOf(asker).asked.findLast((asked) => asked.entry === entry)
    if (!about || entry === undefined) return
    if (useful) missed.delete(about)
    else miss(about, reason === 'wrong' ? 'not-meant' : 'not-useful')
  }

  return {
    take({ person, at, event }: Happened): void {
      const asker = conversationId(person)
      if (event.kind === 'turned') turned(asker, at, event)
      if (event.kind === 'refused') refused(asker)
      if (event.kind === 'rated') rated(asker, event)
    },
    /** In the order in which they were first missed. */
    missed: (): readonly Missed[] => [...missed.values()],
  }
}

/** A number, «phí bao nhiêu?» of the open topic and small talk ask nothing that could be found: they have no confidence. */
function asksSomething({ outcome, confidence }: Turned): boolean {
  if (outcome === 'unknown' || outcome === 'clarify') return true
  return (
    confidence !== undefined &&
    (outcome.startsWith('answered') || outcome === 'choices' || outcome === 'unknown-not-written')
  )
}

function isMissed({ outcome, confidence = 0 }: Turned): boolean {
  if (outcome.startsWith('answered')) return confidence < certain
  return outcome !== 'choices'
}
