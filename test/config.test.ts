import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Config, readConfig } from '../src/config.ts'

describe('settings', () => {
  it('have defaults that serve a newcomer', () => {
    expect(readConfig({})).toEqual({
      kind: 'configured',
      config: {
        host: '127.0.0.1',
        port: 8080,
        contentDir: 'content',
        dataDir: 'data',
        store: join('data', 'motcua.db'),
        logLevel: 'info',
        trustProxy: false,
        publicUrl: undefined,
        https: false,
        embedOrigins: [],
        publicQuality: false,
        metricsToken: undefined,
        alertChats: [],
        zaloVerification: undefined,
        telegram: undefined,
        zaloOa: undefined,
        zaloBot: undefined,
      },
    })
  })

  it('keep everything in PostgreSQL where there is an address of one, and never show it', () => {
    const url = 'postgresql://motcua:mật-khẩu@db.example.vn:5433/motcua?sslmode=require'
    expect(readConfig({ DATABASE_URL: url })).toMatchObject({ config: { store: url, dataDir: 'data' } })
    const configured = readConfig({ DATABASE_URL: 'mysql://motcua:bi-mat@db.example.vn/motcua' })
    expect(configured).toMatchObject({
      problem: expect.stringMatching(/^DATABASE_URL is wrong: set it to .+$/),
    })
    expect(JSON.stringify(configured)).not.toContain('bi-mat')
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '99999'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'maybe'],
    ['PUBLIC_URL', 'hoi.example.gov.vn'],
    ['EMBED_ORIGINS', 'https://a.gov.vn, b.gov.vn'],
  ])('%s=%s is refused in one line that names it and the cure', (name, value) => {
    const configured = readConfig({ [name]: value })
    expect(configured.kind).toBe('wrong')
    if (configured.kind !== 'wrong') return
    expect(configured.problem).toMatch(new RegExp(`^${name}=.* is wrong: set it to .+$`))
    expect(configured.problem).not.toContain('\n')
  })

  it('name every wrong variable at once', () => {
    const configured = readConfig({ PORT: 'x', LOG_LEVEL: 'y' })
    expect(configured).toMatchObject({ kind: 'wrong', problem: expect.stringMatching(/PORT.*; LOG_LEVEL/) })
  })

  it('left empty count as not set', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '' }).kind).toBe('configured')
  })

  it('keep only the origin of an embedding page', () => {
    const configured = readConfig({ EMBED_ORIGINS: 'https://a.gov.vn/trang/1 http://localhost:3000' })
    expect(configured).toMatchObject({
      config: { embedOrigins: ['https://a.gov.vn', 'http://localhost:3000'] },
    })
  })

  it('open Telegram by its token alone, by polling where nobody can reach us', () => {
    expect(configOf({ TELEGRAM_TOKEN: token }).telegram).toEqual({
      token,
      webhook: undefined,
      apiRoot: 'https://api.telegram.org',
      proxy: undefined,
    })
  })

  it('receive by webhook where people reach us over https', () => {
    const { telegram, zaloBot } = configOf({
      PUBLIC_URL: 'https://hoi.example.gov.vn/',
      TELEGRAM_TOKEN: token,
      TELEGRAM_WEBHOOK_SECRET: `${secret},${secret}b`,
      ZALO_BOT_TOKEN: '1:a',
      ZALO_BOT_WEBHOOK_SECRET: secret,
    })
    expect(telegram?.webhook).toEqual({
      url: 'https://hoi.example.gov.vn/webhooks/telegram',
      secrets: [secret, `${secret}b`],
    })
    expect(zaloBot?.webhook?.url).toBe('https://hoi.example.gov.vn/webhooks/zalo-bot')
  })

  it.each([
    [
      { TELEGRAM_TOKEN: token, PUBLIC_URL: 'https://a.vn' },
      /^telegram receives by webhook: set TELEGRAM_WEBHOOK_SECRET to /,
    ],
    [
      { TELEGRAM_TOKEN: token, TELEGRAM_UPDATES: 'webhook', TELEGRAM_WEBHOOK_SECRET: secret },
      /set PUBLIC_URL to/,
    ],
    [{ ZALO_OA_APP_ID: '12' }, /ZALO_OA_APP_SECRET.*SECRET_KEY/],
    [{ ALERT_CHATS: 'telegram:1' }, /ALERT_CHATS names a chat on telegram.*set TELEGRAM_TOKEN to/],
    [{ ALERT_CHATS: 'telegram:1, somewhere' }, /^ALERT_CHATS="telegram:1, somewhere" is wrong/],
  ])('say what is missing of %j', (given, problem) => {
    expect(readConfig(given)).toEqual({ kind: 'wrong', problem: expect.stringMatching(problem) })
  })

  it.each(['TELEGRAM_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'SECRET_KEY'])('never show %s', (name) => {
    expect(JSON.stringify(readConfig({ [name]: 'p w' }))).not.toContain('p w')
  })

  it('name the chats that hear alerts', () => {
    const given = { TELEGRAM_TOKEN: token, ZALO_BOT_TOKEN: '1:a' }
    expect(configOf({ ...given, ALERT_CHATS: 'telegram:-100123 zalo-bot:6ede9afa66' }).alertChats).toEqual([
      { channel: 'telegram', id: '-100123' },
      { channel: 'zalo-bot', id: '6ede9afa66' },
    ])
  })
})

const token = '123456789:AAFtoken_-'
const secret = 'x'.repeat(32)

function configOf(given: Readonly<Record<string, string>>): Config {
  const configured = readConfig(given)
  if (configured.kind === 'wrong') throw new Error(configured.problem)
  return configured.config
}
