import type { Stars } from '../conversation/satisfaction.ts'
import type { Heard } from './intent.ts'

/** What the ministry calls so many stars. */
export function starsName({ knowledge, words }: Heard, given: Stars): string {
  const [survey] = knowledge.surveys
  const scale = words.language === 'vi' && survey ? survey.scale : words.satisfaction.rating.scale
  return scale[given - 1] ?? String(given)
}
