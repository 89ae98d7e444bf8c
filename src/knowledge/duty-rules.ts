import type { Flaw } from './position.ts'
import type { Directive } from './schema.ts'

/** What the schema cannot say of the duties of a directive. */
export function dutyFlaws({ issued, inForce, status, duties }: Directive): Flaw[] {
  const since = issued ?? inForce.from
  return duties.flatMap(({ deadline, units }, index): Flaw[] => [
    ...(deadline !== null && since !== null && deadline < since
      ? [
          {
            path: ['duties', index, 'deadline'],
            vi: `Hạn ${deadline} trước ngày ban hành ${since}: sửa lại một trong hai ngày`,
            en: `The deadline ${deadline} is before the day of issue ${since}: correct one of the dates`,
          },
        ]
      : []),
    ...(units.includes('district') && status === 'in-force'
      ? [
          {
            path: ['duties', index, 'units'],
            vi: 'Cấp huyện không còn từ 1/7/2025 nên không nhận việc được: thay district bằng commune, department hoặc đơn vị nay làm việc đó',
            en: 'There are no districts since 1 July 2025: replace district by commune, department or whoever does it now',
          },
        ]
      : []),
  ])
}
