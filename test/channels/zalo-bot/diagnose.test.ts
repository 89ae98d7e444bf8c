import { describe, expect, it } from 'vitest'
import { type DiagnoseOptions, diagnoseZaloBot } from '../../../src/channels/zalo-bot/diagnose.ts'
import { alone } from '../../../src/desk/replicas.ts'
import { startZaloBot } from '../../doubles/zalo-bot/double.ts'

const url = 'https://bot.test/webhooks/zalo-bot'
const good = { url, secrets: ['0123456789abcdef0123456789abcdef'] }
const used = (people: number, sent: number) => ({
  usage: async () => ({ people, sent }),
  transcript: async () => [],
  replicas: alone,
})

async function found(
  zalo: { readonly url: string; readonly token: string },
  changes: Partial<DiagnoseOptions> = {},
  now = Date.now(),
) {
  const options = { token: zalo.token, apiRoot: zalo.url, webhook: good, memory: used(3, 100), ...changes }
  const findings = await diagnoseZaloBot(options, now)
  for (const { verdict, cure } of findings) expect(cure === undefined).toBe(verdict === 'good')
  return findings.map(({ check, verdict, seen }) => `${check}: ${verdict}: ${seen}`)
}

describe('the doctor', () => {
  it('finds nothing to mend where all is well, and changes nothing', async () => {
    const zalo = await startZaloBot()
    zalo.takeWebhook(url)
    expect(await found(zalo)).toEqual([
      'Zalo Bot: mã bot: good: bot.VDKyGxQvc',
      expect.stringMatching(/^Zalo Bot: đồng hồ: good: lệch [01] giây so với nền tảng$/),
      'Zalo Bot: mã bí mật của webhook: good: dài từ 32 ký tự',
      `Zalo Bot: webhook: good: Zalo gửi tin tới ${url}`,
      'Zalo Bot: hạn mức tháng này: good: 3/50 người, 100/3000 tin (theo số bot tự đếm; mức của gói Basic do bên thứ ba công bố, Zalo chưa xác nhận)',
    ])
    expect(zalo.calls.map(({ method }) => method)).toEqual(['getMe', 'getWebhookInfo'])
  })

  it('knows a token that is wrong', async () => {
    const zalo = await startZaloBot()
    const [token, ...rest] = await found({ ...zalo, token: '1:x' })
    expect(token).toBe('Zalo Bot: mã bot: bad: Zalo không nhận mã trong ZALO_BOT_TOKEN (401)')
    expect(rest.join()).not.toContain('webhook: bad')
  })

  it.each([
    [429, 'Zalo Bot: mã bot: bad: Zalo báo hết hạn mức (429)'],
    [500, 'Zalo Bot: mã bot: warning: Zalo trả lời lỗi (500)'],
  ])('tells %s from it', async (code, line) => {
    const zalo = await startZaloBot()
    zalo.fault('getMe', { code })
    expect((await found(zalo))[0]).toBe(line)
  })

  it('knows that the platform cannot be reached', async () => {
    const [line] = await found({ url: 'http://127.0.0.1:9', token: '1:x' })
    expect(line).toBe('Zalo Bot: kết nối: bad: không tới được 127.0.0.1:9 (ECONNREFUSED)')
  })

  it('knows a clock that is wrong', async () => {
    const zalo = await startZaloBot()
    expect(await found(zalo, {}, Date.now() + 3_600_000)).toContainEqual(
      expect.stringMatching(/^Zalo Bot: đồng hồ: bad: lệch (3600|3599|3601) giây so với nền tảng$/),
    )
  })

  it.each([
    ['', 'Zalo Bot: webhook: bad: chưa đặt'],
    ['https://old.test/hook', 'Zalo Bot: webhook: bad: đang trỏ tới địa chỉ khác'],
  ])('knows a webhook at «%s»', async (at, line) => {
    const zalo = await startZaloBot()
    if (at !== '') zalo.takeWebhook(at)
    expect(await found(zalo)).toContain(line)
  })

  it('warns of polling, which is for trying out, and of a webhook in its way', async () => {
    const zalo = await startZaloBot()
    const polling = { webhook: undefined }
    expect(await found(zalo, polling)).toContain('Zalo Bot: cách nhận tin: warning: hỏi tin định kỳ')
    zalo.takeWebhook('https://old.test/hook')
    expect(await found(zalo, polling)).toContain(
      'Zalo Bot: cách nhận tin: bad: bot này đang gửi tin tới một webhook ở nơi khác',
    )
  })

  it('knows secrets that are missing or can be guessed', async () => {
    const zalo = await startZaloBot()
    const check = 'Zalo Bot: mã bí mật của webhook: bad'
    expect(await found(zalo, { webhook: { url, secrets: [] } })).toContain(`${check}: chưa có`)
    expect(await found(zalo, { webhook: { url, secrets: ['12345678'] } })).toContain(
      `${check}: ngắn hơn 32 ký tự, dễ đoán`,
    )
  })

  it('warns of a plan that is nearly used up', async () => {
    const zalo = await startZaloBot()
    expect(await found(zalo, { memory: used(41, 10) })).toContainEqual(
      expect.stringContaining('hạn mức tháng này: warning: 41/50 người'),
    )
  })
})
