import type { Paper } from '../knowledge/schema.ts'
import type { Doubt, Doubted } from './doubt.ts'
import { cut, longestLine, mostLines } from './prose.ts'
import type { PortalPaper, PortalRecord } from './record.ts'

export type DraftPapers = Doubted<Paper[]> & {
  /** What the list of papers holds that is no paper. */
  readonly remarks: readonly string[]
}

/** Papers as the record lists them, its remarks apart. Who needs which is for the clerk to say: the record's marks are chance. */
export function draftPapers(record: PortalRecord): DraftPapers {
  const items = unique(record.papers).filter(({ name }) => /\p{L}{2}/u.test(name))
  const remarks = items.filter(isRemark)
  const all = items.filter((item) => !isRemark(item))
  const papers = all.slice(0, mostLines)
  return {
    value: papers.map(paperOf),
    remarks: remarks.map(({ name }) => bare(name)),
    doubts: [
      ...listDoubts(record, all),
      ...papers.flatMap((paper, index): Doubt[] => itemDoubts(paper, papers[index - 1]?.group, index)),
    ],
  }
}

function paperOf(paper: PortalPaper): Paper {
  const [name, rest] = cut(bare(paper.name))
  const when = caseOf(paper.group)
  return {
    name,
    use: isShown(paper) ? 'show' : 'submit',
    ...(paper.form === '' ? {} : { form: cut(paper.form)[0] }),
    ...(paper.originals > 0 ? { originals: paper.originals } : {}),
    ...(paper.copies > 0 ? { copies: paper.copies } : {}),
    ...(when === '' ? {} : { when }),
    ...(rest === '' ? {} : { note: cut(rest)[0] }),
  }
}

function listDoubts({ marksRequired }: PortalRecord, all: readonly PortalPaper[]): Doubt[] {
  const path = ['dossier']
  const count = all.length
  const cases = [...new Set(all.map(({ group }) => caseOf(group)))].filter((each) => each !== '')
  const doubts: Doubt[] = []
  if (count === 0)
    doubts.push({
      kind: 'missing-papers',
      path,
      vi: 'Không đọc được giấy tờ nào từ bản ghi. Mở trang trên Cổng và chép vào đây.',
    })
  if (marksRequired)
    doubts.push({
      kind: 'required-flag',
      path,
      vi: 'Dấu «bắt buộc» của bản ghi không đáng tin nên đã bỏ. Giấy nào chỉ một số người cần thì thêm when.',
    })
  if (cases.length > 1)
    doubts.push({
      kind: 'mixed-cases',
      path,
      vi: `Cổng chia giấy tờ theo ${cases.length} trường hợp (ở when). Thêm cases để hỏi người dân thuộc trường hợp nào, gộp giấy trùng nhau.`,
    })
  if (count > mostLines)
    doubts.push({
      kind: 'cut-text',
      path,
      vi: `Bản ghi có ${count} giấy tờ, ở đây chỉ đủ chỗ cho ${mostLines}. Gộp các giấy giống nhau rồi thêm phần còn lại.`,
    })
  return doubts
}

function itemDoubts(paper: PortalPaper, groupBefore: string | undefined, index: number): Doubt[] {
  const path = ['dossier', index]
  const cases = paper.name.match(/trường hợp|đối với/giu)?.length ?? 0
  const listed = paper.name.match(/(?:^|\s)(?:[a-eđ]\)|[-+]\s)/gu)?.length ?? 0
  if (cases >= 2 || listed >= 2 || paper.name.length > longestLine)
    return [
      {
        kind: 'mixed-cases',
        path,
        vi: 'Một ô gộp nhiều giấy hoặc nhiều trường hợp: tách ra, ghi when.',
      },
    ]
  if (paper.group !== groupBefore && caseOf(paper.group).length > 80)
    return [
      {
        kind: 'mixed-cases',
        path: [...path, 'when'],
        vi: 'Điều kiện là tên nhóm trên Cổng, quá dài: viết lại thành vài chữ.',
      },
    ]
  return []
}

function unique(papers: readonly PortalPaper[]): PortalPaper[] {
  const seen = new Map(papers.map((paper) => [`${paper.group} ${paper.name.toLowerCase()}`, paper]))
  return [...seen.values()]
}

/** Neither original nor copy is asked for: a remark, an example, the head of a list. */
function isRemark({ group, name, originals, copies }: PortalPaper): boolean {
  if (originals > 0 || copies > 0) return false
  return (
    /lưu ý|ghi chú/i.test(group) ||
    /^[-+*\s]*(?:lưu ý|ghi chú|ví dụ|trường hợp|người|cá nhân|cơ quan|\*)/iu.test(name) ||
    name.endsWith(':')
  )
}

function isShown({ group, name }: PortalPaper): boolean {
  return /xuất trình/i.test(group) || /^[-+*\s]*xuất trình/i.test(name)
}

/** Heads that say how, not for whom, are no case. */
const noCase =
  /^(?:giấy tờ (?:phải )?(?:nộp|xuất trình)$|(?:thành phần )?hồ sơ(?: gồm)?$|lưu ý|.*(?:nộp 01 \(một\) bộ|các giấy tờ sau))/iu

function caseOf(group: string): string {
  const text = bare(group)
    .replace(/[:;,.\s]+$/, '')
    .replace(/,?\s*(?:hồ sơ )?(?:bao )?gồm$/iu, '')
  if (noCase.test(text)) return ''
  return cut(bare(text.replace(/^(?:(?:đối với|trường hợp)\s+)+/iu, '')))[0]
}

/** Without bullets and numbers: «(ii) », «a) », «1.3. ». */
function bare(text: string): string {
  return text
    .replace(/^(?:[-+*•:.\s]+|\((?:[ivx]+|[\d.]+)\)|[a-zđ]\)|(?:\d{1,2}[.)])+(?!\d))+/u, '')
    .replace(/[;.\s]+$/, '')
    .trim()
}
