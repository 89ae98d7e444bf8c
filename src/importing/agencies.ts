import type { Procedure } from '../knowledge/schema.ts'
import { type Doubt, type Doubted, quote } from './doubt.ts'
import { cut } from './prose.ts'
import { provinceIn } from './provinces.ts'
import type { PortalRecord } from './record.ts'
import type { Shelf } from './shelf.ts'

type Agency = Procedure['agency']

const levels: readonly (readonly [RegExp, Agency['level']])[] = [
  [/xã|phường/iu, 'commune'],
  [/tỉnh|thành phố|\bSở\b/iu, 'province'],
  [/bộ\/ngành|cấp bộ|trung ương|\bBộ\b|\bCục\b/u, 'central'],
  [/./u, 'other'],
]

/** Who does it, at the level nearest to the citizen of those that the record names. */
export function draftAgency(record: PortalRecord): Doubted<Agency> {
  const path = ['agency']
  const named = record.agencies.join(', ')
  const found = (record.levels.length > 0 ? record.levels : record.agencies).map(levelOf)
  const level = (['commune', 'province', 'central'] as const).find((each) => found.includes(each)) ?? 'other'
  const doubts: Doubt[] = []
  if (named === '')
    doubts.push({
      kind: 'missing-agency',
      path,
      vi: 'Bản ghi không có cơ quan thực hiện. Tìm trong trình tự hoặc trong luật.',
    })
  if (new Set(found).size > 1 || (found.length === 0 && named === ''))
    doubts.push({
      kind: 'levels',
      path,
      vi: `Bản ghi nêu ${record.levels.length > 0 ? `các cấp ${quote(record.levels.join(', '))}` : 'không rõ cấp'}. Ghi cấp mà người dân đến nộp; mỗi cấp có thể là một mã riêng.`,
    })
  const byName: Agency['level'][] = record.agencies.map(levelOf).filter((each) => each !== 'other')
  if (byName.length > 0 && !byName.includes(level))
    doubts.push({
      kind: 'levels',
      path: [...path, 'name'],
      vi: 'Tên cơ quan và cấp thực hiện không khớp nhau. Ghi cơ quan mà người dân đến nộp.',
    })
  return { value: { name: named === '' ? 'Chưa rõ cơ quan thực hiện' : cut(named)[0], level }, doubts }
}

function levelOf(text: string): Agency['level'] {
  return levels.find(([words]) => words.test(text))?.[1] ?? 'other'
}

/** A procedure that the committee of one province published holds there only. */
export function draftProvince(record: PortalRecord, { units }: Shelf): Doubted<string | undefined> {
  const local = [record.issuer, ...record.basis.map(({ number }) => number)].some((each) =>
    /UBND|Ủy ban nhân dân|HĐND/iu.test(each),
  )
  const found = provinceIn(
    [
      record.issuer,
      record.agencies.join(', '),
      record.name,
      ...record.places,
      ...record.basis.map(({ title }) => title),
    ],
    units,
  )
  const named = provinceIn(record.agencies, units)
  if (!local && !named) return { value: undefined, doubts: [] }
  const path = found ? ['province'] : ['code']
  const where = found ? `của ${found.current}` : 'của một tỉnh chưa rõ'
  const before =
    found?.former === undefined ? '' : ` (bản ghi viết ${found.former}, nay thuộc ${found.current})`
  return {
    value: found?.code,
    doubts: [
      {
        kind: 'province-only',
        path,
        vi: `Thủ tục này có vẻ chỉ ${where}${before}. Đúng thì giữ dòng province; dùng cả nước thì bỏ dòng đó và tìm bản ghi của bộ.`,
      },
    ],
  }
}
