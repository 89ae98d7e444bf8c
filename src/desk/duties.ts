import type { UnitWord, Work } from '../conversation/duty.ts'
import type { Person } from '../conversation/message.ts'
import type { Act } from './staff.ts'

/** A secret address at which calendars read the deadlines of a unit. Its secret is stored only as a hash. */
export type CalendarLink = {
  readonly id: number
  /** null: of all units. */
  readonly unit: string | null
  readonly unitName: string | null
  /** Name of the account that made it. */
  readonly madeBy: string
  readonly at: number
}

/** What members say of their duties, what they are reminded of, and who may read a calendar of them. */
export type Duties = {
  /** Who may be reminded: members whose right has neither ended nor been taken back, each as one platform knows them. */
  seats(now: number): Promise<readonly Person[]>
  /** Of this person, and of everybody else in the unit. */
  work(person: Person, unit: string): Promise<Work>
  /** Everything that was said, oldest first. */
  words(): Promise<readonly UnitWord[]>
  /** `hash`: SHA-256 of the secret. */
  addLink(link: Omit<CalendarLink, 'id'>, hash: string, act: Act): Promise<void>
  links(): Promise<readonly CalendarLink[]>
  /** undefined: never given out, or revoked. */
  link(hash: string): Promise<CalendarLink | undefined>
  /** false: there was none. */
  revokeLink(id: number, act: Act): Promise<boolean>
}
