import type { Opinion } from '../conversation/opinion.ts'
import type { Heard, Reply } from './intent.ts'
import { setAsking, showMyData } from './my-data.ts'
import { leave, send, tellMore } from './own-words.ts'
import { giveStars, openRating } from './rate-service.ts'
import { giveScore, giveWay, quickSurvey } from './survey.ts'
import { withdraw } from './ticket.ts'
import { askVoice, takeVoice } from './voice.ts'

/** What a button about satisfaction does; undefined: it is an old one. */
export function opine(heard: Heard, opinion: Opinion): Reply | undefined {
  switch (opinion.does) {
    case 'open':
      return openRating(heard, opinion.entry === undefined ? {} : { entry: opinion.entry })
    case 'stars':
      return giveStars(heard, opinion)
    case 'quick':
      return quickSurvey(heard, opinion.turn)
    case 'way':
      return giveWay(heard, opinion)
    case 'score':
      return giveScore(heard, opinion)
    case 'more':
      return tellMore(heard, opinion.turn)
    case 'voices':
      return askVoice(heard)
    case 'voice':
      return takeVoice(heard, opinion.voice)
    case 'send':
      return send(heard, opinion.turn)
    case 'leave':
      return leave(heard)
    case 'withdraw':
      return withdraw(heard, opinion.code)
    case 'asking':
      return setAsking(heard, opinion.wanted)
    case 'my-data':
      return showMyData(heard)
  }
}
