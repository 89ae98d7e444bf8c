/** For how many days each kind of what we keep is kept; store/keeping.ts goes by it, and people are told it. */
export const retention = {
  /** What was said and answered: one open question and its complaint. */
  messages: 30,
  /** What must be known to answer next. */
  conversations: 90,
  /** Counts and ratings: a month can be compared with the same month a year before. */
  events: 400,
  /** Own words for staff, and their replies. */
  tickets: 365,
  /** What members said of their duties: some run for years. */
  dutyWords: 1_095,
} as const
