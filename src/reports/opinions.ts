import type { Cell, Useful } from './figures.ts'
import { hiddenCells, leastShown, scoreOf } from './satisfaction.ts'
import { of, type Tallies, total } from './sums.ts'
import type { Tally } from './tally.ts'
import { wilson } from './wilson.ts'

/** What people think of services and answers. */
export type Opinion = Pick<Cell, 'service' | 'survey' | 'answers'>

export function opinionOf(tallies: Tallies): Opinion {
  return {
    service: scoreOf(tallies.filter(isService)),
    survey: scoreOf(tallies.filter(isSurvey)),
    answers: usefulOf(tallies),
  }
}

/** Of cells that add up to a total which is shown too. */
export function opinionsOf(cells: readonly Tallies[]): readonly Opinion[] {
  const hide = (belongs: (tally: Tally) => boolean) =>
    hiddenCells(cells.map((cell) => total(cell.filter((tally) => belongs(tally) && tally.value !== '0'))))
  const [service, survey] = [hide(isService), hide(isSurvey)]
  const answers = hiddenCells(cells.map((cell) => total(of(cell, 'rated'))))
  return cells.map((cell, at) => ({
    ...opinionOf(cell),
    ...(service.has(at) ? { service: hidden } : {}),
    ...(survey.has(at) ? { survey: hidden } : {}),
    ...(answers.has(at) ? { answers: hidden } : {}),
  }))
}

const hidden = { kind: 'hidden' } as const

function usefulOf(tallies: Tallies): Useful {
  const rated = of(tallies, 'rated')
  const n = total(rated)
  if (n === 0) return { kind: 'none' }
  if (n < leastShown) return { kind: 'hidden' }
  return { kind: 'shown', n, share: wilson(total(rated.filter(({ value }) => value === '1')), n) }
}

export function isService({ what }: Tally): boolean {
  return what === 'stars'
}

export function isSurvey({ what }: Tally): boolean {
  return what.startsWith('survey-')
}
