import type { Fee, Time } from '../../knowledge/schema.ts'
import { formatDay } from '../../lib/day.ts'
import { capitalised, groupThousands, type Words } from '../../words/words.ts'

/** One line a fee: «Đăng ký quá hạn, nộp trực tuyến: 5.000 đồng/bản (từ 1/1/2026 đến hết 31/12/2026)». */
export function feeLine(fee: Fee, words: Words): string {
  return inItsCase(fee, feeAmount(fee, words), words)
}

export function timeLine(time: Time, words: Words): string {
  return inItsCase(time, timeAmount(time, words), words)
}

function feeAmount(fee: Fee, words: Words): string {
  switch (fee.amount) {
    case 'free':
      return words.fee.free
    case 'set-by-province-council':
      return words.fee.setByCouncil
    case 'unknown':
      return words.fee.unknown
  }
  const money = words.fee.money(groupThousands(fee.amount))
  return fee.per === undefined ? money : words.fee.per(money, fee.per)
}

function timeAmount(time: Time, words: Words): string {
  switch (time.amount) {
    case 'same-day':
      return words.time.sameDay
    case 'unknown':
      return words.time.unknown
    case 'none':
      return words.time.none
  }
  return words.time[time.unit ?? 'day'](String(time.amount))
}

function inItsCase(variant: Fee | Time, amount: string, words: Words): string {
  const conditions = [variant.when, variant.channel && words.channel[variant.channel]].filter(
    (condition) => condition !== undefined,
  )
  const limits = [
    variant.from && words.fee.from(formatDay(variant.from)),
    variant.until && words.fee.until(formatDay(variant.until)),
  ].filter((limit) => limit !== undefined)
  const dated = limits.length > 0 ? words.withNote(amount, limits.join(' ')) : amount
  const value = variant.note === undefined ? dated : words.withNote(dated, variant.note)
  return capitalised(conditions.length > 0 ? words.variant(conditions.join(', '), value) : value)
}
