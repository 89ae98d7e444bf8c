import type { satisfactionVi } from './satisfaction-vi.ts'

export const satisfactionEn: typeof satisfactionVi = {
  rating: {
    button: 'Rate the service',
    offer:
      'If you have just finished a procedure, you can rate how you were served. One tap, and only if you like.',
    ask: 'How satisfied are you with the procedure you have just been through?',
    of: (name) => `Procedure: ${name}.`,
    free: 'Rating is voluntary and does not affect your application.',
    other: 'Not this procedure',
    leave: 'No, thanks',
    scale: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
    thanks: (given) => `Thank you. Your rating: ${given.toLowerCase()}.`,
    sorry: 'I am sorry that you were not satisfied. You can tell officials more, so that they can mend it.',
    more: 'Tell officials more',
    quick: 'Answer a few short questions',
    again: 'You have just rated this, thank you. To say more, type «góp ý» (feedback).',
    typed: 'Đánh giá',
    scan: 'Scan to rate the service',
    scanHow: 'Scan with your camera, Zalo or Telegram. One tap, no name asked.',
    scanThenWrite: (line) => `Then write: «${line}»`,
    left: 'All right, we stop here. Ask me whenever you need to.',
  },
  survey: {
    way: 'How did you hand in your papers?',
    ways: { counter: 'In person', online: 'Online', post: 'By post' },
    noWay: 'Skip this question',
    title: (left) =>
      left > 1 ? `Quick survey, at most ${left} more questions:` : 'Quick survey, last question:',
    notApplicable: 'Does not apply',
    done: 'Thank you for answering. It shows the office what to mend.',
  },
  voice: {
    ask: 'What would you like to tell the office? Each kind goes its own way, please choose:',
    kinds: {
      suggestion: 'A suggestion',
      reflection: 'How I was served',
      complaint: 'A formal complaint',
      denunciation: 'A denunciation',
      emergency: 'An emergency',
    },
    button: 'Suggestions, reports',
    lawful: {
      complaint:
        'A formal complaint follows the Law on Complaints, with somebody responsible and a deadline. It is not accepted here.',
      denunciation:
        'A denunciation goes to the competent authority, so that your identity is kept secret. It is not accepted here.',
    },
    unkept: 'What you wrote reads like a complaint or a denunciation, so I have not kept it or passed it on.',
    notMeant: 'If you only want to suggest something, write again without naming or accusing anybody.',
    where: 'Where it is received:',
  },
  ticket: {
    write: {
      comment: 'Tell it in your next message: what was not right, and at which step.',
      suggestion: 'Write your suggestion in the next message: what should change, and how.',
      reflection: 'Write it in your next message: what happened, where and on which day.',
    },
    consent:
      'Sending it is up to you. By sending, you agree that officials read it to answer you and to mend things. Identity and phone numbers are masked before it is stored. It is kept for at most 365 days. You can withdraw it any time: type the code and choose «Withdraw», or type «quên tôi» (forget me).',
    leave: 'Do not send',
    confirm: (text) => `I will pass this on to officials: «${text}»`,
    confirmAsk: 'Shall I send it? To change it, type it again.',
    send: 'Send',
    sendThat: 'Send that message to officials',
    received: (code) => `Received. Your code: ${code}`,
    receivedHow:
      'Type this code to see whether it has been answered. When officials answer, I tell you here if this chat still allows it, or else when you write again.',
    full: (most) => `You have sent ${most} messages to officials today. Please send more tomorrow, or call.`,
    nowhere: 'I cannot pass on messages to officials from here. Please use one of these ways.',
    inGroup:
      'In a group everybody can read this. Please write to me in private: tap my name, then send a message.',
    notSent: 'Your message to officials has not been sent. To go on writing, type «góp ý» (feedback).',
    left: 'All right, nothing was sent. Type «góp ý» (feedback) when you need to.',
    none: (code) => `I do not find the code ${code} in what you sent in this chat. Please check it.`,
    about: (code, day) => `Code ${code}, sent on ${day}`,
    yours: (text) => `You wrote: «${text}»`,
    states: {
      open: 'Waiting for officials to read it.',
      replied: 'Officials have answered.',
      told: 'Officials have answered.',
      closed: 'Officials have read and closed it, without an answer of its own.',
    },
    reply: (text) => `Officials answer: ${text}`,
    news: (code) => `What you sent, code ${code}, has been answered.`,
    withdraw: 'Withdraw',
    withdrawn: (code) => `Code ${code} is withdrawn. Officials do not see it any more.`,
  },
  asking: {
    stopped: (day) =>
      `Noted on ${day}: I will not invite you to rate or write to you by myself any more. I still answer your questions.`,
    allowed: (day) => `Noted on ${day}: now and then I may invite you to rate. To stop, type «dừng» (stop).`,
    stop: 'Stop invitations and notices',
    allow: 'Allow invitations again',
  },
  myData: {
    title: 'What I keep about you in this chat',
    messages: (days) => `Messages and answers: ${days} days. Identity and phone numbers are masked.`,
    talk: (turns, days) =>
      `Where our talk stands: ${days} days after your last message. ${turns} turns so far.`,
    events: (days) => `Ratings and statistics: ${days} days.`,
    wishes: (count, days) => `Questions I promised to answer: ${count}, kept for ${days} days.`,
    tickets: (count, days) => `Messages to officials: ${count}, kept for ${days} days.`,
    following: (count, days) => `Things you follow: ${count}, kept for ${days} days.`,
    asking: (isStopped) =>
      isStopped
        ? 'Invitations to rate: stopped by you. I remember this until you allow them again.'
        : 'Invitations to rate: at most one a week.',
    ofGroup: 'To delete what I keep about you in this group, tell me «quên tôi» (forget me) right here.',
    owned: 'In short',
    ticket: (code, day, text) => `${code}, ${day}: «${text}»`,
    wish: (question) => `Promised: «${question}»`,
    how: 'To delete everything, type «quên tôi» (forget me). You have a right to a full copy: if you see no file here, ask an official.',
    button: 'My data',
  },
}
