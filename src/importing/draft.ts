import { draftAgency, draftProvince } from './agencies.ts'
import { draftBasis } from './bases.ts'
import type { Doubt, Doubted } from './doubt.ts'
import type { Draft } from './draft-shape.ts'
import { draftFees } from './fees.ts'
import { draftPapers } from './papers.ts'
import { cut, sentences, toLines } from './prose.ts'
import type { PortalRecord } from './record.ts'
import type { Shelf } from './shelf.ts'
import { textDoubts } from './text-doubts.ts'
import { draftTimes } from './times.ts'
import { draftName, longestName, type Title } from './titles.ts'
import { draftWhere } from './where.ts'

/** Nobody has read a draft: this day makes every check say so until a person writes the true one. */
export const neverReviewed = '2000-01-01'

/** The record as an entry, its keys in the order in which editors write them; nothing is made better than it was told. */
export function draftOf(
  id: string,
  record: PortalRecord,
  shelf: Shelf,
  others: readonly Title[],
): Doubted<Draft> {
  const name = draftName(record, others)
  const province = draftProvince(record, shelf)
  const agency = draftAgency(record)
  const where = draftWhere(record, agency.value.name)
  const papers = draftPapers(record)
  const times = draftTimes(record)
  const fees = draftFees(record, shelf)
  const basis = draftBasis(record, shelf)
  const url = record.url ?? shelf.urls.get(record.code) ?? null
  const applicants = toLines([...record.applicants, ...sentences(record.conditions)])
  const steps = toLines(sentences(record.steps))
  const notes = toLines([...where.remarks, ...papers.remarks])
  const value: Draft = {
    id,
    name: name.value,
    ...(name.value.length > longestName ? { officialName: name.value } : {}),
    code: record.code,
    ...(province.value === undefined ? {} : { province: province.value }),
    field: record.field === '' ? 'Chưa rõ lĩnh vực' : cut(record.field)[0],
    summary: cut(`${name.value.replace(/\.+$/, '')}.`)[0],
    applicants: [...applicants.lines],
    agency: agency.value,
    where: [...where.value],
    dossier: papers.value.length === 0 ? null : [...papers.value],
    steps: steps.lines.length === 0 ? ['Chưa rõ các bước.'] : [...steps.lines],
    times: [...times.value],
    fees: [...fees.value],
    online: { level: 'unknown', url },
    results: toLines(record.results).lines.slice(),
    legalBasis: basis.value,
    notes: [...notes.lines],
    sources: [sourceOf(record, name.value, url)],
    reviewed: neverReviewed,
  }
  const left = { applicants: applicants.left, steps: steps.left, notes: notes.left }
  const doubts = [
    ...[name, province, agency, where, papers, times, fees, basis].flatMap((part) => part.doubts),
    ...missingDoubts(record, url),
    ...Object.entries(left).flatMap(([field, count]) => cutDoubt(field, count)),
  ]
  const seen = new Set(doubts.map(placeOf))
  const more = textDoubts(value, shelf).filter((doubt) => !seen.has(placeOf(doubt)))
  return { value, doubts: [...doubts, ...more] }
}

/** A fee that ended is told once, though its words say it too. */
function placeOf({ kind, path }: Doubt): string {
  return JSON.stringify([kind, ...path.slice(0, 2)])
}

function sourceOf({ code, read }: PortalRecord, name: string, url: string | null): Draft['sources'][number] {
  const title = cut(`Cổng Dịch vụ công quốc gia: ${name}`, 600)[0]
  return { id: 'cong', title: `${title} (${code})`, url, read: read ?? neverReviewed }
}

function missingDoubts(record: PortalRecord, url: string | null): Doubt[] {
  const doubts: Doubt[] = []
  const add = (kind: Doubt['kind'], path: Doubt['path'], vi: string) => doubts.push({ kind, path, vi })
  if (record.field === '')
    add('missing-field', ['field'], 'Bản ghi không có lĩnh vực. Ghi như các mục cùng loại.')
  if (record.steps === '')
    add('missing-steps', ['steps'], 'Bản ghi không có trình tự. Mở trang trên Cổng để viết các bước.')
  if (record.results.length === 0)
    add('missing-results', ['results'], 'Bản ghi không nói người dân nhận được gì. Tìm và ghi vào.')
  if (url === null)
    add(
      'missing-url',
      ['sources', 0, 'url'],
      'Bản ghi không có địa chỉ. Tìm trang của mã này trên Cổng, ghi ở đây và ở online.',
    )
  if (record.read === null)
    add(
      'missing-date',
      ['sources', 0, 'read'],
      'Bản ghi không có ngày đọc. Đối chiếu với trang trên Cổng rồi ghi ngày bạn đọc.',
    )
  const isOnline = record.channels.some(({ way }) => way === 'online')
  add(
    'online',
    ['online'],
    isOnline
      ? 'Cổng có nộp trực tuyến nhưng bản ghi không nói toàn trình hay một phần. Xem trên Cổng rồi ghi full hoặc partial.'
      : 'Bản ghi không nói nộp trực tuyến được. Nếu đúng là không được thì ghi none.',
  )
  return doubts
}

function cutDoubt(field: string, count: number): Doubt[] {
  if (count === 0) return []
  return [
    {
      kind: 'cut-text',
      path: [field],
      vi: `Bản ghi còn ${count} đoạn nữa không đủ chỗ. Đọc trên Cổng, gộp lại cho gọn.`,
    },
  ]
}
