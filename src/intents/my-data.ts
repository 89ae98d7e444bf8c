import { askingOf, unansweredOf } from '../conversation/conversation.ts'
import type { Event } from '../conversation/event.ts'
import { retention } from '../conversation/retention.ts'
import { subscriptionDays } from '../conversation/subscription.ts'
import { writtenCode } from '../conversation/ticket.ts'
import { wishDays } from '../conversation/wish.ts'
import { formatDay } from '../lib/day.ts'
import { quoted } from '../lib/shorten.ts'
import { endAll } from './follow.ts'
import { onlyInPrivate } from './in-private.ts'
import type { Heard, Reply } from './intent.ts'
import { memberKept } from './member.ts'
import { opinionButton, quiet } from './opinion-button.ts'
import { reply, text } from './reply.ts'
import { dayOf } from './ticket.ts'

/** «Dữ liệu của tôi»: what is kept, how much, for how long, and the person's own words in short. */
export function showMyData(heard: Heard): Reply {
  const { conversation, tickets, subscriptions, words, member } = heard
  const { myData, asking } = words.satisfaction
  const refusal = onlyInPrivate(heard, myData.ofGroup)
  if (refusal) return refusal
  const wishes = unansweredOf(conversation).filter(({ wished }) => wished)
  const isStopped = askingOf(conversation).stopped === true
  const kept = [
    myData.messages(retention.messages),
    myData.talk(conversation.turns + 1, retention.conversations),
    myData.events(retention.events),
    myData.wishes(wishes.length, wishDays),
    myData.tickets(tickets.length, retention.tickets),
    myData.following(subscriptions.length, subscriptionDays),
    myData.asking(isStopped),
    ...(member ? [memberKept(heard, member)] : []),
  ]
  const own = [
    ...tickets.map(({ code, at, text: said }) =>
      myData.ticket(writtenCode(code), dayOf(heard, at), quoted(said)),
    ),
    ...wishes.map(({ question }) => myData.wish(quoted(question))),
  ]
  return reply(quiet(heard), {
    outcome: 'privacy-shown',
    withCopy: true,
    parts: [
      { kind: 'title', text: myData.title },
      { kind: 'list', ordered: false, items: kept },
      ...(own.length > 0 ? [{ kind: 'list', label: myData.owned, ordered: false, items: own } as const] : []),
      ...text(myData.how),
    ],
    buttons: [
      opinionButton(heard, isStopped ? asking.allow : asking.stop, { does: 'asking', wanted: isStopped }),
    ],
  })
}

/** «Dừng», and back again: with a receipt. Whoever stops is not told of what they wished for or follow either. */
export function setAsking(heard: Heard, wanted: boolean): Reply {
  const { asking } = heard.words.satisfaction
  const day = formatDay(heard.today)
  const wishes = unansweredOf(heard.conversation).filter(({ wished }) => wished && !wanted)
  const dropped = wishes.map(({ turn }): Event => ({ kind: 'wish-ended', turn, how: 'dropped' }))
  return reply(quiet(heard), {
    outcome: 'asking-set',
    parts: text(wanted ? asking.allowed(day) : asking.stopped(day)),
    buttons: [
      opinionButton(
        heard,
        wanted ? asking.stop : asking.allow,
        { does: 'asking', wanted: !wanted },
        'detail',
      ),
    ],
    also: [...dropped, ...(wanted ? [] : endAll(heard)), { kind: 'asking-set', wanted }],
  })
}
