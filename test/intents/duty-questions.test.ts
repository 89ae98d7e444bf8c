import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Standing } from '../../src/conversation/member.ts'
import type { Library, Reply } from '../../src/intents/intent.ts'
import { createTalk, libraryWithDuties, morning, readable, shippedLibrary } from '../helpers/library.ts'

type Question = {
  readonly id: string
  readonly q: string
  readonly unit: string | null
  readonly duties: readonly string[] | null
}

/**
 * `right`: the answer names none but wanted duties, and as many as there are. `part`: some of what it names is wanted. `none`: it says that
 * it does not know. `wrong`: it names others, or says that there is none; and for what is no question about duties, that it is one.
 */
type Verdict = 'right' | 'part' | 'none' | 'wrong'

const isOld = (id: string) => id.startsWith('cchc-ha-nam-2023#')

function judge(reply: Reply, wanted: readonly string[] | null): Verdict {
  const { answer } = reply
  const entries = answer.choices.length > 0 ? answer.choices.map(({ entry }) => entry) : [answer.entry]
  const named = entries.filter((entry) => entry?.includes('#') === true).map(String)
  const count = Number(/Có (\d+) việc/.exec(readable(reply))?.[1] ?? named.length)
  const saysNone = /không (?:có|thấy) việc nào|chỉ báo cho cán bộ/.test(readable(reply))
  if (wanted === null) return named.length > 0 || saysNone ? 'wrong' : 'right'
  const binding = named.filter((id) => wanted.includes(id) || !isOld(id))
  // Whose it is instead may be said too.
  if (wanted.length === 0) return binding.length > 0 && !saysNone ? 'wrong' : 'right'
  if (binding.length === 0) return saysNone ? 'wrong' : 'none'
  const good = binding.filter((id) => wanted.includes(id))
  if (good.length === 0) return 'wrong'
  const isAll = good.length === Math.min(4, wanted.length) && count >= wanted.length
  return isAll && good.length === binding.length ? 'right' : 'part'
}

function standingOf(unit: string | null): Standing {
  if (unit === null) return {}
  const member = { unit: 'don-vi', unitName: unit, role: 'member', name: 'Lan', until: morning + 1 } as const
  return { member: { ...member, until: morning + 86_400_000 }, work: { acknowledged: [], reminded: [] } }
}

/** A talk in which hello has been said: the morning's reminders come with the first answer, whatever is said. */
function talkOf(library: Library, unit: string | null) {
  const talk = createTalk(library, 'lan001', undefined, { channel: 'telegram', id: '7' }, standingOf(unit))
  talk.say('xin chào')
  return talk
}

function play(library: Library, file: string) {
  const questions: readonly Question[] = parse(readFileSync(`test/questions/duties/${file}.yaml`, 'utf8'))
  return questions.map((question) => {
    const reply = talkOf(library, question.unit).say(question.q)
    return { ...question, reply, verdict: judge(reply, question.duties) }
  })
}

it.each([
  ['fit', 0.72],
  ['held-out', 0.85],
])('questions about duties find them: %s', async (file, least) => {
  const played = play(await libraryWithDuties(), file)
  const isLookUp = ({ duties }: Question) => duties !== null
  const [lookUps, others] = [played.filter(isLookUp), played.filter((each) => !isLookUp(each))]
  const count = (verdict: Verdict) => lookUps.filter((each) => each.verdict === verdict).length
  const mistaken = others.filter(({ verdict }) => verdict === 'wrong').length
  console.info(
    `${file}: of ${lookUps.length} look-ups ${count('right')} right, ${count('part')} in part, ${count('none')} not known, ${count('wrong')} wrong; of ${others.length} others ${mistaken} taken for one`,
  )
  expect(count('right') / lookUps.length).toBeGreaterThan(least)
  expect(count('wrong') / lookUps.length).toBeLessThan(0.03)
  expect(mistaken / others.length).toBeLessThan(0.11)
})

it.each([
  ['citizens', null],
  ['members', 'Sở Nội vụ'],
] as const)('what is no question about duties is not taken for one: %s', async (who, unit) => {
  const others: Readonly<Record<string, readonly string[]>> = parse(
    readFileSync('test/questions/duties/others.yaml', 'utf8'),
  )
  const questions = others[who] ?? []
  for (const library of [await shippedLibrary(), await libraryWithDuties()]) {
    const taken = questions.filter((q) => judge(talkOf(library, unit).say(q), null) === 'wrong')
    console.info(`${who}: of ${questions.length} others ${taken.length} taken for one: ${taken.join('; ')}`)
    expect(taken.length / questions.length).toBeLessThan(0.05)
  }
})
