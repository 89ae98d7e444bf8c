import type { Person } from '../conversation/message.ts'
import type { Stars } from '../conversation/satisfaction.ts'
import type { Consent, Ticket, TicketState } from '../conversation/ticket.ts'
import type { Act } from './staff.ts'

/** A ticket as staff see it: never who wrote it, only by which channel. `id` grows with time. */
export type StaffTicket = Ticket & {
  readonly id: number
  readonly channel: string
  readonly entry: string | null
  readonly stars: Stars | null
  readonly place: string | null
  readonly consent: Consent | null
}

/** A reply that its asker has not been told. */
export type Reply = { readonly ticket: Ticket; readonly person: Person; readonly id: number }

export type TicketFilter = {
  /** Of these states; absent: all. */
  readonly states?: readonly TicketState[]
  /** With an id below this; absent: from the newest on. */
  readonly before?: number
}

/** The staff side of what people write. Who may do what is decided by its caller. */
export type Tickets = {
  /** Newest first, at most `limit`: ask again before the last. */
  list(filter: TicketFilter, limit: number): Promise<readonly StaffTicket[]>
  /** How many are in each state. */
  count(): Promise<Readonly<Record<TicketState, number>>>
  find(code: string): Promise<StaffTicket | undefined>
  /**
   * Answers it, or corrects an answer; the person is told once for each. `text` is cleaned. `act` is written down in the same
   * transaction. false: no such ticket (any more), and nothing is written.
   */
  reply(code: string, text: string, at: number, act: Act): Promise<boolean>
  /** Puts away one that is open and needs no reply; `act` as above. false: no such open ticket. */
  close(code: string, at: number, act: Act): Promise<boolean>
  /** Replies to be told with an id above `after`, oldest first, at most `limit`. */
  replied(after: number, limit: number): Promise<readonly Reply[]>
}
