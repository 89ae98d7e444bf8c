import { describe, expect, it } from 'vitest'
import { finish } from '../../src/lib/slices.ts'
import { learnMaxent, sharesOf } from '../../src/search/maxent.ts'

const lesson = (name: string, text: string) => ({ name, terms: () => text.split(' ') })
const lessons = [
  lesson('fee', 'bao nhiêu tiền'),
  lesson('fee', 'hết bao nhiêu'),
  lesson('fee', 'tốn tiền không'),
  lesson('time', 'bao lâu xong'),
  lesson('time', 'mấy ngày xong'),
  lesson('time', 'lâu không'),
]
const pace = { rounds: 20, rate: 0.5 }
const learn = (from = lessons) => finish(learnMaxent(['fee', 'time'], from, pace))
const likeliest = (text: string, model = learn()) => {
  const odds = model.odds(text.split(' '))
  return model.names[odds.indexOf(Math.max(...odds))]
}

describe('a maximum entropy model', () => {
  it.each([
    ['tốn bao nhiêu', 'fee'],
    ['bao lâu', 'time'],
    ['tiền', 'fee'],
    ['xong chưa', 'time'],
  ])('learns that «%s» asks for %s', (text, name) => {
    expect(likeliest(text)).toBe(name)
  })

  it('knows nothing of a term that one lesson alone has, and has no opinion without terms it knows', () => {
    const model = learn()
    expect(model.oddsOf('mấy')).toBeUndefined()
    expect([...sharesOf(model.odds(['mấy', 'nơi']))]).toEqual([...sharesOf(model.odds([]))])
  })

  it('gives the same answer whenever it is taught', () => {
    expect(learn().odds(['tiền'])).toEqual(learn().odds(['tiền']))
  })

  it('is taught nothing by no lessons', () => {
    expect([...sharesOf(learn([]).odds(['tiền']))]).toEqual([0.5, 0.5])
  })
})

describe('shares', () => {
  it('sum to one, however large the odds', () => {
    expect([...sharesOf(Float64Array.of(1000, 1000))]).toEqual([0.5, 0.5])
    expect(sharesOf(Float64Array.of(0, Math.log(3)))[1]).toBeCloseTo(0.75)
  })
})
