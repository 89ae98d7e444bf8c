import type { Procedure } from '../knowledge/schema.ts'
import { fold } from '../language/fold.ts'
import { citedNumber } from './basis-number.ts'
import type { Doubt, DoubtKind } from './doubt.ts'
import { cut } from './prose.ts'
import type { PortalRecord } from './record.ts'
import { sayTerm } from './term.ts'

/** What an entry and a record tell differently of one matter; a side without anything new is empty. */
export type Difference = {
  readonly title: string
  readonly here: readonly string[]
  readonly portal: readonly string[]
  readonly task: string
}

type Told = { readonly record: PortalRecord; readonly doubts: readonly Doubt[] }

type Entry = Pick<Procedure, 'fees' | 'times' | 'dossier' | 'where' | 'results' | 'steps' | 'legalBasis'>

/** Every matter in which they differ, in the order of a card. `numberOfDocument`: the official number behind an id. */
export function compare(
  entry: Entry,
  draft: Entry,
  { record, doubts }: Told,
  numberOfDocument: (id: string) => string | undefined,
): Difference[] {
  const cited = new Set(record.basis.map(citedNumber))
  const own = new Map(
    entry.legalBasis.map(({ document }) => [numberOfDocument(document) ?? document, document]),
  )
  return [
    sameSet('Phí, lệ phí', entry.fees.map(sayFee), draft.fees.map(sayFee), feeTask),
    sameSet('Thời gian', entry.times.map(sayTime), draft.times.map(sayTime), timeTask),
    unlike(
      'Giấy tờ',
      (entry.dossier ?? []).map(({ name }) => name),
      (draft.dossier ?? []).map(({ name }) => name),
      paperTask,
    ),
    unlike('Nơi nộp', entry.where, draft.where, placeTask),
    unlike('Kết quả', entry.results, draft.results, resultTask),
    {
      title: 'Căn cứ pháp lý',
      here: [...own].filter(([number]) => !cited.has(number)).map(([number, id]) => `${number} (${id})`),
      portal: record.basis
        .filter(({ number, title }) => !own.has(citedNumber({ number, title })))
        .map(({ number, title }) =>
          title === '' || title === number ? number : `${number}: ${cut(title, 160)[0]}`,
        ),
      task: basisTask,
    },
    sameSet('Số bước', [`${entry.steps.length} bước`], stepCount(record, entry), stepTask),
  ].filter(({ title, here, portal }) => (here.length > 0 || portal.length > 0) && !isSilent(title, doubts))
}

/** The portal numbers its steps, or there is nothing to compare. */
function stepCount({ steps }: PortalRecord, entry: Entry): string[] {
  const numbers = [...steps.matchAll(/Bước (\d{1,2})/gu)].map(([, number]) => Number(number))
  return [`${numbers.length === 0 ? entry.steps.length : Math.max(...numbers)} bước`]
}

/** The doubts that tell that the portal says nothing of a matter: nothing said is no difference. */
const silent: Readonly<Record<string, readonly DoubtKind[]>> = {
  'Phí, lệ phí': ['fee-missing', 'fee-zero'],
  'Thời gian': ['time-missing'],
  'Giấy tờ': ['missing-papers'],
  'Nơi nộp': ['missing-place'],
  'Kết quả': ['missing-results'],
}

const factKinds: readonly DoubtKind[] = ['fee-conflict', 'fee-broken', 'fee-free', 'times-disagree']

function isSilent(title: string, doubts: readonly Doubt[]): boolean {
  const kinds = silent[title] ?? []
  const isFee = title === 'Phí, lệ phí'
  return (
    doubts.some(({ kind }) => kinds.includes(kind)) &&
    !(isFee && doubts.some(({ kind }) => factKinds.includes(kind)))
  )
}

const feeTask =
  'Mức nào có trong luật, thông tư đang áp dụng thì giữ. Cổng ghi 0 hay unknown không có nghĩa là miễn phí.'
const timeTask = 'Tìm hạn trong luật. Cổng ghi nhiều hạn thì tách từng trường hợp bằng when.'
const paperTask =
  'Giấy Cổng có mà bài chưa có: thêm, trừ khi luật đã bỏ hoặc bài đã gộp tên khác. Giấy chỉ bài có: tìm xem ai đòi.'
const placeTask = 'Nơi nào nay còn nhận hồ sơ thì thêm vào where. Cấp huyện không còn.'
const resultTask = 'Thêm giấy tờ người dân nhận được; bỏ thông báo nội bộ của cơ quan.'
const basisTask =
  'Văn bản còn hiệu lực và quan trọng thì thêm vào documents và legalBasis. Đã hết hiệu lực thì không dẫn.'
const stepTask = 'Đọc trình tự trên Cổng: có bước nào người dân phải làm mà bài chưa nói thì thêm.'

function sameSet(
  title: string,
  here: readonly string[],
  portal: readonly string[],
  task: string,
): Difference {
  const isSame = [...here].sort().join('\n') === [...portal].sort().join('\n')
  return isSame ? { title, here: [], portal: [], task } : { title, here, portal, task }
}

/** Of two lists in different words, what has no counterpart. */
function unlike(title: string, here: readonly string[], portal: readonly string[], task: string): Difference {
  const hereWords = here.map(wordsOf)
  const portalWords = portal.map(wordsOf)
  const alone = (words: ReadonlySet<string>, others: readonly ReadonlySet<string>[]) =>
    !others.some((other) => areAlike(words, other))
  return {
    title,
    here: here.filter((_, index) => alone(hereWords[index] ?? new Set(), portalWords)),
    portal: portal.filter((_, index) => alone(portalWords[index] ?? new Set(), hereWords)),
    task,
  }
}

/** Two names mean one thing when most words of the shorter are in the longer. */
const alikeShare = 0.6

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared >= alikeShare * Math.min(a.size, b.size)
}

const emptyWords = new Set('cua va hoac cac theo mau quy dinh so ban la co cho tai ve duoc'.split(' '))

function wordsOf(text: string): Set<string> {
  return new Set(
    fold(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 1 && !emptyWords.has(word)),
  )
}

const wayWords = { counter: 'trực tiếp', online: 'trực tuyến', post: 'bưu chính' } as const
const amountWords: Readonly<Record<string, string>> = {
  free: 'miễn',
  'set-by-province-council': 'do Hội đồng nhân dân cấp tỉnh quy định',
  unknown: 'chưa rõ',
  'same-day': 'trong ngày',
  none: 'không có',
}

function sayFee({ amount, per, ...variant }: Procedure['fees'][number]): string {
  const said = typeof amount === 'number' ? `${amount.toLocaleString('vi-VN')} đồng` : amountWords[amount]
  return `${said}${per === undefined ? '' : `/${per}`}${sayVariant(variant)}`
}

function sayTime({ amount, unit, ...variant }: Procedure['times'][number]): string {
  const said = typeof amount === 'number' ? sayTerm({ amount, unit: unit ?? 'day' }) : amountWords[amount]
  return `${said}${sayVariant(variant)}`
}

type Variant = Pick<Procedure['times'][number], 'when' | 'channel' | 'from' | 'until'>

function sayVariant({ when, channel, from, until }: Variant): string {
  const parts = [
    channel && wayWords[channel],
    when,
    from && `từ ${from}`,
    until && `đến hết ${until}`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`
}
