import { beforeAll, describe, expect, it } from 'vitest'
import { type Audience, everyUnit } from '../../src/conversation/audience.ts'
import { begin, follow } from '../../src/conversation/conversation.ts'
import type { News } from '../../src/conversation/news.ts'
import { followConsents, mostSubscriptions, type Subject } from '../../src/conversation/subscription.ts'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { tellNews } from '../../src/intents/news.ts'
import { factsOf } from '../../src/knowledge/facts.ts'
import { en } from '../../src/words/en.ts'
import { vi } from '../../src/words/vi.ts'
import { createTalk, morning, readable, shippedLibrary } from '../helpers/library.ts'
import { lan } from '../helpers/talk.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const talk = (tellLater = true) => createTalk(library, 'lan001', { introduce: false, tellLater })
const labels = ({ answer }: Reply) => answer.buttons.map(({ label }) => label)
const press = (lans: ReturnType<typeof talk>, reply: Reply, label: string) =>
  lans.press(reply.answer.buttons.find((each) => each.label === label)?.data ?? `no button ${label}`)
const birth: Subject = { kind: 'entry', id: 'khai-sinh' }

/** A talk in which birth registration is followed. */
function following() {
  const lans = talk()
  press(lans, press(lans, lans.open('khai-sinh'), vi.follow.button), vi.follow.agree)
  return lans
}

describe('«Theo dõi thủ tục này»', () => {
  it('asks first, with the text that is agreed to, and notes nothing', () => {
    const lans = talk()
    const asked = press(lans, lans.open('khai-sinh'), vi.follow.button)
    expect(readable(asked)).toContain(vi.follow.consent)
    expect(lans.subscriptions()).toEqual([])
    press(lans, asked, vi.follow.leave)
    expect(lans.subscriptions()).toEqual([])
  })

  it('notes what was agreed to, with which text, once', () => {
    const lans = talk()
    const asked = press(lans, lans.open('khai-sinh'), vi.follow.button)
    const noted = press(lans, asked, vi.follow.agree)
    expect(noted.events).toContainEqual({ kind: 'followed', subject: birth, consent: followConsents.vi })
    expect(lans.subscriptions()).toEqual([{ ...birth, at: morning }])
    expect(labels(lans.open('khai-sinh'))).not.toContain(vi.follow.button)
    expect(readable(lans.say('theo dõi thủ tục này'))).toContain('rồi')
  })

  it('is in the language of the talk, with its own text', () => {
    const lans = talk()
    lans.press('lan001.l.en')
    const asked = press(lans, lans.open('khai-sinh'), en.follow.button)
    const noted = press(lans, asked, en.follow.agree)
    expect(noted.events).toContainEqual({ kind: 'followed', subject: birth, consent: followConsents.en })
  })

  it('is not offered where nothing can be written later, and a forged button notes nothing', () => {
    const lans = talk(false)
    expect(labels(lans.open('khai-sinh'))).not.toContain(vi.follow.button)
    lans.press('lan001.b.agree.e-khai-sinh')
    expect(lans.subscriptions()).toEqual([])
  })

  it('is not offered under a guide, and not taken for what the content does not have', () => {
    expect(labels(talk().open('nop-ho-so-truc-tuyen'))).not.toContain(vi.follow.button)
    for (const word of ['e-khong-co', 'e-nop-ho-so-truc-tuyen', 'f-khong-co', 'p-00'])
      expect(talk().press(`lan001.b.agree.${word}`).answer.outcome).toBe('refused-old-button')
  })

  it('takes no more than a person can read', () => {
    const lans = talk()
    for (const id of [...library.knowledge.procedures.keys()].slice(0, mostSubscriptions + 1))
      lans.press(`lan001.b.agree.e-${id}`)
    expect(lans.subscriptions()).toHaveLength(mostSubscriptions)
  })
})

describe('by words', () => {
  it.each<[string, Subject]>([
    ['theo dõi thủ tục đăng ký khai sinh', birth],
    ['theo doi linh vuc ho tich', { kind: 'field', id: 'ho-tich' }],
    ['tôi muốn theo dõi thông báo của Ninh Bình', { kind: 'place', id: '37' }],
  ])('«%s»', (text, subject) => {
    const lans = talk()
    press(lans, lans.say(text), vi.follow.agree)
    expect(lans.subscriptions()).toEqual([{ ...subject, at: morning }])
  })

  it('«này» is what the talk is about', () => {
    const lans = talk()
    lans.open('khai-sinh')
    press(lans, lans.say('theo doi thu tuc nay'), vi.follow.agree)
    expect(lans.subscriptions()).toEqual([{ ...birth, at: morning }])
    expect(talk().say('theo dõi thủ tục này').answer.outcome).toBe('follow-refused')
  })

  it('«theo dõi hồ sơ» asks where a dossier stands', () => {
    expect(talk().say('theo dõi hồ sơ của tôi').answer.outcome).not.toMatch(/^follow/)
  })

  it('«tôi đang theo dõi gì» lists it, each with a button that stops it', () => {
    const lans = following()
    const list = lans.say('tôi đang theo dõi gì')
    expect(readable(list)).toContain('Đăng ký khai sinh')
    press(lans, list, list.answer.buttons[0]?.label ?? '')
    expect(lans.subscriptions()).toEqual([])
    expect(readable(lans.say('toi dang theo doi gi'))).toBe(vi.follow.none)
  })

  it.each(['bỏ theo dõi', 'ngừng theo dõi thủ tục khai sinh', 'dừng', 'stop'])('«%s» stops it', (text) => {
    const lans = following()
    lans.say(text)
    expect(lans.subscriptions()).toEqual([])
  })
})

describe('news', () => {
  const source = { title: 'Thông báo 12/TB-UBND', url: 'https://example.gov.vn/tb12', read: '2026-11-20' }
  const announcement: News = { kind: 'announcement', title: 'Nghỉ lễ', text: 'Một.\nHai.', source }
  const told = (news: News, audience: Audience = birth) =>
    tellNews(library, lan, { audience, news }, begin('lan001'), morning)

  it('says where it comes from, why it comes, and stops by one button', () => {
    const reply = told(announcement)
    expect(reply.answer.outcome).toBe('notice')
    expect(reply.answer.sources).toEqual([source])
    expect(readable(reply).split('\n')).toEqual([
      'Nghỉ lễ',
      'Một.',
      'Hai.',
      'Bạn nhận tin này vì đang theo dõi thủ tục «Đăng ký khai sinh».',
    ])
    const lans = following()
    press(lans, reply, vi.follow.stop)
    expect(lans.subscriptions()).toEqual([])
  })

  it('of a change is two lines: before and now, and only of what changed', () => {
    const procedure = library.knowledge.procedures.get('khai-sinh')
    if (!procedure) throw new Error('no such procedure')
    const before = factsOf(procedure, '2026-11-27')
    const [first, ...rest] = before.papers ?? []
    if (!first) throw new Error('no papers')
    const after = {
      ...before,
      fees: [{ amount: 8000 }],
      papers: [...rest, { name: 'Giấy mới', use: 'submit' as const }],
    }
    const reply = told({
      kind: 'change',
      entry: 'khai-sinh',
      name: procedure.name,
      before,
      after,
      sources: [source],
    })
    const lines = readable(reply).split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toMatch(/^Trước: Phí, lệ phí: .+\. Giấy tờ: .+, có «/)
    expect(lines[2]).toMatch(/^Nay: Phí, lệ phí: 8\.000 đồng\. Giấy tờ: .+, thêm «Giấy mới», không còn «/)
    expect(readable(reply)).not.toContain(vi.facet.time)
    expect(reply.answer.entry).toBe('khai-sinh')
  })

  it('for civil servants is withheld from who is none any more, is no figure of citizens, and has no button to stop it', () => {
    const reply = told(announcement, { kind: 'members', id: everyUnit })
    expect(readable(reply)).toContain(vi.member.why)
    expect(labels(reply)).toEqual([])
    expect(reply.answer.staff).toBe(true)
    expect(reply.events).toContainEqual(expect.objectContaining({ kind: 'turned', staff: true }))
  })

  it('does not interrupt who is writing to staff', () => {
    const lans = createTalk(library, 'lan001', { introduce: false, tellLater: true, ticketCode: 'KM4TQ7X2' })
    press(lans, lans.say('góp ý'), vi.satisfaction.voice.kinds.suggestion)
    const before = lans.conversation()
    expect(before.step?.kind).toBe('write')
    const { events } = tellNews(library, lan, { audience: birth, news: announcement }, before, morning)
    const after = events.reduce((now, event) => follow(now, event, morning), before)
    expect(after.step).toEqual(before.step)
  })
})
