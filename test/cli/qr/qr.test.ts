import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeQr, type QrDeps } from '../../../src/cli/qr.ts'
import type { Library } from '../../../src/intents/intent.ts'
import { entries } from '../../../src/knowledge/knowledge.ts'
import { vi } from '../../../src/words/vi.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { morning, shippedLibrary } from '../../helpers/library.ts'

let library: Library
beforeAll(async () => {
  library = await shippedLibrary()
})

const everywhere = { telegram: 'motcua_bot', zaloOa: '2512523625412515', web: 'https://motcua.test' }

function run(
  entry: string | undefined,
  {
    channel,
    out,
    place,
    rate,
    addresses = everywhere,
  }: { channel?: string; out?: string; place?: string; rate?: boolean; addresses?: QrDeps['addresses'] } = {},
) {
  const folder = temporaryFolder()
  const said: string[] = []
  const io = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
  const deps = { knowledge: library.knowledge, search: library.search, addresses, words: vi, now: morning }
  const options = {
    out: join(folder, out ?? 'poster'),
    ...(channel === undefined ? {} : { channel }),
    ...(rate ? { rate } : {}),
    ...(place === undefined ? {} : { place }),
  }
  const code = makeQr(entry, options, deps, io)
  return {
    code,
    said: said.join('\n').replaceAll(`${folder}/`, ''),
    path: (name: string) => join(folder, name),
  }
}

describe('motcua qr', () => {
  it('writes both files and says what the code opens', () => {
    const { code, said, path } = run('khai-sinh')
    expect([code, said]).toEqual([
      0,
      [
        'poster.svg opens https://t.me/motcua_bot?start=khai-sinh (telegram)',
        'poster.png opens https://t.me/motcua_bot?start=khai-sinh (telegram)',
      ].join('\n'),
    ])
    expect(readFileSync(path('poster.svg'), 'utf8')).toContain('<title>Đăng ký khai sinh')
    expect(readFileSync(path('poster.png')).subarray(1, 4).toString()).toBe('PNG')
  })

  it.each([
    ['khai-sinh', 'telegram', 'https://t.me/motcua_bot?start=danh-gia_khai-sinh_p14524'],
    [undefined, 'telegram', 'https://t.me/motcua_bot?start=danh-gia_p14524'],
    [undefined, 'web', 'https://motcua.test/?mo=danh-gia_p14524'],
    [undefined, 'zalo-oa', 'https://zalo.me/2512523625412515'],
  ])('asks to rate %s by %s', (entry, channel, link) => {
    const { code, said } = run(entry, { channel, rate: true, place: '14524', out: 'a.svg' })
    expect([code, said]).toEqual([0, `a.svg opens ${link} (${channel})`])
  })

  it('asks to rate no procedure that does not exist, at no place that has no code', () => {
    expect(run('khong-co', { rate: true }).code).toBe(2)
    expect(run(undefined, { rate: true, place: 'x' }).code).toBe(2)
    expect(run(undefined).code).toBe(2)
  })

  it('writes one file when its name says which', () => {
    const { said, path } = run('khai-sinh', { out: 'quầy 1.PNG', channel: 'zalo-oa' })
    expect(said).toBe('quầy 1.PNG opens https://zalo.me/2512523625412515 (zalo-oa)')
    expect(existsSync(path('quầy 1.PNG'))).toBe(true)
    expect(existsSync(path('poster.svg'))).toBe(false)
  })

  it.each([
    ['khai-sin', 'khai-sinh'],
    ['khai sinh', 'khai-sinh'],
    ['đăng ký kết hôn', 'ket-hon'],
  ])('offers for «%s» what may be meant', (typed, meant) => {
    const { code, said } = run(typed)
    expect(code).toBe(2)
    expect(said).toMatch(new RegExp(`^«${typed}» is nothing to print a poster of\n(.*\n)?  ${meant} `))
  })

  it('makes no poster of a single duty', () => {
    const duty = entries(library.knowledge).find(({ kind }) => kind === 'duty')
    expect(run(duty?.id ?? '').code).toBe(2)
  })

  it.each([
    [{ channel: 'web', addresses: { ...everywhere, web: undefined } }, 'The address of web is not known'],
    [{ channel: 'fax' }, '--channel fax is not known: say telegram, zalo-oa, web'],
    [{ addresses: { telegram: undefined, zaloOa: undefined, web: undefined } }, 'No channel has an address'],
  ])('says what is missing (%j)', (options, line) => {
    const { code, said } = run('khai-sinh', options)
    expect(code).toBe(2)
    expect(said).toContain(line)
  })

  it('says when it could not write', () => {
    const { code, said } = run('khai-sinh', { out: 'nowhere/poster.svg' })
    expect([code, said]).toEqual([1, 'the poster could not be written to nowhere/poster.svg (ENOENT)'])
  })
})
