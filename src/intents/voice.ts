import type { Voice } from '../conversation/opinion.ts'
import { voices } from '../conversation/opinion.ts'
import { emergency } from './emergency.ts'
import type { Heard, Reply } from './intent.ts'
import { lawfulWay } from './lawful.ts'
import { opinionButton, quiet } from './opinion-button.ts'
import { askWords } from './own-words.ts'
import { feedbackButton, reply, text } from './reply.ts'

/** «Góp ý»: which kind, because each goes its own way. */
export function askVoice(heard: Heard): Reply {
  const { voice, rating } = heard.words.satisfaction
  return reply(quiet(heard), {
    outcome: 'ticket-kinds',
    parts: text(voice.ask),
    buttons: [
      ...voices.map((each) => opinionButton(heard, voice.kinds[each], { does: 'voice', voice: each })),
      opinionButton(heard, rating.leave, { does: 'leave' }),
      ...feedbackButton(heard).map((each) => ({ ...each, role: 'detail' }) as const),
    ],
  })
}

export function takeVoice(heard: Heard, voice: Voice): Reply {
  switch (voice) {
    case 'suggestion':
    case 'reflection':
      return askWords(heard, { about: voice })
    case 'complaint':
    case 'denunciation':
      return lawfulWay(heard, voice, false)
    case 'emergency':
      return emergency(heard)
  }
}
