import { describe, expect, it } from 'vitest'
import { runCheck } from '../../src/cli/check.ts'
import { changed, contentFolder } from '../helpers/content.ts'

const procedure = 'procedures/khai-sinh.yaml'
const law = 'documents/luat-60-2014.yaml'
const asOf = '2026-11-23'

describe('motcua check', () => {
  it('ends well for sound content, with one line', async () => {
    const { code, out } = await check(contentFolder(), { asOf })
    expect(out).toEqual(['8 tệp, 0 lỗi, 0 góp ý / 8 files, 0 errors, 0 advice'])
    expect(code).toBe(0)
  })

  it('names file, line and cure in both languages, and fails', async () => {
    const { code, out } = await check(
      contentFolder({ [procedure]: changed(procedure, 'code: "1.001193"', 'code: 1.001193') }),
    )
    expect(out[0]).toMatch(
      /^procedures\/khai-sinh.yaml:3:7 .*đặt trong dấu ngoặc kép: "1.001193"\n {4}.*put it in quotes/,
    )
    expect(out.at(-1)).toMatch(/1 lỗi, .* 1 errors/)
    expect(code).toBe(1)
  })

  it('finds contradictions and says on which line', async () => {
    const folder = contentFolder({ [law]: changed(law, 'until: null', 'until: 2026-06-30') })
    const { code, out } = await check(folder, { asOf })
    const line =
      changed(procedure, 'x', 'x')
        .split('\n')
        .findIndex((each) => each.includes('document:')) + 1
    expect(out.join('\n')).toContain(`${procedure}:${line}:`)
    expect(code).toBe(1)
  })

  it('checks as of the day asked for', async () => {
    const folder = contentFolder({ [law]: changed(law, 'until: null', 'until: 2026-06-30') })
    expect(await check(folder, { asOf: '2026-06-30' }).then(({ code }) => code)).toBe(1) // sources were read later
    const report = JSON.parse((await check(folder, { asOf: '2026-06-30', json: true })).out.join(''))
    expect(report.errors.map((each: { rule: string }) => each.rule)).not.toContain('repealed-basis')
  })

  it('lets advice pass', async () => {
    const folder = contentFolder({ [procedure]: changed(procedure, '  - khai sinh ở đâu\n', '') })
    const { code, out } = await check(folder, { asOf })
    expect(out[0]).toMatch(/^procedures\/khai-sinh.yaml:7:3 Góp ý: Mới có 2 câu/)
    expect(code).toBe(0)
  })

  it('prints the same as JSON', async () => {
    const folder = contentFolder({ [procedure]: changed(procedure, 'UBND xã, phường', 'UBND huyện') })
    const { code, out } = await check(folder, { asOf, json: true })
    expect(JSON.parse(out.join('\n'))).toMatchObject({
      ok: false,
      errors: [
        {
          file: procedure,
          line: 15,
          column: 5,
          rule: 'abolished-place',
          vi: expect.any(String),
          en: expect.any(String),
        },
      ],
      advice: [],
    })
    expect(code).toBe(1)
  })

  it.each(['hôm nay', '2026-13-01', '2026-02-30', '23/11/2026'])('refuses %s as a day', async (day) => {
    expect((await check(contentFolder(), { asOf: day })).code).toBe(2)
  })

  it('says that a folder is not there', async () => {
    const { code, out } = await check('/nowhere/at/all')
    expect(out[0]).toContain('/nowhere/at/all')
    expect(code).toBe(1)
  })
})

async function check(dir: string, options: { readonly asOf?: string; readonly json?: boolean } = {}) {
  const out: string[] = []
  const code = await runCheck(
    { dir, json: false, ...options },
    { out: (text) => out.push(text), err: () => {} },
  )
  return { code, out }
}
