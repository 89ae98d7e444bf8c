/**
 * A question asked in this turn, masked, to which we had no answer: its asker may agree to be told once when there is one.
 * `wished`: they have agreed and nothing has been told yet.
 */
export type Unanswered = { readonly turn: number; readonly question: string; readonly wished?: true }

/** A person waits for no more answers than this at once: a promise is kept, a list is not. */
export const mostWishes = 3

/** After so many days we let go of a wish: who has waited a season has asked elsewhere. */
export const wishDays = 90

/** Buttons under older questions are «cũ». */
const offersKept = 5

/** With one more that may be wished for; what is wished for stays, however old. */
export function offerWish(unanswered: readonly Unanswered[], offered: Unanswered): readonly Unanswered[] {
  const offers = [...unanswered.filter((each) => !each.wished), offered].slice(-offersKept)
  return [...unanswered, offered].filter((each) => each.wished || offers.includes(each))
}
