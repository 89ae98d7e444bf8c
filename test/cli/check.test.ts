import { describe, expect, it } from 'vitest'
import { type CheckOptions, runCheck } from '../../src/cli/check.ts'
import { changed, contentFolder } from '../helpers/content.ts'

const procedure = 'procedures/khai-sinh.yaml'
const law = 'documents/luat-60-2014.yaml'
const asOf = '2026-11-23'

describe('motcua check', () => {
  it('ends well for sound content, with one line', async () => {
    const { code, out } = await check(contentFolder())
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
    expect(out[0]).toMatch(/^procedures\/khai-sinh.yaml:7:3 Góp ý: Mới có 11 câu/)
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
          line: 29,
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

  it('lists what changes around the day asked for: what is over first, then what is to come', async () => {
    const folder = contentFolder({
      [law]: changed(law, 'until: null', 'until: 2026-12-31'),
      [procedure]: changed(procedure, '    source: cong', '    until: 2027-03-31'),
    })
    const { out } = await check(folder, { asOf: '2027-01-20' })
    const [past, coming] = out.join('\n').split('90 ngày tiếp theo')
    expect(past).toContain('31/12/2026  khai-sinh: căn cứ Luật Hộ tịch đã hết hiệu lực')
    expect(coming).toContain('31/3/2027  khai-sinh: mức phí 2 (đăng ký quá hạn) sẽ hết áp dụng')
  })

  it('draws the same procedures for one seed, every fact on a line to tick', async () => {
    const sheet = (seed: string) => check(contentFolder(), { sample: '1', seed })
    const { code, out } = await sheet('7')
    expect(code).toBe(0)
    expect(out.join('\n')).toContain('[ ] fees: 8000; khi đăng ký quá hạn; cong')
    expect(out.join('\n')).toContain('https://example.gov.vn/khai-sinh')
    expect((await sheet('7')).out).toEqual(out)
  })

  it('shows that the papers of a procedure are unknown', async () => {
    const papers =
      'dossier:\n  - name: Tờ khai đăng ký khai sinh\n    originals: 1\n  - name: Giấy chứng sinh\n'
    const folder = contentFolder({ [procedure]: changed(procedure, papers, 'dossier: null\n') })
    const { out } = await check(folder, { sample: '1' })
    expect(out.join('\n')).toContain('[ ] dossier: unknown')
  })

  it('refuses a sample that is no number', async () => {
    expect((await check(contentFolder(), { sample: 'mười' })).code).toBe(2)
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

async function check(dir: string, options: Partial<CheckOptions> = {}) {
  const out: string[] = []
  const code = await runCheck(
    { dir, json: false, seed: '1', ...options },
    { out: (text) => out.push(text), err: () => {} },
  )
  return { code, out }
}
