import type { Button } from '../conversation/answer.ts'
import type { Opinion } from '../conversation/opinion.ts'
import type { Heard } from './intent.ts'
import { button } from './reply.ts'

export function opinionButton(heard: Heard, label: string, opinion: Opinion, role?: Button['role']): Button {
  return button(heard, label, { kind: 'opinion', opinion }, role)
}

/** As heard, but what was typed is no question to be counted or kept with the events. */
export function quiet(heard: Heard): Heard {
  return { ...heard, text: '' }
}
