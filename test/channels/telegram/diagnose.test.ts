import { describe, expect, it } from 'vitest'
import { diagnoseTelegram } from '../../../src/channels/telegram/diagnose.ts'
import { startTelegram } from '../../doubles/telegram/double.ts'
import { eventually } from '../../helpers/time.ts'
import { openHouse, secret } from './house.ts'

type Telegram = Awaited<ReturnType<typeof startTelegram>>
const webhook = { url: 'https://bot.test/webhooks/telegram', secrets: [secret] }

function diagnose({ url, token }: Pick<Telegram, 'url' | 'token'>, changes: object = {}, now = Date.now()) {
  return diagnoseTelegram({ apiRoot: url, token, proxy: undefined, webhook: undefined, ...changes }, now)
}
async function verdicts(...given: Parameters<typeof diagnose>) {
  const findings = await diagnose(...given)
  for (const { verdict, cure } of findings) expect(cure === undefined).toBe(verdict === 'good')
  return Object.fromEntries(findings.map(({ check, verdict }) => [check.replace('Telegram: ', ''), verdict]))
}

describe('motcua doctor, of Telegram', () => {
  it('finds nothing wrong with a bot that polls', async () => {
    expect(await verdicts(await startTelegram())).toEqual({
      'kết nối': 'good',
      'đồng hồ': 'good',
      'mã bot': 'good',
      nhóm: 'good',
      'chia sẻ thủ tục': 'good',
      'cách nhận tin': 'good',
    })
  })

  it('finds nothing wrong with a webhook that the bot has set', async () => {
    const telegram = await startTelegram()
    const house = await openHouse(telegram, { byWebhook: true })
    await house.door.start()
    await eventually(() => expect(telegram.webhook()).toBeDefined())
    expect(await verdicts(telegram, { webhook })).toMatchObject({
      'mã bí mật của webhook': 'good',
      webhook: 'good',
      'tin chờ': 'good',
      'loại tin nhận': 'good',
    })
  })

  it('sees a webhook that is not set, and one elsewhere while this bot polls', async () => {
    const telegram = await startTelegram()
    expect(await verdicts(telegram, { webhook })).toMatchObject({ webhook: 'bad' })
    const house = await openHouse(telegram, { byWebhook: true })
    await house.door.start()
    await eventually(() => expect(telegram.webhook()).toBeDefined())
    expect(await verdicts(telegram)).toMatchObject({ 'cách nhận tin': 'bad' })
  })

  it('sees a token that Telegram refuses, without showing it', async () => {
    const telegram = await startTelegram()
    const findings = await diagnose({ url: telegram.url, token: '110201543:wrong' })
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'Telegram: mã bot',
        verdict: 'bad',
        cure: expect.stringContaining('@BotFather'),
      }),
    )
    expect(JSON.stringify(findings)).not.toContain('wrong')
  })

  it('sees a Telegram that is out of reach, and a secret that is short', async () => {
    const nowhere = { url: 'http://127.0.0.1:9', token: '1:a' }
    const short = { ...webhook, secrets: [secret, 'short'] }
    expect(await verdicts(nowhere, { webhook: short })).toEqual({
      'kết nối': 'bad',
      'mã bí mật của webhook': 'bad',
    })
  })

  it('sees a clock that is off by more than a minute', async () => {
    const telegram = await startTelegram()
    expect(await verdicts(telegram, {}, Date.now() + 120_000)).toMatchObject({ 'đồng hồ': 'bad' })
    expect(await verdicts(telegram, {}, Date.now() - 30_000)).toMatchObject({ 'đồng hồ': 'good' })
  })

  it('sees a bot that hears whole groups', async () => {
    expect(await verdicts(await startTelegram({ readsGroups: true }))).toMatchObject({ nhóm: 'warning' })
  })
})
