import { beforeEach, describe, expect, it } from 'vitest'
import { begin, follow } from '../../src/conversation/conversation.ts'
import type { Message } from '../../src/conversation/message.ts'
import { mostWishes } from '../../src/conversation/wish.ts'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { respond } from '../../src/intents/respond.ts'
import { answerWish } from '../../src/intents/told.ts'
import { en } from '../../src/words/en.ts'
import { vi } from '../../src/words/vi.ts'
import { changed, contentFolder } from '../helpers/content.ts'
import { createTalk, libraryOf, morning, readable } from '../helpers/library.ts'
import { lan } from '../helpers/talk.ts'

const question = 'nuôi chó có phải đăng ký không'
const guide = 'guides/nop-ho-so.yaml'

let library: Library
/** The same, once an editor has added what people say. */
let taught: Library
beforeEach(async () => {
  library = await libraryOf(contentFolder())
  taught = await libraryOf(
    contentFolder({ [guide]: changed(guide, 'phrases: [', `phrases: [${question}, `) }),
  )
})

const talk = (tellLater = true) => createTalk(library, 'lan001', { introduce: false, tellLater })
const labels = ({ answer }: Reply) => answer.buttons.map((button) => button.label)
const dataOf = ({ answer }: Reply, label: string) =>
  answer.buttons.find((button) => button.label === label)?.data ?? `no button ${label}`
const wishes = ({ events }: Reply) => events.filter(({ kind }) => kind === 'wished' || kind === 'wish-ended')

describe('«Báo tôi khi có câu trả lời»', () => {
  it('is offered under a question without an answer', () => {
    expect(labels(talk().say(question))).toContain(vi.wish.button)
    expect(labels(talk().say('88/2019/NĐ-CP nói gì'))).toContain(vi.wish.button)
    expect(labels(talk().say('cấp hộ chiếu'))).toContain(vi.wish.button)
  })

  it('is offered in the language of the talk', () => {
    const lans = talk()
    lans.press('lan001.l.en')
    expect(labels(lans.say(question))).toContain(en.wish.button)
  })

  it('is not offered where nothing can be written later', () => {
    expect(labels(talk(false).say(question))).not.toContain(vi.wish.button)
  })

  it('is not offered without a question: for a picture, a press, a name chosen from a menu', () => {
    const lans = talk()
    expect(labels(lans.photo())).not.toContain(vi.wish.button)
    expect(labels(lans.press('lan001.n'))).not.toContain(vi.wish.button)
    expect(labels(lans.press('lan001.s.cap-ho-chieu'))).not.toContain(vi.wish.button)
  })

  it('is not offered for a long story', () => {
    expect(labels(talk().say('nuôi chó '.repeat(55)))).toContain(vi.wish.button)
    expect(labels(talk().say('nuôi chó '.repeat(60)))).not.toContain(vi.wish.button)
  })

  it('is one of at most five choices, however often nothing was understood', () => {
    const lans = talk()
    for (const _ of [1, 2, 3]) {
      const { buttons } = lans.say(question).answer
      expect(buttons.map(({ label }) => label)).toContain(vi.wish.button)
      expect(buttons.filter(({ role }) => role === 'choice').length).toBeLessThanOrEqual(5)
    }
  })

  it('once pressed is noted, and told: once only, for how long, how to stop', () => {
    const lans = talk()
    const noted = lans.press(dataOf(lans.say(question), vi.wish.button))
    expect(noted.answer.outcome).toBe('wish-noted')
    expect(wishes(noted)).toEqual([{ kind: 'wished', turn: 1, question }])
    expect(readable(noted)).toMatch(
      /«nuôi chó có phải đăng ký không».*một lần duy nhất.*90 ngày.*«quên tôi»/s,
    )
    expect(labels(noted)).toEqual([vi.wish.drop])
  })

  it('can be chosen by its number', () => {
    const lans = talk()
    const at = labels(lans.say(question)).indexOf(vi.wish.button)
    expect(wishes(lans.say(String(at + 1)))).toEqual([{ kind: 'wished', turn: 1, question }])
  })

  it('pressed again, or under the same question asked again, changes nothing', () => {
    const lans = talk()
    const data = dataOf(lans.say(question), vi.wish.button)
    const noted = lans.press(data)
    const again = lans.press(data)
    const later = lans.press(dataOf(lans.say('NUOI CHO co phai dang ky khong'), vi.wish.button))
    expect([again, later].map(wishes)).toEqual([[], []])
    expect([again, later].map(readable)).toEqual([readable(noted), readable(noted)])
  })

  it('is taken for three questions at once, and then an official is named', () => {
    const lans = talk()
    const asked = ['nuôi chó', 'nuôi mèo', 'nuôi gà', 'nuôi lợn']
    const replies = asked.map((each) => lans.press(dataOf(lans.say(each), vi.wish.button)))
    expect(replies.map(({ answer }) => answer.outcome)).toEqual([
      ...Array.from({ length: mostWishes }, () => 'wish-noted'),
      'wish-full',
    ])
    expect(replies.at(-1)?.answer.buttons.map(({ label }) => label)).toEqual([vi.contact.button])
  })

  it('is withdrawn as easily as it was given, which makes room for another', () => {
    const lans = talk()
    const asked = lans.say(question)
    const noted = lans.press(dataOf(asked, vi.wish.button))
    const dropped = lans.press(dataOf(noted, vi.wish.drop))
    expect(readable(dropped)).toBe(vi.wish.dropped)
    expect(wishes(dropped)).toEqual([{ kind: 'wish-ended', turn: 1, how: 'dropped' }])
    expect(wishes(lans.press(dataOf(noted, vi.wish.drop)))).toEqual([])
    expect(lans.press(dataOf(asked, vi.wish.button)).answer.outcome).toBe('refused-old-button')
  })

  it('ends when the same is asked again and answered: nobody reads it twice', () => {
    const lans = talk()
    lans.press(dataOf(lans.say(question), vi.wish.button))
    const again: Message = { id: '9', person: lan, said: { kind: 'text', text: question }, at: morning }
    expect(wishes(respond(library, again, lans.conversation()))).toEqual([])
    expect(wishes(respond(taught, again, lans.conversation()))).toEqual([
      { kind: 'wish-ended', turn: 1, how: 'told' },
    ])
  })

  it('is gone with everything else after «quên tôi»', () => {
    const lans = talk()
    const asked = lans.say(question)
    lans.press(dataOf(asked, vi.wish.button))
    lans.press('lan001.f.1')
    expect(JSON.stringify(lans.conversation())).not.toContain(question)
    expect(lans.press(dataOf(asked, vi.wish.button)).answer.outcome).toBe('refused-old-button')
  })
})

describe('what is told', () => {
  const wished = { person: lan, turn: 1, question }

  it('is nothing while there is no answer, or none to be sure of', () => {
    expect(answerWish(library, wished, morning)).toBeUndefined()
    expect(answerWish(library, { ...wished, question: 'cấp hộ chiếu' }, morning)).toBeUndefined()
  })

  it('is nothing where the answer is out of date', async () => {
    const ended = changed(guide, 'phrases: [', `until: 2026-11-25\nphrases: [${question}, `)
    expect(answerWish(await libraryOf(contentFolder({ [guide]: ended })), wished, morning)).toBeUndefined()
  })

  it('repeats the question and gives the first answer, with its sources', () => {
    const told = answerWish(taught, wished, morning)?.(begin('lan001'), morning)
    expect(told?.answer).toMatchObject({ outcome: 'notice', entry: 'nop-ho-so', brief: true })
    expect(told && readable(told)).toMatch(
      /^Bạn từng hỏi: «nuôi chó có phải đăng ký không»\. Nay tôi đã có câu trả lời:\nNộp hồ sơ trực tuyến/,
    )
    expect(told?.answer.sources).toHaveLength(1)
  })

  it('speaks the language of the talk, and quotes no more than is needed', () => {
    const long = `${question} ${'ạ '.repeat(200)}`
    const english = { ...begin('lan001'), language: 'en' } as const
    const told = answerWish(taught, { ...wished, question: long }, morning)?.(english, morning)
    expect(told?.answer.language).toBe('en')
    expect(told && readable(told)).toMatch(/^You once asked: «nuôi chó .{60,110}…»/)
  })

  it('is a turn of the talk: its buttons and what follows work as after any answer', () => {
    const lans = talk()
    lans.press(dataOf(lans.say(question), vi.wish.button))
    const told = answerWish(taught, wished, morning)?.(lans.conversation(), morning)
    const after = told?.events.reduce((now, event) => follow(now, event, morning), lans.conversation())
    expect(after).toMatchObject({ turns: 3, topic: { entry: 'nop-ho-so' }, unanswered: [] })
    expect(after?.menu).toEqual(told?.answer.buttons.map(({ data }) => data))
    expect(after?.rateable.at(-1)).toEqual({ turn: 3, entry: 'nop-ho-so' })
  })
})

describe('what was wished for and could not be told', () => {
  /** Wished while there was no answer; the talk goes on with the library that has one. */
  function waiting() {
    const first = createTalk(library, 'lan001', { introduce: false, tellLater: true })
    first.press(dataOf(first.say(question), vi.wish.button))
    return first.conversation()
  }
  const message = (text: string): Message => ({
    id: 'later',
    person: lan,
    said: { kind: 'text', text },
    at: morning + 1,
  })

  it('is told first by the next turn, with its sources, and the question of that turn is answered too', () => {
    const reply = respond(taught, message('xin chào'), waiting())
    const [line] = reply.answer.parts
    expect(line).toEqual({ kind: 'text', text: vi.wish.told(question) })
    expect(readable(reply)).toContain(vi.greeting.again)
    expect(reply.answer.sources.length).toBeGreaterThan(0)
    expect(reply.events[0]).toEqual({ kind: 'wish-ended', turn: 1, how: 'told' })
  })

  it('is told once', () => {
    const before = waiting()
    const { events } = respond(taught, message('xin chào'), before)
    const after = events.reduce((now, event) => follow(now, event, morning), before)
    expect(readable(respond(taught, message('xin chào'), after))).not.toContain(vi.wish.told(question))
  })

  it('waits while there is no answer, and is not told to who wants everything forgotten', () => {
    const forget: Message = { ...message(''), said: { kind: 'pressed', data: 'lan001.f.1' } }
    expect(wishes(respond(library, message('xin chào'), waiting()))).toEqual([])
    expect(wishes(respond(taught, forget, waiting()))).toEqual([])
    expect(wishes(respond(taught, message('xin chào'), waiting()))).toHaveLength(1)
  })

  it('can be read on: the entry is the last button, by its number too', () => {
    const { answer, events } = respond(taught, message('xin chào'), waiting())
    expect(answer.buttons.at(-1)).toMatchObject({ label: 'Nộp hồ sơ trực tuyến', role: 'detail' })
    const turned = events.find((event) => event.kind === 'turned')
    expect(turned?.menu.at(-1)).toBe(answer.buttons.at(-1)?.data)
  })

  it('is not said twice to who asks it again', () => {
    const reply = respond(taught, message(question), waiting())
    expect(readable(reply)).not.toContain(vi.wish.told(question))
    expect(wishes(reply)).toEqual([{ kind: 'wish-ended', turn: 1, how: 'told' }])
  })
})
