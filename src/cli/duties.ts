import { writeFileSync } from 'node:fs'
import type { UnitWord } from '../conversation/duty.ts'
import { toCsv } from '../exports/csv.ts'
import { toIcs } from '../exports/ics.ts'
import { toJson } from '../exports/json.ts'
import { toText } from '../exports/text.ts'
import { toXlsx } from '../exports/xlsx.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isSameUnit } from '../knowledge/units.ts'
import { today } from '../lib/day.ts'
import { faultFields } from '../lib/log.ts'
import { type DutyRow, dutyRows, type Unit, unknownYears } from '../reports/duties.ts'
import { dutyCalendar } from '../reports/duty-calendar.ts'
import { dutyTable } from '../reports/duty-table.ts'
import type { Io } from './io.ts'

export const dutyFormats = ['table', 'json', 'csv', 'xlsx', 'ics'] as const
type Format = (typeof dutyFormats)[number]

export type DutiesOptions = { readonly format: string; readonly unit?: string; readonly out?: string }

export type DutiesSetting = {
  readonly knowledge: Knowledge
  readonly said: readonly UnitWord[]
  readonly units: readonly Unit[]
  /** Epoch milliseconds. */
  readonly now: number
  readonly write: (body: string | Uint8Array) => void
  /** Whether somebody would see it on a screen. */
  readonly isScreen: boolean
}

/** Writes who has to do what by when. Exit code 0 when written, 1 when it could not be, 2 when asked for wrongly. */
export async function showDuties(options: DutiesOptions, setting: DutiesSetting, io: Io): Promise<number> {
  const format = dutyFormats.find((each) => each === options.format)
  const wrong = wrongOutput(format, options, setting)
  if (format === undefined || wrong !== undefined) {
    io.err(wrong ?? '')
    return 2
  }
  const body = await bodyOf(format, options, setting)
  if (options.out === undefined) setting.write(body)
  else
    try {
      writeFileSync(options.out, body)
      io.out(options.out)
    } catch (error) {
      io.err(`the duties could not be written to ${options.out} (${faultFields(error).code ?? 'unknown'})`)
      return 1
    }
  return 0
}

function wrongOutput(
  format: Format | undefined,
  { format: given, out }: DutiesOptions,
  { isScreen }: DutiesSetting,
) {
  if (format === undefined) return `--format ${given} is not known: say ${dutyFormats.join(', ')}`
  return format === 'xlsx' && out === undefined && isScreen
    ? 'xlsx is nothing to read on a screen: name a file with --out duties.xlsx'
    : undefined
}

async function bodyOf(
  format: Format,
  { unit }: DutiesOptions,
  setting: DutiesSetting,
): Promise<string | Uint8Array> {
  const { knowledge, now } = setting
  if (format === 'ics') return toIcs(dutyCalendar(knowledge, today(now, knowledge.office.timeZone), unit))
  const isWanted = ({ unitName }: DutyRow) => unit === undefined || isSameUnit(unitName, unit)
  const table = dutyTable(dutyRows(withUnit(setting, unit)).filter(isWanted), unknownYears(knowledge, now))
  switch (format) {
    case 'table':
      return `${toText(table)}\n`
    case 'json':
      return `${toJson([table])}\n`
    case 'csv':
      return toCsv(table)
    case 'xlsx':
      return toXlsx([table])
  }
}

/** A unit that is asked for is shown, whether anybody of it is a member or not. */
function withUnit(setting: DutiesSetting, unit: string | undefined): DutiesSetting {
  const { units } = setting
  if (unit === undefined || units.some(({ unitName }) => isSameUnit(unitName, unit))) return setting
  return { ...setting, units: [...units, { unit: '', unitName: unit, people: 0 }] }
}
