import { stars } from '../conversation/satisfaction.ts'
import { fold } from '../language/fold.ts'
import type { Intent } from './intent.ts'
import { giveStars } from './rate-service.ts'
import { starsName } from './stars-name.ts'
import { giveScore } from './survey.ts'

/** «5 sao», «4*», «rất hài lòng» typed where a rating or a question of the survey is open. */
export const pickStars: Intent = (heard) => {
  const { step } = heard.conversation
  if (step?.kind !== 'stars' && step?.kind !== 'survey') return undefined
  const typed = fold(heard.text)
    .replace(/[.!]+$/, '')
    .trim()
  const number = /^([1-5]) ?(?:sao|\*|⭐|★|stars?)$/u.exec(typed)?.[1]
  const given = stars.find((each) => String(each) === number || fold(starsName(heard, each)) === typed)
  if (given === undefined) return undefined
  const { turn } = step
  return step.kind === 'stars'
    ? giveStars(heard, { does: 'stars', turn, stars: given })
    : giveScore(heard, { does: 'score', turn, score: given })
}
