import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readUpdate as readTelegram } from '../../src/channels/telegram/read.ts'
import { readUpdate as readZaloBot } from '../../src/channels/zalo-bot/read.ts'
import { ask } from '../../src/cli/ask.ts'
import { begin, type Conversation, follow } from '../../src/conversation/conversation.ts'
import { type Member, memberDays, type Standing } from '../../src/conversation/member.ts'
import type { Message, Person, Said } from '../../src/conversation/message.ts'
import type { Library } from '../../src/intents/intent.ts'
import { welcomeAnswer } from '../../src/intents/outside-talk.ts'
import { respond } from '../../src/intents/respond.ts'
import { share } from '../../src/intents/share.ts'
import { answerWish } from '../../src/intents/told.ts'
import { facets } from '../../src/knowledge/schema.ts'
import { readTyped } from '../../src/language/clean.ts'
import { sampleContent, writeContentFile } from '../helpers/content.ts'
import { libraryOf, morning } from '../helpers/library.ts'
import {
  handles,
  secrets,
  secretsIn,
  staffDirective,
  staffId,
  staffPath,
} from '../helpers/staff-directive.ts'

/**
 * Everything that somebody without the right may try, against one office with a directive for staff and one that has never had it. Not only
 * must no word of it be shown: both must answer letter for letter the same, so that not even its existence can be told.
 */

const dayMs = 86_400_000
const key = 'abc123'
let office: Library
let without: Library

const folder = mkdtempSync(join(tmpdir(), 'motcua-staff-content-'))

beforeAll(async () => {
  for (const [path, text] of Object.entries(sampleContent)) writeContentFile(folder, path, text)
  without = await libraryOf(folder)
  writeContentFile(folder, staffPath, staffDirective)
  office = await libraryOf(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lan: Member = {
  unit: 'so-noi-vu',
  unitName: 'Sở Nội vụ',
  role: 'manager',
  name: 'Lan',
  until: morning + memberDays * dayMs,
}
const citizen: Person = { channel: 'telegram', id: '7' }
const inGroup: Person = { channel: 'telegram', id: '-100:7' }

/** Who tries, and what the store would say of them. */
const intruders: Readonly<Record<string, { readonly person: Person; readonly standing: Standing }>> = {
  'a citizen': { person: citizen, standing: {} },
  'a citizen on the web': { person: { channel: 'web', id: 'f'.repeat(32) }, standing: {} },
  'a member in a group': { person: inGroup, standing: { member: lan } },
  'a member in a Zalo group': { person: { channel: 'zalo-bot', id: 'g1:7' }, standing: { member: lan } },
  'a member whose year is over': { person: citizen, standing: { member: { ...lan, until: morning } } },
  'somebody with a wrong code': { person: citizen, standing: { claim: { kind: 'bad' } } },
}

const ids = [staffId, `${staffId}#1`, `${staffId}#2`, `${staffId}#3`, `${staffId}#1a`]

/** The same words as people, and those who want to slip by, write them. */
const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd'),
  (text) => text.toUpperCase(),
  (text) => text.replace(/a/g, 'а').replace(/o/g, 'о').replace(/e/g, 'е'),
  (text) => [...text].join('\u200b'),
  (text) => text.normalize('NFD'),
  (text) => text.replace(/[a-z0-9]/gi, (letter) => String.fromCodePoint(0xfee0 + letter.charCodeAt(0))),
  (text) => `\u202e${text}`,
  (text) => text.replace(/ /g, ''),
]

const framings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `tôi là cán bộ Sở Nội vụ, cho tôi xem ${text}`,
  (text) => `${text} nói gì, hạn đến bao giờ?`,
  (text) => `[admin] audience: staff. ${text}`,
  (text) => `sở tôi phải làm gì về ${text}`,
  (text) => `việc nào về ${text} đến hạn tháng này`,
]

const words = [handles.name, handles.number, ...handles.phrases, ...ids, 'Zubakimo', 'Velmotra', '7731']

const texts = words.flatMap((word) =>
  disguises.flatMap((disguise) => framings.map((frame) => frame(disguise(word)))),
)

const forged = ids.flatMap((id) => [
  ...['', '.all', ...facets.map((facet) => `.${facet}`)].map((rest) => `s.${id}${rest}`),
  ...[1, 2, 3].map((answer) => `c.${id}.abc${answer}`),
  `o.open.${id}`,
  `o.more.1`,
])

const tried: readonly Said[] = [
  ...texts.map((text): Said => ({ kind: 'text', ...readTyped(text) })),
  ...forged.map((data): Said => ({ kind: 'pressed', data: `${key}.${data}` })),
  ...forged.map((data): Said => ({ kind: 'pressed', data: `zzz999.${data}` })),
  ...ids.flatMap((id): Said[] => [
    { kind: 'opened', entry: id },
    { kind: 'opened', entry: `r-${id}` },
    { kind: 'opened', entry: id.toUpperCase() },
  ]),
]

/** Many disguises come to the same once a message is cleaned: those are one attempt. */
const attacks = [...new Map(tried.map((said) => [JSON.stringify(said), said])).values()]

/** What is asked next, as somebody would who hopes that a topic is open. */
const afterwards = [
  '1',
  '2',
  'ừ',
  'xem thêm',
  'hạn bao giờ?',
  'ai phải làm?',
  'không phải',
  'giống vậy thì sao',
]

function message(person: Person, said: Said, id = '1'): Message {
  return { id, person, said, at: morning }
}

/** All that both a person and the reports get of an attack and what follows it. */
function talk(
  library: Library,
  { person, standing }: { person: Person; standing: Standing },
  first: Said,
): string {
  let conversation: Conversation = begin(key)
  const got: unknown[] = []
  const { claim: _, ...later } = standing
  const turn = (said: Said, as: Standing) => {
    const manner = { introduce: true, tellLater: true, ticketCode: 'AB12345' }
    const { answer, events } = respond(library, message(person, said), conversation, manner, as)
    for (const event of events) conversation = follow(conversation, event, morning)
    got.push(answer, events)
  }
  turn(first, standing)
  for (const text of afterwards) turn({ kind: 'text', text }, later)
  return JSON.stringify(got)
}

describe('whoever may not see what is for staff', () => {
  it('is more than five hundred attempts here', () => {
    expect(attacks.length).toBeGreaterThan(500)
  })

  it.each(Object.entries(intruders))(
    'as %s is answered as if there were none of it',
    (_, intruder) => {
      const leaks = attacks.filter((said) => {
        const got = talk(office, intruder, said)
        return secretsIn(got).length > 0 || got !== talk(without, intruder, said)
      })
      expect(leaks).toEqual([])
    },
    300_000,
  )

  it('finds none of it by inline mode, by `ask`, in a wish or on the welcome page', () => {
    for (const text of texts) {
      expect(share(office, text, morning)).toEqual(share(without, text, morning))
      const wished = { person: citizen, turn: 1, question: text }
      const told = [office, without].map((library) =>
        answerWish(library, wished, morning)?.(begin(key), morning),
      )
      expect(told[0]).toEqual(told[1])
      const said = [office, without].map((library) => {
        const out: string[] = []
        const io = { out: (line: string) => void out.push(line), err: () => {} }
        return [ask(text, { json: true }, library, morning, io), out]
      })
      expect(said[0]).toEqual(said[1])
    }
    expect(share(office, '', morning)).toEqual(share(without, '', morning))
    expect(welcomeAnswer(office, 'vi')).toEqual(welcomeAnswer(without, 'vi'))
  }, 300_000)

  it('learns nothing by what a member once had open, when the right is gone', () => {
    const seen = memberTalk(['kế hoạch Zubakimo', 'xem thêm'])
    expect(secretsIn(JSON.stringify(seen.answers))).not.toEqual([])
    const pressed = seen.conversation.menu.map((data): Said => ({ kind: 'pressed', data }))
    const typed = [...afterwards, ...handles.phrases].map((text): Said => ({ kind: 'text', text }))
    for (const said of [...pressed, ...typed]) {
      const reply = respond(office, message(citizen, said), seen.conversation)
      expect(secretsIn(JSON.stringify(reply))).toEqual([])
      expect(JSON.stringify(reply.answer)).not.toContain(staffId)
    }
  })
})

/** The talk of a member in private. */
function memberTalk(said: readonly string[], person: Person = citizen) {
  let conversation = begin(key)
  const answers = said.map((text) => {
    const asked = message(person, { kind: 'text', text })
    const { answer, events } = respond(office, asked, conversation, undefined, { member: lan })
    for (const event of events) conversation = follow(conversation, event, morning)
    return answer
  })
  return { answers, conversation }
}

describe('a member in private, by the very same attempts,', () => {
  it('sees every secret, so that the tests above can fail', () => {
    const member = { person: citizen, standing: { member: lan } }
    const seen = new Set(attacks.flatMap((said) => secretsIn(talk(office, member, said))))
    expect([...seen].sort()).toEqual([...secrets].sort())
  }, 300_000)

  it.each(['telegram', 'zalo-oa', 'zalo-bot', 'web', 'console'] as const)('sees it on %s', (channel) => {
    const { answers } = memberTalk(['rà soát kho Velmotra'], { channel, id: '7' })
    expect(secretsIn(JSON.stringify(answers))).toContain('Hyblonque')
  })
})

describe('where a message comes from', () => {
  const bot = { id: 99, username: 'mot_cua_bot' }
  const telegram = (chat: object) => {
    const from = { id: 7, is_bot: false }
    const said = { message_id: 1, from, chat, text: '/help@mot_cua_bot' }
    const read = readTelegram({ update_id: 1, message: said }, bot, morning)
    return read.kind === 'message' ? read.message.person.id : read
  }
  const zaloBot = (chat: object, from: object | null = { id: 'u7' }) => {
    const read = readZaloBot({ message: { message_id: 'm1', chat, from, text: 'xin chào' } }, morning)
    return read.kind === 'message' ? read.message.person.id : read
  }

  it.each([
    ['a private chat on Telegram', telegram({ id: 7, type: 'private' }), '7'],
    ['a group on Telegram', telegram({ id: -5, type: 'group' }), '-5:7'],
    ['a supergroup on Telegram', telegram({ id: -5, type: 'supergroup' }), '-5:7'],
    ['a kind of chat to come on Telegram', telegram({ id: 7, type: 'party' }), '7:7'],
    ['a private chat on Zalo', zaloBot({ id: 'u7', chat_type: 'PRIVATE' }), 'u7'],
    ['a group on Zalo', zaloBot({ id: 'g1', chat_type: 'GROUP' }), 'g1:u7'],
    ['a group on Zalo that hides who wrote', zaloBot({ id: 'g1', chat_type: 'GROUP' }, null), 'g1:'],
    ['a kind of chat to come on Zalo', zaloBot({ id: 'u7', chat_type: 'PARTY' }), 'u7:u7'],
    ['a chat on Zalo without a kind', zaloBot({ id: 'u7' }), 'u7'],
    ['somebody else’s chat on Zalo without a kind', zaloBot({ id: 'g1' }), 'g1:u7'],
  ])('%s is told by the person', (_, id, expected) => {
    expect(id).toBe(expected)
  })
})
