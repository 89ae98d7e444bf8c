import { describe, expect, it } from 'vitest'
import { type DiagnoseOptions, diagnoseZaloOa } from '../../../src/channels/zalo-oa/diagnose.ts'
import { createTokenStore } from '../../../src/channels/zalo-oa/token-store.ts'
import { createTokens } from '../../../src/channels/zalo-oa/tokens.ts'
import { startZaloOa } from '../../doubles/zalo-oa/double.ts'
import { openStore } from '../../helpers/desk.ts'
import { keepLog } from '../../helpers/talk.ts'

const sealKey = 's'.repeat(32)
const hour = 3_600_000
const day = 24 * hour

/** An account connected `ageMs` ago, and what the doctor says of it: one line for each finding. */
async function open({ connected = true, ageMs = 0 } = {}) {
  const zalo = await startZaloOa()
  const memory = await openStore()
  const now = Date.now()
  const { credentials } = memory
  if (connected) {
    const pair = { ...zalo.grants.issue(), expiresInMs: 25 * hour }
    await createTokenStore(credentials, sealKey).put(pair, now - ageMs)
  }
  await memory.remember('zalo-oa-last-event', String(now - 2 * hour))
  const found = async (changes: Partial<DiagnoseOptions> & { key?: string } = {}, at = now) => {
    const { key = sealKey, ...more } = changes
    const { appId, appSecret, secretKey, url } = zalo
    const app = { appId, appSecret, oauthRoot: url, sealKey: key, credentials }
    const tokens = createTokens({ ...app, alarm() {}, log: keepLog(), now: () => at })
    const roots = { apiRoot: url, oauthRoot: url }
    const options = { ...roots, appSecret, secretKeys: [secretKey], tokens, memory, ...more }
    const findings = await diagnoseZaloOa(options, at)
    for (const { verdict, cure } of findings) expect(cure === undefined).toBe(verdict === 'good')
    expect(JSON.stringify(findings)).not.toMatch(/-secret|SECRET-of/)
    return findings.map(({ check, verdict, seen }) => `${check}: ${verdict}: ${seen}`)
  }
  return { zalo, memory, found }
}

describe('the doctor', () => {
  it('finds nothing to mend where all is well, and spends no token', async () => {
    const { zalo, found } = await open()
    expect(await found()).toEqual([
      expect.stringMatching(/^Zalo OA: kết nối 127\.0\.0\.1:\d+: good: trả lời$/),
      expect.stringMatching(/^Zalo OA: kết nối 127\.0\.0\.1:\d+: good: trả lời$/),
      expect.stringMatching(/^Zalo OA: đồng hồ: good: lệch [01] giây so với nền tảng$/),
      'Zalo OA: mã truy cập: good: mã truy cập còn 25 giờ, quyền gia hạn còn 90 ngày',
      'Zalo OA: tài khoản: good: mở được: Một Cửa',
      'Zalo OA: khóa webhook: good: có 1 khóa',
      'Zalo OA: tin nhận gần nhất: good: 2 giờ trước',
    ])
    expect(zalo.grants.refreshCalls()).toBe(0)
  })

  it('knows an account that was never connected', async () => {
    const { found } = await open({ connected: false })
    const lines = await found()
    expect(lines).toContain('Zalo OA: mã truy cập: bad: chưa có')
    expect(lines.join()).not.toContain('tài khoản')
  })

  it('knows tokens of another SECRET_KEY', async () => {
    const { found } = await open()
    expect(await found({ key: 'x'.repeat(32) })).toContain(
      'Zalo OA: mã truy cập: bad: không mở được bằng SECRET_KEY hiện nay',
    )
  })

  it('knows a broken chain', async () => {
    const { memory, found } = await open()
    await memory.credentials.consentNeeded('zalo-oa', 1)
    expect(await found()).toContain('Zalo OA: mã truy cập: bad: quyền truy cập đã mất')
  })

  it.each([
    [59, 'good', 'quyền gia hạn còn 31 ngày'],
    [61, 'warning', 'quyền gia hạn còn 29 ngày'],
    [91, 'bad', 'quyền gia hạn còn 0 ngày'],
  ])('says of a chain of %i days: %s', async (days, verdict, seen) => {
    const { found } = await open({ ageMs: days * day })
    const line = (await found()).find((each) => each.startsWith('Zalo OA: mã truy cập'))
    expect(line).toContain(`: ${verdict}: `)
    expect(line).toContain(seen)
  })

  it.each([-216, -209, -242])('tells the code %i of an account that cannot be opened', async (code) => {
    const { zalo, found } = await open()
    zalo.fault('/v2.0/oa/getoa', { kind: 'error', code })
    expect(await found()).toContain(`Zalo OA: tài khoản: bad: Zalo từ chối (mã ${code})`)
  })

  it('sees a clock that is wrong', async () => {
    const { found } = await open()
    expect((await found({}, Date.now() + 5 * 60_000)).join()).toMatch(
      /đồng hồ: bad: lệch (?:299|300|301) giây/,
    )
  })

  it('sees that a host is out of reach', async () => {
    const { found } = await open()
    expect(await found({ oauthRoot: 'http://127.0.0.1:1' })).toContain(
      'Zalo OA: kết nối 127.0.0.1:1: bad: không tới được (ECONNREFUSED)',
    )
  })

  it.each([
    [[], 'bad: chưa có: bot chưa nhận tin nào'],
    [['short'], 'warning: ngắn bất thường'],
    [['long-enough-1', 'long-enough-2'], 'good: có 2 khóa'],
  ])('says of the keys %j: %s', async (secretKeys, said) => {
    const { found } = await open()
    expect(await found({ secretKeys })).toContain(`Zalo OA: khóa webhook: ${said}`)
  })

  it.each([
    [undefined, 'warning: chưa có tin nào'],
    [0, 'good: trong giờ vừa qua'],
    [23, 'good: 23 giờ trước'],
    [24, 'warning: 24 giờ trước'],
  ])('says of a last event %s hours ago: %s', async (hours, said) => {
    const { found } = await open()
    const at = Date.now()
    const recall = async () => (hours === undefined ? undefined : String(at - hours * hour))
    expect(await found({ memory: { recall } }, at)).toContain(`Zalo OA: tin nhận gần nhất: ${said}`)
  })
})
