import type { Work } from './duty.ts'
import type { Said } from './message.ts'

/** `manager`: also sees how the duties of the whole unit stand. */
export const memberRoles = ['member', 'manager'] as const
export type MemberRole = (typeof memberRoles)[number]

export function isMemberRole(text: string): text is MemberRole {
  return memberRoles.some((role) => role === text)
}

/**
 * A civil servant whom an admin has let in and who is heard in a private chat. What an intent finds in `Heard.member` was read in the
 * transaction of this very turn: nobody who was revoked meanwhile is one. For a member `Heard.knowledge`, `search` and `found` hold what is for
 * staff (`audience: staff`) beside everything else, for everybody else they hold none of it: an intent need not ask which it has.
 */
export type Member = {
  /** Such as `so-noi-vu`: kebab-case, folded from the name of the unit, so that two ways to write it are one unit. */
  readonly unit: string
  /** As the admin wrote it: «Sở Nội vụ». */
  readonly unitName: string
  readonly role: MemberRole
  /** What the admin calls this person. */
  readonly name: string
  /** Epoch milliseconds: the first at which this is no member any more. */
  readonly until: number
}

/** What an admin writes down of somebody who is to become a member. */
export type Invited = Pick<Member, 'unit' | 'unitName' | 'role' | 'name'> & {
  /** Name of the account that made the code, or `cli:<user of the machine>`. */
  readonly madeBy: string
}

/** Somebody has to be let in anew after so many days, as retention in store/keeping.ts says too. */
export const memberDays = 365

/** How long a code may be used. */
export const codeMinutes = 10

/**
 * What this person is to the office as of this turn. `claim`: what the code is worth that was just sent; absent: none was sent, or it was
 * not looked up. `closed`: too many wrong ones came from this person, and this one was not looked at.
 */
export type Standing = {
  readonly member?: Member
  /** What is known of a member's duties. */
  readonly work?: Work
  readonly claim?: { readonly kind: 'good'; readonly invited: Invited } | { readonly kind: 'bad' | 'closed' }
}

/**
 * Letters of which no keyboard makes others: no vowels and no `y`, which Telex puts marks on, no `w` and `d`, which it turns into ư and đ, no
 * `l`, which looks like I. No digit: masking hides long numbers. 17 letters, 32 of them: 130 bits.
 */
export const codeAlphabet = 'BCFGHJKMNPQRSTVXZ'
export const codeLength = 32

/** As it is read and typed: «BCFG-HJKM-…», eight groups of four. */
export function writtenMemberCode(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-')
}

/** As a link carries it: Telegram takes 64 of A-Z, a-z, 0-9, _ and - (core.telegram.org/bots/features#deep-linking). */
export function linkedMemberCode(code: string): string {
  return writtenMemberCode(code).toLowerCase()
}

/** No word of Vietnamese or English is so long without a vowel. Shorter and longer than a code: one mistyped. */
const typed =
  /(?<![\p{L}\p{N}])(?:[bcfghjkmnpqrstvxz][\s–-]{0,2}){23,47}[bcfghjkmnpqrstvxz](?![\p{L}\p{N}])/iu

/** «kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk» is laughter. */
const leastDifferent = 5

/** The code that was sent, mistyped ones included, in capitals; undefined: nothing like a code. Typed among words, or carried by a link. */
export function readMemberCode(said: Said): string | undefined {
  const text = said.kind === 'text' ? said.text : said.kind === 'opened' ? (said.entry ?? '') : ''
  const code = typed
    .exec(text)?.[0]
    .replace(/[\s–-]/g, '')
    .toUpperCase()
  return code !== undefined && new Set(code).size >= leastDifferent ? code : undefined
}
