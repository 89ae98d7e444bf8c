import { describe, expect, it } from 'vitest'
import { findEntry, type Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Procedure } from '../../src/knowledge/schema.ts'
import { currentFees, currentPapers, currentTimes, validity } from '../../src/knowledge/validity.ts'
import { changed, contentFolder } from '../helpers/content.ts'

const procedurePath = 'procedures/khai-sinh.yaml'
const lawPath = 'documents/luat-60-2014.yaml'
const today = '2026-11-23'

const newLaw = changed(lawPath, 'id: luat-60-2014', 'id: luat-ho-tich-2026')
const replaced = changed(lawPath, 'until: null', 'until: 2026-06-30').replace(
  'status: in-force',
  'status: repealed\nreplacedBy: luat-ho-tich-2026',
)

type Row = readonly [what: string, id: string, files: Readonly<Record<string, string>>, expected: object]

// biome-ignore format: a table, one state a row
const rows: readonly Row[] = [
  ['what holds', 'khai-sinh', {}, { kind: 'current' }],
  ['a procedure on its last day', 'khai-sinh', { [procedurePath]: changed(procedurePath, 'field:', 'until: 2026-11-23\nfield:') }, { kind: 'current' }],
  ['a procedure past its last day', 'khai-sinh', { [procedurePath]: changed(procedurePath, 'field:', 'until: 2026-11-22\nfield:') }, { kind: 'ended', on: '2026-11-22', successor: undefined }],
  ['a procedure that begins tomorrow', 'khai-sinh', { [procedurePath]: changed(procedurePath, 'field:', 'from: 2026-11-24\nfield:') }, { kind: 'not-yet', from: '2026-11-24' }],
  ['a procedure whose law was replaced', 'khai-sinh', { [lawPath]: replaced, 'documents/luat-ho-tich-2026.yaml': newLaw }, { kind: 'basis-repealed', documents: [{ id: 'luat-60-2014' }] }],
  ['the law that was replaced', 'luat-60-2014', { [lawPath]: replaced, 'documents/luat-ho-tich-2026.yaml': newLaw }, { kind: 'ended', on: '2026-06-30', successor: { id: 'luat-ho-tich-2026' } }],
  ['a law in force past its own end', 'luat-60-2014', { [lawPath]: changed(lawPath, 'until: null', 'until: 2026-06-30') }, { kind: 'ended', on: '2026-06-30' }],
  ['a historical law whose end is not known', 'luat-60-2014', { [lawPath]: changed(lawPath, 'in-force', 'historical') }, { kind: 'ended', on: null }],
  ['a law passed but not yet begun', 'luat-60-2014', { [lawPath]: changed(lawPath, 'from: 2016-01-01', 'from: 2027-03-01') }, { kind: 'not-yet', from: '2027-03-01' }],
  ['a law whose beginning is not known', 'luat-60-2014', { [lawPath]: changed(lawPath, 'from: 2016-01-01', 'from: null').replace('in-force', 'not-yet') }, { kind: 'not-yet', from: null }],
  ['a law of unknown state', 'luat-60-2014', { [lawPath]: changed(lawPath, 'in-force', 'unknown') }, { kind: 'current' }],
  ['a duty of a directive that is over', 'cchc-2026#1', { 'directives/cchc-2026.yaml': changed('directives/cchc-2026.yaml', 'in-force', 'historical') }, { kind: 'ended' }],
  ['a duty whose directive rests on a dead law', 'cchc-2026#1', { [lawPath]: changed(lawPath, 'in-force', 'repealed') }, { kind: 'basis-repealed' }],
  ['a guide read exactly a year ago', 'nop-ho-so', { 'guides/nop-ho-so.yaml': changed('guides/nop-ho-so.yaml', 'reviewed: 2026-11-20', 'reviewed: 2025-11-23') }, { kind: 'current' }],
  ['a guide read over a year ago', 'nop-ho-so', { 'guides/nop-ho-so.yaml': changed('guides/nop-ho-so.yaml', 'reviewed: 2026-11-20', 'reviewed: 2025-11-22') }, { kind: 'review-due', reviewed: '2025-11-22' }],
  ['a listed procedure', 'cap-ho-chieu', {}, { kind: 'current' }],
]

describe('validity', () => {
  it.each(rows)('of %s is told', async (_, id, files, expected) => {
    const knowledge = await load(files)
    const entry = findEntry(knowledge, id)
    expect(entry && validity(entry, knowledge, today)).toMatchObject(expected)
  })

  it('follows a chain of replacements to its end, and a circle not for ever', async () => {
    const middle = replaced
      .replace('id: luat-60-2014', 'id: luat-ho-tich-2020')
      .replace('replacedBy: luat-ho-tich-2026', 'replacedBy: luat-ho-tich-2026')
    const first = replaced.replace('replacedBy: luat-ho-tich-2026', 'replacedBy: luat-ho-tich-2020')
    const files = {
      [lawPath]: first,
      'documents/luat-ho-tich-2020.yaml': middle,
      'documents/luat-ho-tich-2026.yaml': newLaw,
    }
    expect(await stateOf('luat-60-2014', files)).toMatchObject({ successor: { id: 'luat-ho-tich-2026' } })
    const circle = {
      ...files,
      'documents/luat-ho-tich-2020.yaml': middle.replace(
        'replacedBy: luat-ho-tich-2026',
        'replacedBy: luat-60-2014',
      ),
    }
    expect(await stateOf('luat-60-2014', circle)).toMatchObject({ kind: 'ended' })
  })
})

describe('what holds today', () => {
  const procedure = (parts: Partial<Procedure>) =>
    ({ fees: [], times: [], dossier: [], ...parts }) as unknown as Procedure

  it('leaves out fees of the past and of the future', () => {
    const fees = [
      { amount: 5000, until: '2026-06-30' },
      { amount: 8000, from: '2026-07-01', until: '2026-12-31' },
      { amount: 9000, from: '2027-01-01' },
    ]
    expect(currentFees(procedure({ fees }), today)).toEqual([fees[1]])
    expect(currentFees(procedure({ fees }), '2026-12-31')).toEqual([fees[1]])
    expect(currentFees(procedure({ fees }), '2027-01-01')).toEqual([fees[2]])
  })

  it('prefers the time of the own province to the nationwide one for the same case', () => {
    const times = [
      { amount: 3, unit: 'day' },
      { amount: 2, unit: 'day', place: '37' },
      { amount: 5, unit: 'day', when: 'cần xác minh' },
    ] as const
    expect(currentTimes(procedure({ times: [...times] }), today)).toEqual([times[1], times[2]])
  })

  it('asks only for the papers of today', () => {
    const dossier = [
      { name: 'Sổ hộ khẩu', use: 'submit', until: '2022-12-31' },
      { name: 'Tờ khai', use: 'submit' },
    ] as const
    expect(currentPapers(procedure({ dossier: [...dossier] }), today)).toEqual([dossier[1]])
  })
})

async function load(files: Readonly<Record<string, string>>): Promise<Knowledge> {
  const loaded = await loadKnowledge(contentFolder(files))
  if (loaded.kind === 'broken') throw new Error(JSON.stringify(loaded.problems))
  return loaded.knowledge
}

async function stateOf(id: string, files: Readonly<Record<string, string>>) {
  const knowledge = await load(files)
  const entry = findEntry(knowledge, id)
  return entry && validity(entry, knowledge, today)
}
