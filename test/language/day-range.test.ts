import { describe, expect, it } from 'vitest'
import { readDayRange } from '../../src/language/day-range.ts'

const today = '2026-11-27'
const read = (text: string) => {
  const range = readDayRange(text, today)
  return range && `${range.from} ${range.to}`
}

describe('the days that are named', () => {
  it.each([
    ['việc nào phải xong trong tháng 12', '2026-12-01 2026-12-31'],
    ['viec den han thang chap', '2026-12-01 2026-12-31'],
    ['hạn t12', '2026-12-01 2026-12-31'],
    ['tháng mười một', '2026-11-01 2026-11-30'],
    ['tháng mười', '2026-10-01 2026-10-31'],
    ['tháng 1 sang năm', '2027-01-01 2027-01-31'],
    ['tháng 2/2028', '2028-02-01 2028-02-29'],
    ['tháng 3 năm 2026', '2026-03-01 2026-03-31'],
    ['quý IV', '2026-10-01 2026-12-31'],
    ['quý 1 năm 2027', '2027-01-01 2027-03-31'],
    ['quý này', '2026-10-01 2026-12-31'],
    ['hạn 15/12', '2026-12-15 2026-12-15'],
    ['hạn 15-1', '2027-01-15 2027-01-15'],
    ['phải xong trước ngày 15/12', '2026-11-27 2026-12-15'],
    ['chậm nhất 5.12.2026', '2026-11-27 2026-12-05'],
    ['đến 20/11', '2026-11-20 2026-11-20'],
    ['3 ngày tới', '2026-11-27 2026-11-30'],
    ['trong vòng 2 tuần', '2026-11-27 2026-12-11'],
    ['ngày mai', '2026-11-28 2026-11-28'],
  ])('«%s»', (text, days) => {
    expect(read(text)).toBe(days)
  })

  it.each([
    'việc nào quá hạn',
    'hạn 31/2',
    'tháng 13',
    'nghị định 12/2019/NĐ-CP',
    'văn bản 77/CT-VD',
    'tháng này',
    'năm 2023',
    'số 1022',
    'quỹ từ thiện',
    'nhà số 3/4/5/6',
  ])('none in «%s»', (text) => {
    expect(read(text)).toBeUndefined()
  })
})
