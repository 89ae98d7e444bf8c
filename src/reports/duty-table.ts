import type { DutyRow, DutyStanding } from './duties.ts'
import type { Table } from './table.ts'

export const standingNames: Readonly<Record<DutyStanding, string>> = {
  overdue: 'quá hạn',
  soon: 'sắp đến hạn',
  open: 'đang làm',
  undated: 'không nêu ngày',
  done: 'đã xong',
}

/** Duties by unit for people and for files. `unknownYears`: holidays of these are not all known. */
export function dutyTable(rows: readonly DutyRow[], unknownYears: readonly number[]): Table {
  const text = (heading: string) => ({ heading, kind: 'text' }) as const
  return {
    name: 'nhiem-vu',
    title: 'Nhiệm vụ theo đơn vị',
    columns: [
      text('Mã'),
      text('Nhiệm vụ'),
      text('Văn bản'),
      text('Đơn vị'),
      { heading: 'Hạn', kind: 'day' },
      { heading: 'Còn (ngày làm việc)', kind: 'count' },
      text('Tình trạng'),
      text('Đã nhận'),
      text('Xong bằng văn bản'),
      { heading: 'Ngày xong', kind: 'day' },
    ],
    rows: rows.map(
      ({ given: { id, duty, directive }, unit, unitName, people, received, done, left, standing }) => [
        id,
        duty.text,
        [duty.clause, directive.number ?? directive.name].filter((each) => each !== null).join(', '),
        unitName,
        duty.deadline,
        done ? null : left,
        standingNames[standing],
        unit === null ? null : `${received}/${people}`,
        done?.document ?? null,
        done?.day ?? null,
      ],
    ),
    notes: ['Số âm ở cột «Còn» là số ngày làm việc đã quá hạn.', ...unknownYears.map(holidayNote)],
  }
}

/** What the office must hear where its holidays are not known. */
export function holidayNote(year: number): string {
  return `Chưa đủ ngày nghỉ lễ năm ${year}: những ngày chưa biết được tính là ngày làm việc. Hãy bổ sung tệp content/calendar/${year}.yaml.`
}
