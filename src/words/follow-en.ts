import type { followVi } from './follow-vi.ts'

export const followEn: typeof followVi = {
  button: 'Follow this procedure',
  fieldButton: (field) => `Follow the field ${field}`,
  name: {
    entry: (name) => `the procedure «${name}»`,
    field: (name) => `the field «${name}»`,
    place: (name) => name,
  },
  ask: (name) => `Do you want news about ${name}?`,
  what: {
    entry:
      'When the fee, the papers or the time of this procedure change, I write to you: what it was, what it is now.',
    field: 'I write to you what the office announces about this field.',
    place: 'I write to you what the office announces about this place.',
  },
  consent:
    'Following is up to you. If you agree, I may write to you here when there is news about this. I keep this choice for 365 days at most. When the chat platform does not let me write, that news does not reach you. You can stop at any time: by one button under each message, by «stop» for everything, or by «forget me» to erase all your data.',
  agree: 'I agree, follow',
  leave: 'No, thanks',
  noted: (name, day) => `Noted on ${day}: you follow ${name}.`,
  notedHow: 'Write «what do I follow» to see it again.',
  already: (name) => `You follow ${name} already.`,
  stop: 'Stop following',
  stopOf: (name) => `Stop: ${name}`,
  stopAll: 'Stop all',
  stopped: (name, day) =>
    `Noted on ${day}: you no longer follow ${name}. I will not write about it any more.`,
  stoppedAll: (day) => `Noted on ${day}: you follow nothing any more. I will not write about these things.`,
  again: 'Follow again',
  list: 'You follow',
  line: (name, day) => `${name}, since ${day}`,
  none: 'You follow nothing yet. For news when a procedure changes, ask about it and choose «Follow this procedure».',
  gone: 'something that is no longer in our content',
  full: (most) => `You follow ${most} things, which is the most. Stop one of them to follow another.`,
  nowhere:
    'On this channel I cannot write to you by myself, so nothing can be followed. Please ask again when you need it.',
  which: 'Which procedure do you want to follow? Type for example «theo dõi thủ tục đăng ký khai sinh».',
  changed: (name) => `A procedure that you follow has changed: ${name}`,
  before: (facts) => `Before: ${facts}`,
  after: (facts) => `Now: ${facts}`,
  fact: (label, value) => `${label}: ${value}`,
  paperLeft: (papers) => `with ${papers}`,
  paperGone: (papers) => `no longer ${papers}`,
  paperNew: (papers) => `also ${papers}`,
  paperMore: (count) => `and ${count} more`,
  why: (name) => `You get this because you follow ${name}.`,
}
