import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { formatPublicProblem } from '../../src/knowledge/problem.ts'
import { changed, contentFolder } from '../helpers/content.ts'

const path = 'directives/mat-2026.yaml'
const forStaff = changed('directives/cchc-2026.yaml', 'audience: public', 'audience: staff')
  .replace('id: cchc-2026', 'id: mat-2026')
  .replace('basis: [luat-60-2014]', 'basis: [luat-60-2014, cchc-2026]')

async function loaded(changes: Record<string, string>) {
  const found = await loadKnowledge(contentFolder(changes))
  if (found.kind === 'broken') throw new Error(JSON.stringify(found.problems))
  return found
}

async function problems(changes: Record<string, string>): Promise<string> {
  const found = await loadKnowledge(contentFolder(changes))
  if (found.kind === 'loaded') throw new Error('it is sound')
  return found.problems.map(formatPublicProblem).join('\n')
}

describe('a directive for staff', () => {
  it('is in what staff see, and nowhere in what everybody sees', async () => {
    const { knowledge, staff } = await loaded({ [path]: forStaff })
    expect(staff?.directives.get('mat-2026')?.basis).toEqual(['luat-60-2014', 'cchc-2026'])
    expect(staff?.directives.has('cchc-2026')).toBe(true)
    expect(JSON.stringify([...knowledge.directives])).not.toContain('mat-2026')
  })

  it('is pointed at by nothing that everybody sees, for staff neither', async () => {
    const pointing = changed('procedures/khai-sinh.yaml', 'related: [nop-ho-so]', 'related: [mat-2026]')
    const { knowledge, staff } = await loaded({ [path]: forStaff, 'procedures/khai-sinh.yaml': pointing })
    for (const each of [knowledge, staff]) expect(each?.procedures.get('khai-sinh')?.related).toEqual([])
  })

  it('leaves no second knowledge where there is none', async () => {
    expect(await loaded({})).not.toHaveProperty('staff')
  })
})

describe('a broken file that may be for staff', () => {
  it.each([
    ['with a wrong value', forStaff.replace('issued: 2026-02-01', 'issued: Kế hoạch mật')],
    ['whose audience is misspelt', forStaff.replace('audience: staff', 'audience: stafff')],
    ['that does not say for whom it is', forStaff.replace('audience: staff\n', '')],
    ['that is no YAML', `${forStaff}\n  : [`],
  ])('%s is told of without its name or words where anybody may read', async (_, text) => {
    const told = await problems({ [path]: text })
    expect(told).toContain('motcua check')
    expect(told).not.toMatch(/mat-2026|Kế hoạch mật|stafff/)
  })

  it('is not suggested to a file that misspells its id', async () => {
    const wrong = changed('procedures/khai-sinh.yaml', 'related: [nop-ho-so]', 'related: [mat-202]')
    const told = await problems({ [path]: forStaff, 'procedures/khai-sinh.yaml': wrong })
    expect(told).toContain('«mat-202»')
    expect(told).not.toContain('mat-2026')
  })

  it('whose id another file takes is not named', async () => {
    const taking = forStaff.replace('audience: staff', 'audience: public')
    const told = await problems({ [path]: forStaff, 'directives/zz.yaml': taking })
    expect(told).not.toContain('directives/mat-2026.yaml')
  })

  it('does not hide what is wrong with a public one', async () => {
    const wrong = changed('directives/cchc-2026.yaml', 'issued: 2026-02-01', 'issued: hôm qua')
    expect(await problems({ 'directives/cchc-2026.yaml': wrong })).toContain('directives/cchc-2026.yaml:')
  })
})
