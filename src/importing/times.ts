import type { Time } from '../knowledge/schema.ts'
import { type Doubt, type Doubted, type DoubtKind, quote } from './doubt.ts'
import type { PortalRecord } from './record.ts'
import { readTerm, sayTerm, termsIn } from './term.ts'

/** One time when the whole record agrees on it, else unknown: a wrong deadline costs a citizen a trip. */
export function draftTimes(record: PortalRecord): Doubted<Time[]> {
  const cells = [...record.channels.map(({ time }) => time), ...record.caseTimes].filter(
    (each) => each !== '',
  )
  const notes = record.channels.map(({ note }) => note)
  if (cells.length === 0) return doubted('time-missing', `${noTime}${inNotes(notes)}`)
  const terms = cells.map(readTerm)
  const broken = cells.filter((_, index) => terms[index] === undefined)
  if (broken.length > 0)
    return doubted(
      'time-broken',
      `Ô thời gian của Cổng ghi ${quote([...new Set(broken)].join(', '))}: hỏng hoặc thiếu đơn vị. ${look}${inNotes(notes)}`,
    )
  const [first] = terms
  const said = new Set(terms.flatMap((term) => (term ? [sayTerm(term)] : [])))
  if (!first || said.size > 1) return doubted('times-disagree', disagreement(record))
  const others = new Set(
    notes
      .flatMap(termsIn)
      .map(sayTerm)
      .filter((each) => !said.has(each)),
  )
  const doubts: Doubt[] =
    others.size === 0
      ? []
      : [
          {
            kind: 'times-disagree',
            path: ['times', 0],
            vi: `Ô thời gian ghi ${sayTerm(first)}, nhưng phần mô tả còn nhắc ${[...others].join(', ')}. Đọc mô tả, tách từng trường hợp bằng when.`,
          },
        ]
  return { value: [first], doubts }
}

const look = 'Tìm hạn trong trình tự hoặc trong luật; chưa rõ thì để unknown.'
const noTime = `Bản ghi không ghi thời gian. ${look}`

function doubted(kind: DoubtKind, vi: string): Doubted<Time[]> {
  return { value: [{ amount: 'unknown' }], doubts: [{ kind, path: ['times'], vi }] }
}

function inNotes(notes: readonly string[]): string {
  const found = [...new Set(notes.flatMap(termsIn).map(sayTerm))]
  return found.length === 0 ? '' : ` Phần mô tả có nhắc: ${found.slice(0, 6).join(', ')}.`
}

const wayWords = { counter: 'trực tiếp', online: 'trực tuyến', post: 'bưu chính' } as const

function disagreement({ channels, caseTimes }: PortalRecord): string {
  const say = (cell: string) => {
    const term = readTerm(cell)
    return term ? sayTerm(term) : cell
  }
  const byWay = channels.map(({ way, time }) => `${wayWords[way]} ${say(time)}`)
  const byCase = [...new Set(caseTimes.map(say))]
  const cases = byCase.length === 0 ? '' : `; theo trường hợp: ${byCase.join(', ')}`
  return `Cổng ghi các thời gian khác nhau (${[...new Set(byWay)].join(', ')}${cases}). Tìm trong luật mỗi trường hợp bao lâu, tách bằng when; chưa rõ thì để unknown.`
}
