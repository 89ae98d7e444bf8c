import { type Action, decodeAction } from '../conversation/action.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { formatDay } from '../lib/day.ts'
import { actOnDuty } from './acknowledge.ts'
import { askCase } from './case.ts'
import { follow, showFollowing, stopAllFollowing } from './follow.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { opine } from './opine.ts'
import { rate, rateReason } from './rate.ts'
import { mainMenu, reply, text } from './reply.ts'
import { show } from './show.ts'
import { speak } from './speak.ts'
import { askHuman } from './talk.ts'
import { misunderstood } from './unknown.ts'
import { dropWish, wish } from './wish.ts'

/** A button was pressed. Anything that this talk could not have sent is «nút cũ». */
export const press: Intent = (heard) => {
  const { said } = heard.message
  return said.kind === 'pressed' ? pressed(heard, said.data) : undefined
}

/** What pressing this button does; also used when somebody answers by its number. */
export function pressed(heard: Heard, data: string): Reply {
  const action = decodeAction(heard.conversation.key, data)
  return (action && act(heard, action)) ?? oldButton(heard)
}

function act(heard: Heard, action: Action): Reply | undefined {
  switch (action.kind) {
    case 'show':
      return showEntry(heard, action)
    case 'case':
      return askCase(heard, action)
    case 'none-of-these':
    case 'not-this':
      return misunderstood(heard)
    case 'menu':
      return reply(heard, {
        outcome: 'smalltalk-help',
        parts: text(heard.words.greeting.menu),
        buttons: mainMenu(heard),
      })
    case 'human':
      return askHuman(heard)
    case 'rate':
      return rate(heard, action)
    case 'rate-reason':
      return rateReason(heard, action)
    case 'tell-me':
      return action.wanted ? wish(heard, action.turn) : dropWish(heard, action.turn)
    case 'follow':
      return follow(heard, action)
    case 'following':
      return action.does === 'list' ? showFollowing(heard) : stopAllFollowing(heard)
    case 'forget':
      return forget(heard, action.sure)
    case 'speak':
      return speak(heard, action.language)
    case 'duty':
      return actOnDuty(heard, action.does, action.entry)
    case 'opinion':
      return opine(heard, action.opinion)
  }
}

function showEntry(heard: Heard, { entry: id, facet }: Extract<Action, { kind: 'show' }>): Reply | undefined {
  const entry = findEntry(heard.knowledge, id)
  if (!entry) return undefined
  return show(heard, entry, { asked: facet === 'all' ? 'all' : facet ? [facet] : [] })
}

function oldButton(heard: Heard): Reply {
  return reply(heard, {
    outcome: 'refused-old-button',
    parts: text(heard.words.bad.oldButton),
    buttons: mainMenu(heard),
  })
}

function forget(heard: Heard, sure: boolean): Reply {
  const { privacy } = heard.words
  if (!sure) return reply(heard, { outcome: 'privacy-asked', parts: text(privacy.kept) })
  return reply(heard, {
    outcome: 'privacy-erased',
    parts: text(
      privacy.done,
      ...(heard.member ? [heard.words.member.erased] : []),
      privacy.receipt(formatDay(heard.today)),
    ),
    also: [{ kind: 'forgotten' }],
  })
}
