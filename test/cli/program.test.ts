import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { takeLock } from '../../src/store/lock.ts'
import { runMotcua } from '../helpers/motcua.ts'

const data = mkdtempSync(join(tmpdir(), 'motcua-cli-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const motcua = (args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') =>
  runMotcua(args, { MOTCUA_DATA: data, ...env }, input)

describe('motcua', () => {
  it('says what it can do', async () => {
    const { code, out } = await motcua(['--help'])
    expect(code).toBe(0)
    for (const command of ['serve', 'chat', 'ask', 'check', 'schema', 'eval', 'fit', 'export', 'erase']) {
      expect(out).toContain(command)
    }
  })

  it.each([[['nonsense']], [['ask']], [['serve', '--fast']]])(
    '%j is wrong use: exit code 2',
    async (args) => {
      expect((await motcua(args)).code).toBe(2)
    },
  )

  it('ask --json prints what programs need', async () => {
    const { code, out } = await motcua(['ask', 'khai tử mất bao nhiêu tiền', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      outcome: 'answered',
      entry: 'khai-tu',
      facet: 'fee',
      confidence: expect.any(Number),
      text: expect.stringMatching(/Phí, lệ phí/),
      choices: [],
      sources: expect.arrayContaining([
        { title: expect.any(String), url: expect.any(String), read: expect.any(String) },
      ]),
    })
  })

  it('ask exits with 3 when it does not know', async () => {
    const { code, out } = await motcua(['ask', 'tỉ giá đô la hôm nay thế nào'])
    expect(code).toBe(3)
    expect(out).not.toContain('Căn cứ')
  })

  it('chat goes on with the topic and takes a number for a button', async () => {
    const { code, out } = await motcua(['chat'], {}, 'đăng ký kết hôn\nthế mất bao lâu\n1\n')
    expect(code).toBe(0)
    expect(out).toContain('trợ lý tự động')
    expect(out).toMatch(/\[1\] /)
    expect(out.match(/ĐĂNG KÝ KẾT HÔN/g)?.length).toBe(3)
  })

  it('a wrong setting stops it with one line', async () => {
    const { code, out, err } = await motcua(['serve'], { PORT: 'http' })
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/^PORT="http" is wrong: set it to /)])
  })

  it('serve ends with one line when another serves from its data folder', async () => {
    onTestFinished(takeLock(join(data, 'motcua.lock')))
    const { code, err } = await motcua(['serve'], { PORT: '0' })
    expect(code).toBe(1)
    expect(err.trim().split('\n')).toEqual([expect.stringContaining('another motcua already serves')])
  })

  it('serve ends with one line when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const { code, err } = await motcua(['serve'], { PORT: port })
    expect(code).toBe(1)
    expect(err.trim().split('\n')).toEqual([expect.stringContaining('EADDRINUSE')])
  })

  it('export and erase know only channel:id', async () => {
    expect((await motcua(['export', 'lan'])).code).toBe(2)
    expect((await motcua(['erase', 'web:lan'])).code).toBe(2)
    const erased = await motcua(['erase', 'web:lan', '--yes'])
    expect(erased).toMatchObject({ code: 0, out: 'erased 0 rows\n' })
    const exported = await motcua(['export', 'web:lan'])
    expect(JSON.parse(exported.out)).toMatchObject({ person: { channel: 'web', id: 'lan' } })
  })
})
