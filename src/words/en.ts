import { followEn } from './follow-en.ts'
import { memberEn } from './member-en.ts'
import { asNote } from './note.ts'
import { satisfactionEn } from './satisfaction-en.ts'
import type { Words } from './vi.ts'

/** The same voice in English. Content stays Vietnamese where it has no English. */
export const en: Words = {
  language: 'en',

  greeting: {
    hello: (office) => `Hello! I am the automatic assistant of ${office}.`,
    ask: 'Ask in your own words which paper you need, for example «birth registration» or «đăng ký tạm trú».',
    what: 'Answers come from reviewed content, with source and date. Officials decide on your application.',
    safe: 'Never send your identity number, passwords or OTP codes here. Officials never ask for an OTP.',
    introduction: (office) =>
      `I am the automatic assistant of ${office}. Never send identity numbers, passwords or OTP codes here.`,
    again: 'Hello! What do you need?',
    menu: 'These are often asked. Choose one, or type your question.',
    menuButton: 'Often asked',
  },

  talk: {
    thanks: 'You are welcome. Ask again any time.',
    nothingMore: 'All right. Ask me whenever you need to.',
    goodbye: 'Goodbye, and good luck with your papers.',
    abuse:
      'Paperwork can be tiring. Tell me what you need and I will try to help. If you were treated badly, you can report it.',
    quality: 'How well the bot serves: public figures',
    about: (office) => `I am the automatic assistant of ${office}, not a person.`,
    help: 'Ask me which papers a procedure needs, what it costs, how long it takes and where to go. One thing at a time, please.',
    helpExamples: [
      'birth registration',
      'replace a lost ID card',
      'register temporary residence',
      '68/NQ-CP',
    ],
    helpLabel: 'Examples',
    language: 'English',
    speak: 'I will speak English now. Details that were reviewed in Vietnamese stay in Vietnamese.',
    human: 'You can call or visit:',
    emergency: 'If there is danger now, call at once. Do not wait for an answer here.',
    outOfScope:
      'I cannot help with that. I only answer about administrative procedures and reform documents.',
  },

  contact: {
    button: 'Ask an official',
    phone: 'Call',
    hotline: (label, number) => `${label}: ${number}`,
    visit: 'Visit',
    noAddress: (office) => `${office} (address: not known)`,
    hours: 'Opening hours',
    counter:
      'You can also ask at the Public Administration Service Centre of the commune or ward where you live.',
  },

  unknown: {
    first: 'Sorry, I have no reliable answer to this, and I will not guess.',
    notThat: 'Sorry, I misunderstood.',
    rephrase: 'Try a shorter question that names the paper you need, such as «register temporary residence».',
    second: 'I still do not understand. Choose below, or ask an official:',
    third: 'Sorry, I could not help with this. Please ask an official:',
    notWritten:
      'I have no details of this procedure yet and will not guess its papers, fee or time. Ask the agency before you go.',
    noDocument: (number) => `I do not have document ${number}. Please check the number.`,
    noCode: (code) => `I have no procedure with code ${code}. Please check the code.`,
  },

  wish: {
    button: 'Tell me when you know',
    noted: (question) =>
      `I have noted your question «${question}». When I have an answer I will tell you here, once only, if this chat still lets me write to you then.`,
    stop: (days) =>
      `I keep this promise for at most ${days} days. To stop it, choose «No need to tell me». If you send «forget me», I delete it together with all your data.`,
    drop: 'No need to tell me',
    dropped: 'All right, I will not write to you about this question. Ask me whenever you need to.',
    full: (most) =>
      `I have promised to tell you about ${most} questions already and cannot take another. Please ask an official.`,
    told: (question) => `You once asked: «${question}». Now I have an answer:`,
  },

  choices: {
    which: 'Which one do you mean?',
    isItThis: 'Is this what you mean?',
    whichTopic: 'Which procedure do you mean? Choose below, or type the paper you need.',
    noneOfThese: 'No, something else',
    notThis: 'Not this one',
    orMaybe: (name) => `Or did you mean: ${name}`,
  },

  bad: {
    empty: 'I could not read any words. Please type your question.',
    unreadable: 'I can only read text, not pictures, voice or files. Please type your question.',
    tooLong: 'That message is too long for me. Please ask again in a few sentences.',
    oldButton: 'This button is out of date. Choose below or type your question.',
    fault: 'Sorry, something went wrong with this message. Staff have been told. Please try again.',
  },

  privacy: {
    ask: 'Do you want your data deleted? I will delete all your messages, answers and ratings on this channel.',
    yes: 'Yes, delete everything',
    no: 'No, keep it',
    kept: 'Nothing was deleted.',
    done: 'Deleted. I no longer hold any earlier message of yours.',
    receipt: (day) => `Deleted on ${day}. If you write again, we start afresh.`,
  },

  rating: {
    useful: 'Useful',
    notUseful: 'Not useful',
    thanks: 'Thank you for rating.',
    why: 'Thank you. What was wrong with the answer? Choose one, or just go on.',
    reasons: {
      wrong: 'About something else',
      unclear: 'Hard to understand',
      incomplete: 'Incomplete',
      outdated: 'Out of date',
    },
    reasonThanks: 'Thank you. I noted it, so that staff can look and correct it.',
  },

  member: memberEn,

  satisfaction: satisfactionEn,

  follow: followEn,

  facet: {
    fee: 'Fees',
    time: 'Time',
    dossier: 'Papers',
    place: 'Where',
    online: 'Online',
    legal: 'Legal basis',
    steps: 'Steps',
    result: 'What you get',
    eligibility: 'Who may apply',
  },
  all: 'Show everything',
  notes: 'Please note',
  simplifications: 'No longer needed',
  since: (day) => `since ${day}`,
  noInformation: 'not known',
  hasNote: 'see note',
  more: (count) => `and ${many(count, 'other case')}`,
  onlyVietnamese: 'The reviewed details below are in Vietnamese.',
  correction: (text, source) => asNote(text.replace(/\.$/, ''), source),

  fee: {
    free: 'free',
    setByCouncil: 'set by the province council; the amount is not known here',
    unknown: 'not known',
    per: (money, unit) => `${money}/${unit}`,
    until: (day) => `until ${day}`,
    from: (day) => `from ${day}`,
    money: (dong) => `${dong.replaceAll('.', ',')} VND`,
  },
  time: {
    'working-day': (n) => many(n, 'working day'),
    day: (n) => many(n, 'day'),
    hour: (n) => many(n, 'hour'),
    month: (n) => many(n, 'month'),
    sameDay: 'same working day',
    unknown: 'not known',
    none: 'no separate result',
  },
  channel: { counter: 'in person', online: 'online', post: 'by post' },
  variant: (condition, value) => `${condition}: ${value}`,
  withNote: asNote,
  paper: {
    submit: 'Hand in',
    show: 'Bring and show',
    sometimes: 'Needed only in these cases',
    form: (form) => `form: ${form}`,
    originals: (n) => `${n} original`,
    copies: (n) => (n === 1 ? '1 copy' : `${n} copies`),
    count: (always, sometimes) =>
      sometimes === 0
        ? many(always, 'paper')
        : `${many(always, 'paper')} for everybody; some cases need more`,
    only: (cases) => `${many(cases, 'paper')}, depending on the case`,
    perhapsMore: 'Some cases need more papers',
    none: 'no papers needed',
  },
  cases: {
    start: 'The papers you need',
    question: (number: number, question: string) => `Question ${number}: ${question}`,
    all: 'See all papers',
    chosen: 'Your case',
    again: 'Choose again',
    changed: 'These questions have just been changed. Please choose again.',
  },
  online: {
    full: 'Fully online: no visit needed.',
    partial: 'Partly online: at least one visit needed.',
    none: 'Not possible online.',
    unknown: 'Whether it can be done online is not known.',
    link: 'Page on the National Public Service Portal',
  },
  level: { central: 'central level', province: 'province level', commune: 'commune level', other: '' },
  agency: 'Agency',
  article: (document, article) => `${document}, ${article}`,

  basis: {
    documents: (list) => `Basis: ${list}`,
    andMore: (list, more) => `${list} and ${more} more`,
    reviewed: (day) => `Reviewed on ${day}`,
    source: (title, day) => `Source: ${title}, read on ${day}`,
    andSources: (line, more) => `${line}; ${more} more source${more === 1 ? '' : 's'}`,
    code: (code) => `Procedure code: ${code}`,
  },
  stale: {
    ended: (day) => `This held only until ${day} and is out of date. See the official source.`,
    successor: (name) => `Replaced by: ${name}.`,
    notYet: (day) => `This applies only from ${day}.`,
    historical: (status) => `This document is ${status}.`,
    endedUnknown: 'This is no longer in force; since when is not known.',
    notYetUnknown: 'This is not in force yet.',
    repealed: (names) =>
      `Its basis is no longer in force: ${names}. Things may have changed; ask before you go.`,
    replaced: (name, next) => `${name} (now ${next})`,
    reviewDue: (day) => `Last reviewed on ${day}, long ago. Ask before you go.`,
    factEnded: 'What was known is out of date; the new figure is not known.',
  },

  document: {
    number: 'Number',
    issuer: 'Issued by',
    issuerGone: (issuer) => `${issuer} (no longer exists)`,
    issuerSuccessor: (issuer, successor) => `${issuer} (now ${successor})`,
    issued: 'Issued on',
    status: 'Status',
    'in-force': 'in force',
    historical: 'of an earlier period, for reference only',
    repealed: 'no longer in force',
    'not-yet': 'not in force yet',
    unknown: 'not known',
    from: (status, day) => `${status}, from ${day}`,
    until: (status, day) => `${status}, until ${day}`,
    replacedBy: 'Replaced by',
    points: 'Main points',
    noPoints: 'This document is not summarised here yet.',
  },
  duty: {
    heading: (id) => `Duty ${id}`,
    who: 'Who',
    with: 'Together with',
    deadline: 'Deadline',
    past: (day: string) => `${day}, which has passed`,
    noDeadline: 'the document names no deadline',
    noDeadlineBut: (period) => `the document names no day; period: ${period}`,
    references: 'Related documents',
    of: 'From',
    list: 'Duties',
    item: (id, text) => `${id}. ${text}`,
    count: (duties) => `The document names ${duties} duties. Press «Show everything» to read them.`,
    historical: (issuer, successor) =>
      `This is an old directive of ${issuer}, for reference only.${successor === undefined ? '' : ` Its successor: ${successor}.`}`,
    digest: {
      title: (unit, count) => `${unit}: ${count} ${count === 1 ? 'duty needs' : 'duties need'} attention`,
      left: (day, days) => `${day}, ${days} working ${days === 1 ? 'day' : 'days'} left`,
      now: (day) => `${day}, ends before the next working day`,
      late: (day) => `overdue since ${day}`,
      overdue: 'Overdue',
      line: (text, deadline) => `${text}: ${deadline}`,
    },
    acknowledge: {
      words: {
        received: 'Received',
        done: 'Done',
        noNumber: 'No document',
        reopen: 'Not done, open it again',
      },
      wasReceived: 'Noted: your unit has received this duty.',
      whichNumber: 'By which document was it done? Send its number, such as 12/BC-SNV.',
      wasDone: 'Noted: your unit has done this. I shall not remind you again.',
      wasDoneBy: (number) =>
        `Noted: your unit has done this by document ${number}. I shall not remind you again.`,
      wasReopened: 'Noted: this is not done. I shall remind you as before.',
    },
    standing: {
      open: 'Your unit has not said that this is done.',
      received: 'You have received this duty. Your unit has not said that it is done.',
      receivedBy: (count) => `People who have received it: ${count}. The unit has not said that it is done.`,
      done: (day) => `Your unit has done this, as noted on ${day}.`,
      doneBy: (day, number) => `Your unit has done this by document ${number}, as noted on ${day}.`,
    },
    clause: 'Place in the document',
    numbered: (name, number) => `${name}, no. ${number}`,
    found: (count, about) => `${count} ${count === 1 ? 'duty' : 'duties'}${about === '' ? '' : ` ${about}`}`,
    more: (count) => `There are ${count} more. Ask more narrowly: by topic, unit or deadline.`,
    none: (about) => `The documents I have name no duty${about === '' ? '' : ` ${about}`}.`,
    undated: (count) => `For ${count} the document names no day.`,
    whichUnit: 'I do not know your unit yet. Name it, and I show what is given to it.',
    ofUnits: (units) => `of ${units}`,
    unsure:
      'I find no task that is just what you asked for, or have not understood all of it. These I know of:',
    doneUnknown: 'I tell what has been done only to staff of that very unit, in a private chat.',
    withoutDeadline: 'for which no deadline is given',
    dueFrom: (from: string) => `due from ${from} on`,
    dueOn: (day: string) => `due on ${day}`,
    dueWithin: (from: string, to: string) => `due from ${from} to ${to}`,
    spans: {
      today: 'due today',
      'this-week': 'due this week',
      'next-week': 'due next week',
      'this-month': 'due this month',
      'next-month': 'due next month',
      'this-year': 'due this year',
      overdue: 'overdue',
    },
  },
  feedback: {
    button: 'Give feedback or complain',
    accepts: 'What you may raise',
    how: 'How',
    phone: 'Phone',
    hours: 'Hours',
    next: 'What happens next',
    deadline: 'Deadline for an answer',
    channels: 'Where to turn',
    link: 'Open the page',
    call: 'Which number to call',
  },
  chat: {
    choose: 'Answer by number:',
    more: 'For more, answer by number:',
    rate: 'Was this answer useful?',
    continue: (left) => `${left} more ${left === 1 ? 'part' : 'parts'}. Send 0 to read on.`,
    nothingLeft: 'That answer is complete; nothing is left. Please type your question.',
    description: (office) =>
      `Automatic assistant of ${office}. Ask about administrative procedures: papers, fees, time, where to go. Every answer gives its source and date. Never send identity numbers, passwords or OTP codes.`,
    shortDescription: (office) => `Answers on administrative procedures, ${office}. Automatic, with sources.`,
    commands: {
      start: 'Start',
      menu: 'Often asked',
      help: 'How to ask',
      human: 'Officials: phone, address, hours',
      language: 'Tiếng Việt',
      rate: 'Rate the service',
      feedback: 'Suggestions, reports',
      myData: 'See my data',
      stop: 'Stop invitations and notices',
      forget: 'Delete my data',
    },
    askPrivately: 'Ask the bot privately',
    scan: 'Scan to ask about this procedure',
    scanHow: 'Scan with your camera, Zalo or Telegram. Free, immediate, around the clock.',
    scanThenAsk: (title) => `Then write: «${title}»`,
    printed: (day) => `Printed ${day}`,
  },
  guide: { points: 'Good to know' },
  place: {
    now: (former, current) => `${former} now belongs to ${current}.`,
    since: (day, resolution) => `Since ${day}, by ${resolution}.`,
    joined: (current, formers) => `${current} now also includes the former ${formers}.`,
    code: (code) => `Province code: ${code}`,
    unchanged: (current) => `${current} keeps its name and was not merged.`,
  },
}

/** 1 day, 2 days */
function many(count: number | string, noun: string): string {
  return `${count} ${noun}${Number(count) === 1 ? '' : 's'}`
}
