import type { DutyAct } from '../conversation/action.ts'
import { readDoneBy } from '../conversation/duty.ts'
import { writingMs } from '../conversation/step.ts'
import type { GivenDuty } from '../knowledge/duties.ts'
import { findEntry } from '../knowledge/knowledge.ts'
import { acknowledgeButtons, isOwnDuty } from './duty-buttons.ts'
import type { Heard, Intent, Reply } from './intent.ts'
import { quiet } from './opinion-button.ts'
import { button, reply, text } from './reply.ts'
import { openTopic } from './topic.ts'

/** A button under a duty; undefined: it is not, or no longer, this person's to press. */
export function actOnDuty(heard: Heard, does: DutyAct, id: string): Reply | undefined {
  const entry = findEntry(heard.knowledge, id)
  if (!isOwnDuty(heard, entry)) return undefined
  switch (does) {
    case 'received':
      return received(heard, entry)
    case 'done':
      return askNumber(heard, entry)
    case 'no-number':
      return done(heard, entry, undefined)
    case 'reopen':
      return reopen(heard, entry)
  }
}

/** The number of a document, typed after «Đã xong». A question is none: it is answered, and nothing is done. */
export const doneByDocument: Intent = (heard) => {
  const { step } = heard.conversation
  if (step?.kind !== 'duty-number' || heard.message.at - step.at > writingMs) return undefined
  const entry = findEntry(heard.knowledge, step.duty)
  const number = readDoneBy(heard.text)
  return number !== undefined && isOwnDuty(heard, entry) ? done(heard, entry, number) : undefined
}

/** «Đã nhận», «đã xong 12/BC-SNV» of the duty that was shown last. */
export const acknowledgeInWords: Intent = (heard) => {
  const entry = findEntry(heard.knowledge, openTopic(heard) ?? '')
  if (heard.text.includes('?') || !isOwnDuty(heard, entry)) return undefined
  const { cues, units } = heard.found.duty
  const number = /\d\S*\/\S+/u.exec(heard.text)?.[0]
  // «12/BC-SNV» is no question about that department.
  const namesUnit = units.length > 0 && number === undefined
  const asks = (['duty', 'ask', 'due', 'overdue', 'mine'] as const).some((cue) => cues.includes(cue))
  if (asks || namesUnit) return undefined
  if (cues.includes('done'))
    return number === undefined ? askNumber(heard, entry) : done(heard, entry, number)
  return cues.includes('received') && heard.found.duty.rest === '' ? received(heard, entry) : undefined
}

function received(heard: Heard, { id }: GivenDuty): Reply {
  const { acknowledge } = heard.words.duty
  return reply(quiet(heard), {
    outcome: 'duty-received',
    parts: text(acknowledge.wasReceived),
    buttons: [button(heard, acknowledge.words.done, { kind: 'duty', does: 'done', entry: id }, 'detail')],
    also: [{ kind: 'duty-acknowledged', duty: id, unit: unitOf(heard), state: 'received' }],
  })
}

function askNumber(heard: Heard, { id }: GivenDuty): Reply {
  const { acknowledge } = heard.words.duty
  return reply(quiet(heard), {
    outcome: 'duty-asked',
    parts: text(acknowledge.whichNumber),
    buttons: [button(heard, acknowledge.words.noNumber, { kind: 'duty', does: 'no-number', entry: id })],
    step: { kind: 'duty-number', turn: heard.conversation.turns + 1, duty: id },
  })
}

function done(heard: Heard, entry: GivenDuty, document: string | undefined): Reply {
  const { acknowledge } = heard.words.duty
  return reply(quiet(heard), {
    outcome: 'duty-done',
    parts: text(document === undefined ? acknowledge.wasDone : acknowledge.wasDoneBy(document)),
    buttons: [
      button(heard, acknowledge.words.reopen, { kind: 'duty', does: 'reopen', entry: entry.id }, 'detail'),
    ],
    also: [
      {
        kind: 'duty-acknowledged',
        duty: entry.id,
        unit: unitOf(heard),
        state: 'done',
        ...(document === undefined ? {} : { document }),
      },
    ],
  })
}

function reopen(heard: Heard, entry: GivenDuty): Reply {
  return reply(quiet(heard), {
    outcome: 'duty-reopened',
    parts: text(heard.words.duty.acknowledge.wasReopened),
    buttons: acknowledgeButtons({ ...heard, work: { acknowledged: [], reminded: [] } }, entry),
    also: [{ kind: 'duty-reopened', duty: entry.id, unit: unitOf(heard) }],
  })
}

function unitOf({ member }: Heard): string {
  return member?.unit ?? ''
}
