import type { Procedure } from '../knowledge/schema.ts'
import { areAlike, wordsOf } from './alike.ts'
import { citedNumber } from './basis-number.ts'
import type { Doubt, DoubtKind } from './doubt.ts'
import { cut } from './prose.ts'
import type { PortalBasis, PortalRecord } from './record.ts'
import { sayFee, sayTime } from './say.ts'
import { documentOf, type Shelf } from './shelf.ts'

/** What an entry and a record tell differently of one matter; a side without anything new is empty. */
export type Difference = {
  readonly title: string
  readonly here: readonly string[]
  readonly portal: readonly string[]
  readonly task: string
}

type Told = { readonly record: PortalRecord; readonly doubts: readonly Doubt[] }

type Entry = Pick<Procedure, 'fees' | 'times' | 'dossier' | 'where' | 'results' | 'steps' | 'legalBasis'>

/** Every matter in which they differ, in the order of a card. */
export function compare(entry: Entry, draft: Entry, { record, doubts }: Told, shelf: Shelf): Difference[] {
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
    basisDifference(entry, record, shelf),
    sameSet('Số bước', [`${entry.steps.length} bước`], stepCount(record, entry), stepTask),
  ].filter(({ title, here, portal }) => (here.length > 0 || portal.length > 0) && !isSilent(title, doubts))
}

function basisDifference(entry: Entry, record: PortalRecord, shelf: Shelf): Difference {
  const own = new Set(entry.legalBasis.map(({ document }) => document))
  const cited = record.basis.map((basis) => ({ basis, id: documentOf(shelf, citedNumber(basis))?.id ?? '' }))
  const numbers = new Map([...shelf.documents.values()].map(({ id, number }) => [id, number ?? '']))
  return {
    title: 'Căn cứ pháp lý',
    here: [...own]
      .filter((document) => !cited.some(({ id }) => id === document))
      .map((document) => `${numbers.get(document) ?? ''} (${document})`.trim()),
    portal: cited
      .filter(({ id }) => !own.has(id))
      .map(({ basis, id }) => sayBasis(basis, shelf.over.has(id))),
    task: basisTask,
  }
}

function sayBasis({ number, title }: PortalBasis, isOver: boolean): string {
  const named = title === '' || title === number ? number : `${number}: ${cut(title, 160)[0]}`
  return isOver ? `${named} (đã hết hiệu lực)` : named
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

/** And those that tell that, for all that, it says something of its fees. */
const said: readonly DoubtKind[] = ['fee-conflict', 'fee-broken', 'fee-free']

function isSilent(title: string, doubts: readonly Doubt[]): boolean {
  const kinds = silent[title] ?? []
  const saysFee = title === 'Phí, lệ phí' && doubts.some(({ kind }) => said.includes(kind))
  return doubts.some(({ kind }) => kinds.includes(kind)) && !saysFee
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
