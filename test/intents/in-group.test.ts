import { beforeAll, describe, expect, it } from 'vitest'
import { personOf } from '../../src/channels/telegram/person.ts'
import { writtenCode } from '../../src/conversation/ticket.ts'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { vi } from '../../src/words/vi.ts'
import { createTalk, readable, shippedLibrary } from '../helpers/library.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const code = 'KM4TQ7X2'
const { rating, ticket, voice, myData } = vi.satisfaction
const manner = { introduce: false, tellLater: false, ticketCode: code }
const talk = (inGroup: boolean) =>
  createTalk(library, 'lan001', manner, personOf(inGroup ? -1001 : 42, 42, inGroup))
const dataOf = ({ answer }: Reply, label: string) =>
  answer.buttons.find((button) => button.label === label)?.data ?? `no button ${label}`
const happened = ({ events }: Reply) => events.filter(({ kind }) => kind !== 'turned')

type Talk = ReturnType<typeof talk>

/** Each says or presses what would show everybody what one person wrote, or what is kept of them. */
const personal: readonly (readonly [string, (lans: Talk) => Reply])[] = [
  ['a suggestion', (lans) => lans.press(dataOf(lans.say('góp ý'), voice.kinds.suggestion))],
  ['a reflection', (lans) => lans.press(dataOf(lans.say('góp ý'), voice.kinds.reflection))],
  [
    'a comment after few stars',
    (lans) => {
      lans.say('đánh giá dịch vụ')
      return lans.press(dataOf(lans.say('1'), rating.more))
    },
  ],
  ['a code', (lans) => lans.say(code)],
  ['my data', (lans) => lans.say('dữ liệu của tôi')],
]

describe('in a group', () => {
  it.each(personal)('%s goes to the private chat, and the next words to nobody', (_, says) => {
    const lans = talk(true)
    const said = says(lans)
    expect(said.answer.outcome).toBe('refused-in-group')
    expect(readable(said)).toContain(ticket.inGroup)
    expect(said.answer).not.toHaveProperty('withCopy')
    const next = lans.say('sân thiếu chỗ để xe cho người già')
    expect(happened(next)).toEqual([])
    expect(lans.tickets()).toEqual([])
    expect(JSON.stringify([said, next])).not.toContain(writtenCode(code))
  })

  it.each(personal)('only: in private %s is taken', (_, says) => {
    expect(says(talk(false)).answer.outcome).not.toBe('refused-in-group')
  })

  it('«my data» says how to erase what is kept of the group', () => {
    expect(readable(talk(true).say('dữ liệu của tôi'))).toContain(myData.ofGroup)
    expect(talk(true).say('quên tôi').answer.outcome).toBe('privacy-asked')
  })

  it('a rating still counts', () => {
    const lans = talk(true)
    lans.say('đánh giá dịch vụ')
    expect(happened(lans.say('1'))).toEqual([{ kind: 'service-rated', stars: 1 }])
  })
})
