import type { Step } from '../conversation/step.ts'
import type { Heard, Reply } from './intent.ts'
import { opinionButton } from './opinion-button.ts'
import { text } from './reply.ts'
import { isQuestion, writingOf } from './writing.ts'

/**
 * Who asks something in the middle of writing is answered, told that nothing was sent, and can send all the same what was taken for
 * a question.
 */
export function besideOwnWords(heard: Heard, said: Reply): Reply {
  const step = writingOf(heard)
  const { outcome } = said.answer
  if (
    !step ||
    /^(?:ticket|refused-complaint|error|continued|privacy|asking|member|smalltalk-emergency)/.test(outcome)
  )
    return said
  const { ticket } = heard.words.satisfaction
  const turn = heard.conversation.turns + 1
  const mayBeWords = isQuestion(heard)
  const buttons = mayBeWords ? [opinionButton(heard, ticket.sendThat, { does: 'send', turn }, 'detail')] : []
  const confirming: Step = { kind: 'confirm', turn, topic: step.topic, text: heard.text }
  return {
    answer: {
      ...said.answer,
      parts: [...said.answer.parts, ...text(ticket.notSent)],
      buttons: [...said.answer.buttons, ...buttons],
    },
    events: said.events.map((event) =>
      event.kind === 'turned' && mayBeWords
        ? { ...event, menu: [...event.menu, ...buttons.map(({ data }) => data)], step: confirming }
        : event,
    ),
  }
}
