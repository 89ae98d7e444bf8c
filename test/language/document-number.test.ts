import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type DocumentNumber,
  matchesNumber,
  readDocumentNumbers,
  readProcedureCode,
} from '../../src/language/document-number.ts'
import { fastest } from '../helpers/time.ts'

test.each<readonly [text: string, read: DocumentNumber]>([
  ['68/NQ-CP', { number: '68', type: 'NQ', agency: 'CP' }],
  ['68/nq cp nói gì', { number: '68', type: 'NQ', agency: 'CP' }],
  ['nghị quyết 68', { number: '68', type: 'NQ' }],
  ['nghi quyet so 68', { number: '68', type: 'NQ' }],
  ['nq68 là gì', { number: '68', type: 'NQ' }],
  ['NQ-CP 68', { number: '68', type: 'NQ', agency: 'CP' }],
  ['số 68 nghị quyết chính phủ', { number: '68', type: 'NQ', agency: 'CP' }],
  ['nghị quyết 68 của chính phủ năm 2020', { number: '68', type: 'NQ', agency: 'CP', year: 2020 }],
  ['nghị quyết 68 ngày 12/5/2020', { number: '68', type: 'NQ', year: 2020 }],
  ['NĐ 123/2015', { number: '123', type: 'NĐ', year: 2015 }],
  ['123/2015/NĐ-CP', { number: '123', type: 'NĐ', agency: 'CP', year: 2015 }],
  ['nghị định số 120 năm 2025', { number: '120', type: 'NĐ', year: 2025 }],
  ['thông tư 85/2019/TT-BTC', { number: '85', type: 'TT', agency: 'BTC', year: 2019 }],
  ['qđ 1085', { number: '1085', type: 'QĐ' }],
  ['quyết định số 1085 của thủ tướng', { number: '1085', type: 'QĐ', agency: 'TTG' }],
  ['chỉ thị 05', { number: '5', type: 'CT' }],
  ['17/NQ-TU', { number: '17', type: 'NQ', agency: 'TU' }],
  ['17-NQ/TU', { number: '17', type: 'NQ', agency: 'TU' }],
  ['NQ 66.18/2026', { number: '66.18', type: 'NQ', year: 2026 }],
  ['66.18/2026', { number: '66.18', year: 2026 }],
  ['luật 31/2024/QH15', { number: '31', type: 'L', agency: 'QH15', year: 2024 }],
  ['văn bản 252', { number: '252' }],
  ['Thông báo số 169/TB-VPCP ngày 05/5/2023', { number: '169', type: 'TB', agency: 'VPCP', year: 2023 }],
])('reads %s', (text, read) => {
  expect(readDocumentNumbers(text)).toEqual([read])
  expect(readDocumentNumbers(text.normalize('NFD'))).toEqual([read])
})

test('reads several numbers in order', () => {
  const numbers = readDocumentNumbers('NQ 68/NQ-CP, quyết định 1085 và chỉ thị 05/CT-TTg').map(
    (read) => read.number,
  )
  expect(numbers).toEqual(['68', '1085', '5'])
})

test.each([
  'quyết định 15 ngày',
  'thông báo 2 lần',
  'có 3 quyết định',
  'sinh ngày 18/7/2026',
  'tháng 7/2026',
  'năm học 2025/2026',
  'kế hoạch 2023',
  'Luật Đất đai 2024',
  'mẫu CT01, tờ khai CT 07',
  'số 5 Trần Phú, thửa 12',
  'cccd 001099012345, điện thoại 0912345678',
  '1.001193',
  'phí 50.000 đồng',
  'làm tt 2 người',
])('reads no document in «%s»', (text) => {
  expect(readDocumentNumbers(text)).toEqual([])
})

const resolution = ['68/NQ-CP', 'Nghị quyết 68/NQ-CP ngày 12/5/2020'] as const
test.each<readonly [asked: string, official: string, name: string, isIt: boolean]>([
  ['nghị quyết 68', ...resolution, true],
  ['nghị quyết 68 năm 2020', ...resolution, true],
  ['nghị quyết 68 năm 2025', ...resolution, false],
  ['nghị định 68', ...resolution, false],
  ['68/NQ-TU', ...resolution, false],
  ['văn bản số 68', ...resolution, true],
  ['nghị quyết 6', ...resolution, false],
  ['chỉ thị 5', '05/CT-TTg', 'Chỉ thị 05/CT-TTg ngày 23/2/2023', true],
  ['17-NQ/TU', '17/NQ-TU', 'Nghị quyết 17/NQ-TU ngày 15/9/2021', true],
  ['luật 31/2024', '31/2024/QH15', 'Luật Đất đai 31/2024/QH15', true],
  ['nghị quyết 202/2025', '202/2025/QH15', 'Nghị quyết 202/2025/QH15', true],
  ['NQ 66.18', '66.18/2026/NQ-CP', 'Nghị quyết 66.18/2026/NQ-CP', true],
  ['NQ 66.7', '66.18/2026/NQ-CP', 'Nghị quyết 66.18/2026/NQ-CP', false],
])('«%s» and %s (%s): %s', (asked, official, name, isIt) => {
  const [read] = readDocumentNumbers(asked)
  expect(read && matchesNumber(official, name, read)).toBe(isIt)
})

test.each<readonly [text: string, code: string | undefined]>([
  ['1.001193', '1.001193'],
  ['mã 1001193 là gì', '1.001193'],
  ['1,001193', '1.001193'],
  ['1.001193.000.00.00.H42', '1.001193'],
  ['thủ tục 3.000722?', '3.000722'],
  ['1500000 đồng', undefined],
  ['phí 1100500đ', undefined],
  ['1.500.000', undefined],
  ['1000000', undefined],
  ['0912001193', undefined],
  ['1.0011930', undefined],
  ['khai sinh', undefined],
])('reads the code in «%s»: %s', (text, code) => {
  expect(readProcedureCode(text)).toBe(code)
})

test('reads back every number it could be given, however it is written', () => {
  const number = fc.integer({ min: 1, max: 9999 }).filter((value) => value < 1900 || value > 2100)
  fc.assert(
    fc.property(
      number,
      fc.integer({ min: 1990, max: 2039 }),
      fc.constantFrom('NQ-CP', 'NĐ-CP', 'QĐ-TTg'),
      (n, year, signed) => {
        const [read] = readDocumentNumbers(`xin hỏi ${n}/${year}/${signed} còn hiệu lực không`)
        expect(read).toMatchObject({ number: String(n), year })
        expect(read && matchesNumber(`${n}/${year}/${signed}`, '', read)).toBe(true)
      },
    ),
  )
})

test.each([
  '1'.repeat(4000),
  '1.'.repeat(2000),
  '1 '.repeat(2000),
  'nq '.repeat(1300),
  '68/2020/'.repeat(500),
  ' '.repeat(4000),
])('reads 4,000 hostile characters within 20 ms (%#)', (text) => {
  expect(fastest(() => [readDocumentNumbers(text), readProcedureCode(text)])).toBeLessThan(20)
})
