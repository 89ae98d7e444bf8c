import type { Action } from '../conversation/action.ts'
import type { Button } from '../conversation/answer.ts'
import type { Event } from '../conversation/event.ts'
import {
  followConsents,
  isSameSubject,
  mostSubscriptions,
  type Subject,
  type Subscription,
} from '../conversation/subscription.ts'
import { type Entry, findEntry } from '../knowledge/knowledge.ts'
import { formatDay, today } from '../lib/day.ts'
import type { Heard, Reply } from './intent.ts'
import { quiet } from './opinion-button.ts'
import { button, reply, shortName, text } from './reply.ts'
import { fieldId, subjectName } from './subject.ts'
import { openTopic } from './topic.ts'

type Step = Extract<Action, { kind: 'follow' }>

/** Under a procedure that is not followed yet: «Theo dõi thủ tục này», where the door can write later. */
export function followButton(heard: Heard, entry: Entry): Button[] {
  const subject: Subject = { kind: 'entry', id: entry.id }
  if (entry.kind !== 'procedure' || !heard.manner.tellLater || isFollowed(heard, subject)) return []
  return [stepButton(heard, heard.words.follow.button, 'ask', subject, 'detail')]
}

/** undefined: the content does not have it any more. */
export function follow(heard: Heard, { does, subject }: Step): Reply | undefined {
  switch (does) {
    case 'ask':
      return askToFollow(heard, subject)
    case 'agree':
      return agree(heard, subject)
    case 'stop':
      return stopFollowing(heard, subject)
  }
}

/** What would be told, and what is agreed to: nothing is noted yet. */
export function askToFollow(heard: Heard, subject: Subject): Reply | undefined {
  const { follow: said } = heard.words
  const name = nameOf(heard, subject)
  if (name === undefined) return undefined
  if (!heard.manner.tellLater) return refused(heard, said.nowhere)
  if (isFollowed(heard, subject)) return noted(heard, subject, said.already(name))
  if (heard.subscriptions.length >= mostSubscriptions) return full(heard)
  return reply(quiet(heard), {
    outcome: 'follow-asked',
    parts: text(said.ask(name), said.what[subject.kind], said.consent),
    buttons: [
      stepButton(heard, said.agree, 'agree', subject),
      button(heard, said.leave, { kind: 'opinion', opinion: { does: 'leave' } }),
    ],
  })
}

/** Typed: about the procedure that the talk is about. */
export function followTopic(heard: Heard): Reply {
  const entry = openTopic(heard)
  const asked = entry === undefined ? undefined : askToFollow(heard, { kind: 'entry', id: entry })
  return asked ?? refused(heard, heard.words.follow.which)
}

function agree(heard: Heard, subject: Subject): Reply | undefined {
  const { follow: said, language } = heard.words
  const name = nameOf(heard, subject)
  if (name === undefined) return undefined
  if (!heard.manner.tellLater) return refused(heard, said.nowhere)
  if (!isFollowed(heard, subject) && heard.subscriptions.length >= mostSubscriptions) return full(heard)
  const followed: Event = { kind: 'followed', subject, consent: followConsents[language] }
  return noted(heard, subject, said.noted(name, formatDay(heard.today)), followed)
}

function noted(heard: Heard, subject: Subject, line: string, ...also: readonly Event[]): Reply {
  const { follow: said } = heard.words
  return reply(quiet(heard), {
    outcome: 'follow-noted',
    parts: text(line, said.notedHow),
    buttons: [stepButton(heard, said.stop, 'stop', subject, 'detail'), ...fieldButton(heard, subject)],
    also,
  })
}

/** Whoever follows a procedure may want what is announced about its field as well. */
function fieldButton(heard: Heard, { kind, id }: Subject): Button[] {
  const entry = kind === 'entry' ? findEntry(heard.knowledge, id) : undefined
  if (entry?.kind !== 'procedure') return []
  const { field } = entry.procedure
  const subject: Subject = { kind: 'field', id: fieldId(field) }
  if (isFollowed(heard, subject)) return []
  return [stepButton(heard, heard.words.follow.fieldButton(field), 'ask', subject, 'detail')]
}

/** Said again, it is still so; what the content no longer has can be stopped all the same. */
export function stopFollowing(heard: Heard, subject: Subject): Reply {
  const { follow: said } = heard.words
  const name = nameOf(heard, subject)
  return reply(quiet(heard), {
    outcome: 'follow-stopped',
    parts: text(said.stopped(name ?? said.gone, formatDay(heard.today))),
    buttons: name === undefined ? [] : [stepButton(heard, said.again, 'ask', subject, 'detail')],
    also: isFollowed(heard, subject) ? [{ kind: 'unfollowed', subject }] : [],
  })
}

export function stopAllFollowing(heard: Heard): Reply {
  return reply(quiet(heard), {
    outcome: 'follow-stopped',
    parts: text(heard.words.follow.stoppedAll(formatDay(heard.today))),
    also: endAll(heard),
  })
}

/** Events that end everything this person follows. */
export function endAll({ subscriptions }: Heard): Event[] {
  return subscriptions.map(({ kind, id }) => ({ kind: 'unfollowed', subject: { kind, id } }))
}

/** «Tôi đang theo dõi gì»: each with the button that stops it. */
export function showFollowing(heard: Heard): Reply {
  const { subscriptions, words } = heard
  const { follow: said } = words
  if (subscriptions.length === 0)
    return reply(quiet(heard), { outcome: 'follow-shown', parts: text(said.none) })
  return reply(quiet(heard), {
    outcome: 'follow-shown',
    parts: [
      {
        kind: 'list',
        label: said.list,
        ordered: false,
        items: subscriptions.map((each) => line(heard, each)),
      },
    ],
    buttons: [
      ...subscriptions.map(({ kind, id }) =>
        stepButton(heard, said.stopOf(shortNameOf(heard, { kind, id })), 'stop', { kind, id }),
      ),
      button(heard, said.stopAll, { kind: 'following', does: 'stop-all' }),
    ],
  })
}

/** Typed: what the talk is about, or the only one there is, is stopped; otherwise the person chooses. */
export function stopFollowingTopic(heard: Heard): Reply {
  const topic = openTopic(heard)
  const { subscriptions } = heard
  const meant =
    subscriptions.find(({ kind, id }) => kind === 'entry' && id === topic) ??
    (subscriptions.length === 1 ? subscriptions[0] : undefined)
  return meant ? stopFollowing(heard, { kind: meant.kind, id: meant.id }) : showFollowing(heard)
}

function line(heard: Heard, { at, ...subject }: Subscription): string {
  const { follow: said } = heard.words
  const day = formatDay(today(at, heard.knowledge.office.timeZone))
  return said.line(nameOf(heard, subject) ?? said.gone, day)
}

function refused(heard: Heard, why: string): Reply {
  return reply(quiet(heard), { outcome: 'follow-refused', parts: text(why) })
}

function full(heard: Heard): Reply {
  const { follow: said } = heard.words
  return reply(quiet(heard), {
    outcome: 'follow-refused',
    parts: text(said.full(mostSubscriptions)),
    buttons: [button(heard, said.list, { kind: 'following', does: 'list' })],
  })
}

/** «thủ tục «Đăng ký khai sinh»», inside a sentence. */
export function nameOf({ knowledge, words }: Pick<Heard, 'knowledge' | 'words'>, subject: Subject) {
  const name = subjectName(knowledge, subject)
  return name === undefined ? undefined : words.follow.name[subject.kind](name)
}

function shortNameOf(heard: Heard, subject: Subject): string {
  const entry = subject.kind === 'entry' ? findEntry(heard.knowledge, subject.id) : undefined
  return entry ? shortName(entry, heard) : (subjectName(heard.knowledge, subject) ?? heard.words.follow.gone)
}

function isFollowed({ subscriptions }: Heard, subject: Subject): boolean {
  return subscriptions.some((each) => isSameSubject(each, subject))
}

function stepButton(
  heard: Heard,
  label: string,
  does: Step['does'],
  subject: Subject,
  role?: Button['role'],
): Button {
  return button(heard, label, { kind: 'follow', does, subject }, role)
}
