import { type Stars, stars, type Way, ways } from './satisfaction.ts'

/** What somebody may want to bring to the office's ears. */
export const voices = ['suggestion', 'reflection', 'complaint', 'denunciation', 'emergency'] as const
export type Voice = (typeof voices)[number]

/** What buttons do about satisfaction and own words. `turn`: of the step they belong to (conversation/step.ts). */
export type Opinion =
  /** Opens the rating of a service. */
  | { readonly does: 'open'; readonly entry?: string }
  | { readonly does: 'stars'; readonly turn: number; readonly stars: Stars }
  /** The quick survey, after the stars. */
  | { readonly does: 'quick'; readonly turn: number }
  /** null: not said. */
  | { readonly does: 'way'; readonly turn: number; readonly way: Way | null }
  | { readonly does: 'score'; readonly turn: number; readonly score: Stars | 0 }
  /** Own words about the answer or the service rated in this turn. */
  | { readonly does: 'more'; readonly turn: number }
  | { readonly does: 'voices' }
  | { readonly does: 'voice'; readonly voice: Voice }
  | { readonly does: 'send'; readonly turn: number }
  | { readonly does: 'leave' }
  | { readonly does: 'withdraw'; readonly code: string }
  | { readonly does: 'asking'; readonly wanted: boolean }
  | { readonly does: 'my-data' }

/** At most two words without a point, ASCII: what stands in a button after its verb. */
export function opinionWords(opinion: Opinion): [string, string?] {
  switch (opinion.does) {
    case 'open':
      return opinion.entry === undefined ? ['open'] : ['open', opinion.entry]
    case 'stars':
      return ['stars', `${opinion.turn}-${opinion.stars}`]
    case 'quick':
    case 'more':
    case 'send':
      return [opinion.does, String(opinion.turn)]
    case 'way':
      return ['way', `${opinion.turn}-${opinion.way ?? 'none'}`]
    case 'score':
      return ['score', `${opinion.turn}-${opinion.score}`]
    case 'voice':
      return ['voice', opinion.voice]
    case 'withdraw':
      return ['withdraw', opinion.code]
    case 'asking':
      return ['asking', opinion.wanted ? '1' : '0']
    case 'voices':
    case 'leave':
    case 'my-data':
      return [opinion.does]
  }
}

/** undefined for anything that `opinionWords` does not write. */
export function readOpinion(does: string, argument: string | undefined): Opinion | undefined {
  switch (does) {
    case 'open':
      return readOpen(argument)
    case 'stars': {
      const read = readTurn(argument)
      const given = stars.find((each) => String(each) === read?.rest)
      return read && given && { does, turn: read.turn, stars: given }
    }
    case 'quick':
    case 'more':
    case 'send': {
      const read = readTurn(argument)
      return read?.rest === undefined && read ? { does, turn: read.turn } : undefined
    }
    case 'way': {
      const read = readTurn(argument)
      if (read?.rest === 'none') return { does, turn: read.turn, way: null }
      const way = ways.find((each) => each === read?.rest)
      return read && way && { does, turn: read.turn, way }
    }
    case 'score': {
      const read = readTurn(argument)
      const score = ([0, ...stars] as const).find((each) => String(each) === read?.rest)
      return read && score !== undefined ? { does, turn: read.turn, score } : undefined
    }
  }
  return readPlain(does, argument)
}

function readPlain(does: string, argument: string | undefined): Opinion | undefined {
  switch (does) {
    case 'voice': {
      const voice = voices.find((each) => each === argument)
      return voice && { does, voice }
    }
    case 'withdraw':
      return argument !== undefined && /^[0-9A-Z]{8}$/.test(argument) ? { does, code: argument } : undefined
    case 'asking':
      return argument === '0' || argument === '1' ? { does, wanted: argument === '1' } : undefined
    case 'voices':
    case 'leave':
    case 'my-data':
      return argument === undefined ? { does } : undefined
  }
  return undefined
}

function readOpen(entry: string | undefined): Opinion | undefined {
  if (entry === undefined) return { does: 'open' }
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(entry) ? { does: 'open', entry } : undefined
}

function readTurn(argument = ''): { readonly turn: number; readonly rest: string | undefined } | undefined {
  const [whole, turn, rest] = /^(\d{1,9})(?:-([a-z0-9]+))?$/.exec(argument) ?? []
  return whole === undefined ? undefined : { turn: Number(turn), rest }
}
