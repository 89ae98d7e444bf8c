import { beforeEach, describe, expect, it } from 'vitest'
import type { Event, Happened } from '../../src/conversation/event.ts'
import type { Person } from '../../src/conversation/message.ts'
import type { Library } from '../../src/intents/intent.ts'
import { findGaps, type GapsOptions } from '../../src/reports/gaps.ts'
import { missedIn } from '../../src/reports/wordings.ts'
import { changed, contentFolder } from '../helpers/content.ts'
import { libraryOf } from '../helpers/library.ts'
import { lan, minh, monday } from '../helpers/talk.ts'

const hoa: Person = { channel: 'telegram', id: '77' }
const guide = 'guides/nop-ho-so.yaml'
const dayMs = 86_400_000

let library: Library
beforeEach(async () => {
  const fillers = changed('language/chung.yaml', '[ạ]', '[ạ, có phải, không]')
  library = await libraryOf(contentFolder({ 'language/chung.yaml': fillers }))
})

const unknown = (question: string): Event => ({ kind: 'turned', outcome: 'unknown', question, menu: [] })

type Said = readonly [person: Person, event: Event | string, daysLater?: number]

/** What was found in what these people asked in vain. */
async function gapsOf(said: readonly Said[], options: Partial<GapsOptions> = {}, known = library) {
  async function* events(): AsyncGenerator<Happened> {
    for (const [person, event, days = 0] of said)
      yield { person, at: monday + days * dayMs, event: typeof event === 'string' ? unknown(event) : event }
  }
  return findGaps(await missedIn(events()), known, { limit: 20, all: false, ...options })
}

describe('a gap', () => {
  it('gathers what people asked of one matter, in their words, and counts each of them once', async () => {
    const { gaps, ...all } = await gapsOf([
      [lan, 'Nuôi chó có phải xích không?'],
      [lan, 'nuoi cho co phai xich khong', 1],
      [minh, 'nuôi chó có phải xích không', 2],
      [hoa, 'xích chó nuôi', 3],
      [minh, 'nuôi chó', 4],
      [hoa, 'lắp điện kế', 5],
    ])
    expect(all).toEqual({ people: 3, count: 6, matters: 2, looked: 2 })
    expect(gaps.map(({ nearest, ...rest }) => rest)).toEqual([
      {
        question: 'nuôi chó có phải xích không',
        wordings: ['nuôi chó', 'xích chó nuôi'],
        people: 3,
        count: 5,
        first: '2026-11-23',
        last: '2026-11-27',
        suggestion: { kind: 'write-entry' },
      },
      expect.objectContaining({ question: 'lắp điện kế', people: 1 }),
    ])
  })

  it('comes first when more people asked, then when it was asked more often', async () => {
    const { gaps } = await gapsOf([
      [lan, 'lắp điện kế'],
      [lan, 'thuê nhà văn hóa'],
      [lan, 'thuê nhà văn hóa'],
      [lan, 'nuôi chó'],
      [minh, 'nuôi chó'],
    ])
    expect(gaps.map(({ question }) => question)).toEqual(['nuôi chó', 'thuê nhà văn hóa', 'lắp điện kế'])
  })

  it('shows at most three other wordings, and at most so many gaps', async () => {
    const said = ['nuôi chó', 'nuôi chó to', 'nuôi chó nhỏ', 'nuôi chó con', 'nuôi chó già', 'lắp điện kế']
    const { gaps, matters, looked } = await gapsOf(
      said.map((question) => [lan, question]),
      { limit: 1 },
    )
    expect(gaps).toHaveLength(1)
    expect(gaps[0]?.wordings).toHaveLength(3)
    expect([looked, matters]).toEqual([1, 2])
  })

  it('names nobody', async () => {
    const found = await gapsOf([
      [{ channel: 'telegram', id: '998877' }, 'nuôi chó'],
      [{ channel: 'zalo-oa', id: '246845883529197922' }, 'nuôi chó'],
    ])
    expect(JSON.stringify(found)).not.toMatch(/998877|2468|telegram|zalo/)
  })

  it('is nothing where nothing happened', async () => {
    expect(await gapsOf([])).toEqual({ people: 0, count: 0, matters: 0, looked: 0, gaps: [] })
  })
})

describe('what is suggested', () => {
  const suggestionFor = async (said: readonly Said[], known = library) =>
    (await gapsOf(said, { all: true }, known)).gaps[0]?.suggestion

  it('is to give phrases to an entry that is probably meant, without what was masked in them', async () => {
    expect(
      await suggestionFor([
        [lan, 'gửi giấy tờ qua bưu điện, tôi là [họ tên]'],
        [minh, 'gửi giấy tờ bưu điện'],
      ]),
    ).toEqual({
      kind: 'add-phrase',
      entry: 'nop-ho-so',
      phrases: ['gửi giấy tờ bưu điện', 'gửi giấy tờ qua bưu điện, tôi là'],
    })
  })

  it('is a shorter phrase where people told a story', async () => {
    expect(await suggestionFor([[lan, `gửi giấy tờ qua mạng ${'ạ '.repeat(60)}nhé`]])).toEqual({
      kind: 'add-phrase',
      entry: 'nop-ho-so',
      phrases: [],
    })
  })

  it('is to write an entry, and of which listed procedure', async () => {
    expect(await suggestionFor([[lan, 'lắp điện kế']])).toEqual({ kind: 'write-entry' })
    expect(await suggestionFor([[lan, 'hộ chiếu của em']])).toEqual({
      kind: 'write-entry',
      listed: { entry: 'cap-ho-chieu', name: 'Cấp hộ chiếu' },
    })
  })

  it('is not an entry of which people said that it is not meant', async () => {
    const answered: Event = {
      kind: 'turned',
      outcome: 'answered',
      entry: 'khai-sinh',
      confidence: 0.95,
      question: 'làm giấy khai sinh cho con',
      menu: [],
    }
    expect(
      await suggestionFor([
        [lan, answered],
        [lan, { kind: 'refused' }],
      ]),
    ).toEqual({
      kind: 'write-entry',
      notMeant: true,
    })
  })

  it('is to improve an entry that was not useful, until somebody has reviewed it', async () => {
    const said: readonly Said[] = [
      [
        lan,
        {
          kind: 'turned',
          outcome: 'answered',
          entry: 'nop-ho-so',
          confidence: 0.95,
          question: 'nộp hồ sơ trên mạng',
          menu: [],
        },
      ],
      [lan, { kind: 'rated', turn: 1, useful: false, entry: 'nop-ho-so' }],
    ]
    expect(await suggestionFor(said)).toEqual({ kind: 'improve-entry', entry: 'nop-ho-so' })
    const reviewed = changed(guide, 'reviewed: 2026-11-20', 'reviewed: 2026-11-24')
    expect(await suggestionFor(said, await libraryOf(contentFolder({ [guide]: reviewed })))).toEqual({
      kind: 'solved',
    })
  })
})

describe('what needs no writing any more is shown only when asked for', () => {
  it('an answer that the content has today', async () => {
    const said: readonly Said[] = [[lan, 'nuôi chó có phải đăng ký không']]
    const taught = await libraryOf(
      contentFolder({ [guide]: changed(guide, 'phrases: [', 'phrases: [nuôi chó có phải đăng ký không, ') }),
    )
    expect((await gapsOf(said)).gaps).toHaveLength(1)
    expect((await gapsOf(said, {}, taught)).gaps).toEqual([])
    expect((await gapsOf(said, { all: true }, taught)).gaps).toMatchObject([
      { nearest: { entry: 'nop-ho-so' }, suggestion: { kind: 'solved' } },
    ])
  })

  it('but a matter of which one wording is still not understood', async () => {
    const taught = await libraryOf(
      contentFolder({ [guide]: changed(guide, 'phrases: [', 'phrases: [gửi giấy tờ bưu điện, ') }),
    )
    const said: readonly Said[] = [
      [lan, 'gửi giấy tờ bưu điện'],
      [minh, 'gửi giấy tờ bưu điện'],
      [lan, 'bưu điện nhận giấy tờ'],
    ]
    expect((await gapsOf(said, {}, taught)).gaps).toMatchObject([
      {
        question: 'gửi giấy tờ bưu điện',
        suggestion: { kind: 'add-phrase', entry: 'nop-ho-so', phrases: ['bưu điện nhận giấy tờ'] },
      },
    ])
  })

  it('small talk that is known today', async () => {
    expect((await gapsOf([[lan, 'xin chào']])).gaps).toEqual([])
  })

  it('what asks of nothing', async () => {
    const facets =
      'id: chung\ntalk: {greeting: [xin chào]}\nfillers: [ạ]\nfacets: {fee: [mất bao nhiêu tiền]}\n'
    const known = await libraryOf(contentFolder({ 'language/chung.yaml': facets }))
    const said: readonly Said[] = [[lan, 'mất bao nhiêu tiền ạ']]
    expect((await gapsOf(said, {}, known)).gaps).toEqual([])
    expect((await gapsOf(said, { all: true }, known)).gaps).toMatchObject([
      { suggestion: { kind: 'no-topic' } },
    ])
  })
})
