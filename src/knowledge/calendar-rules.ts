import type { Flaw } from './position.ts'
import type { Calendar } from './schema.ts'
import { isWeekend } from './working-days.ts'
import type { Path } from './yaml.ts'

/** What the schema cannot say of a year of holidays. */
export function calendarFlaws({ id, year, daysOff, workdays }: Calendar): Flaw[] {
  const days = [
    ...daysOff.map(({ day }, index) => ({ day, path: ['daysOff', index, 'day'], isOff: true })),
    ...workdays.map(({ day }, index) => ({ day, path: ['workdays', index, 'day'], isOff: false })),
  ]
  return [
    ...(id === String(year) ? [] : [wrongYear(id, year)]),
    ...days.flatMap(({ day, path, isOff }, index) => [
      ...(day.startsWith(`${year}-`) ? [] : [otherYear(day, year, path)]),
      ...(isOff === isWeekend(day) ? [needless(day, isOff, path)] : []),
      ...(days.findIndex((each) => each.day === day) < index ? [twice(day, path)] : []),
    ]),
  ]
}

function wrongYear(id: string, year: number): Flaw {
  return {
    path: ['year'],
    vi: `Năm ${year} khác mã «${id}»: sửa cho giống nhau`,
    en: `The year ${year} differs from the id «${id}»: make them agree`,
  }
}

function otherYear(day: string, year: number, path: Path): Flaw {
  return {
    path,
    vi: `Ngày ${day} không thuộc năm ${year}: chuyển sang tệp của năm đó`,
    en: `The day ${day} is not in ${year}: move it to the file of its year`,
  }
}

function needless(day: string, isOff: boolean, path: Path): Flaw {
  return isOff
    ? {
        path,
        vi: `Ngày ${day} là thứ Bảy hoặc Chủ nhật, vốn đã nghỉ: bỏ dòng này, hoặc ghi ngày nghỉ bù`,
        en: `The day ${day} is a weekend, free in any case: delete the line or write the day off in lieu`,
      }
    : {
        path,
        vi: `Ngày ${day} không phải thứ Bảy hay Chủ nhật nên vốn đã làm việc: sửa lại ngày`,
        en: `The day ${day} is no weekend, worked in any case: correct the day`,
      }
}

function twice(day: string, path: Path): Flaw {
  return {
    path,
    vi: `Ngày ${day} đã ghi ở trên: bỏ một dòng`,
    en: `The day ${day} is written above: delete one of the two`,
  }
}
