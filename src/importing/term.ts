export type Term = { readonly amount: number; readonly unit: 'working-day' | 'day' | 'hour' | 'month' }

const units: readonly (readonly [RegExp, Term['unit']])[] = [
  [/^(?:ngày làm việc|working_day)/i, 'working-day'],
  [/^(?:ngày|day)/i, 'day'],
  [/^(?:giờ|hour)/i, 'hour'],
  [/^(?:tháng|month)/i, 'month'],
]

/** A time cell that says how much of what: «03 ngày làm việc». undefined for «1», «100 VNĐ», «0 ngày». */
export function readTerm(cell: string): Term | undefined {
  const [, digits = '', rest = ''] = /^\s*(\d{1,3})\s+(\S.*?)\s*$/s.exec(cell) ?? []
  const unit = units.find(([words]) => words.test(rest))?.[1]
  const amount = Number(digits)
  return unit === undefined || amount === 0 ? undefined : { amount, unit }
}

/** Every time that a text names, in reading order: «Không quá 05 ngày làm việc …». */
export function termsIn(text: string): Term[] {
  return [
    ...text.matchAll(
      /\d{1,3}\s*(?:\([\p{L}\s]{2,12}\)\s*)?(?:ngày làm việc|ngày|giờ|tháng)(?!\p{L}|\s*\d)/giu,
    ),
  ].flatMap(([written]) => readTerm(written.replace(/\([^)]*\)/, ' ').replace(/^(\d+)\s*/, '$1 ')) ?? [])
}

const unitWords: Readonly<Record<Term['unit'], string>> = {
  'working-day': 'ngày làm việc',
  day: 'ngày',
  hour: 'giờ',
  month: 'tháng',
}

export function sayTerm({ amount, unit }: Term): string {
  return `${amount} ${unitWords[unit]}`
}
