import { type Member, memberDays, readMemberCode } from '../conversation/member.ts'
import { isPrivate } from '../conversation/message.ts'
import { dayMs, formatDay, today } from '../lib/day.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { opinionButton, quiet } from './opinion-button.ts'
import { reply, text } from './reply.ts'

/** A one-time code was sent: before everything else, so that nothing else ever sees it. In a group nobody learns whether it was right. */
export const redeem: Intent = (heard) => {
  const { message, claim } = heard
  if (readMemberCode(message.said) === undefined) return undefined
  const { member: said } = heard.words
  if (!isPrivate(message.person)) return refuse(heard, said.group)
  if (claim === undefined) return refuse(heard, said.nowhere)
  if (claim.kind !== 'good') return refuse(heard, claim.kind === 'closed' ? said.closed : said.bad)
  const { invited } = claim
  const until = lastDay(heard, message.at + memberDays * dayMs)
  return reply(quiet(heard), {
    outcome: 'member-joined',
    parts: text(
      said.joined(invited.name, invited.unitName),
      said.onlyHere,
      ...(heard.manner.browser ? [said.browser] : []),
      said.deleteCode,
      said.until(until),
      said.leaveHow,
    ),
    buttons: [myData(heard)],
    unkept: true,
    also: [{ kind: 'member-joined', invited }],
  })
}

function refuse(heard: Heard, line: string): Reply {
  return reply(quiet(heard), { outcome: 'member-refused', parts: text(line), unkept: true })
}

/** «Tôi là ai» */
export function whoAmI(heard: Heard): Reply {
  const { member, words } = heard
  if (!member) return none(heard)
  const { member: said } = words
  const { name, role, unitName, until } = member
  return reply(quiet(heard), {
    outcome: 'member-shown',
    parts: text(
      said.shown(name, said.role[role], unitName),
      said.until(lastDay(heard, until)),
      ...(heard.manner.browser ? [said.browser] : []),
      said.leaveHow,
    ),
    buttons: [myData(heard)],
  })
}

/** «Thôi là cán bộ», with a receipt. */
export function leaveStaff(heard: Heard): Reply {
  if (!heard.member) return none(heard)
  return reply(quiet(heard), {
    outcome: 'member-left',
    parts: text(heard.words.member.left(formatDay(heard.today))),
    also: [{ kind: 'member-left' }],
  })
}

/** What «Dữ liệu của tôi» says of the binding. */
export function memberKept(heard: Heard, { unitName, until }: Member): string {
  return heard.words.member.kept(unitName, lastDay(heard, until))
}

function none(heard: Heard): Reply {
  return reply(quiet(heard), { outcome: 'member-none', parts: text(heard.words.member.none) })
}

function myData(heard: Heard) {
  return opinionButton(heard, heard.words.satisfaction.myData.button, { does: 'my-data' }, 'detail')
}

/** The last whole day before the instant `until`. */
function lastDay({ knowledge }: Heard, until: number): string {
  return formatDay(today(until - dayMs, knowledge.office.timeZone))
}
