import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

describe('settings', () => {
  it('have defaults that serve a newcomer', () => {
    expect(readConfig({})).toEqual({
      kind: 'configured',
      config: {
        host: '127.0.0.1',
        port: 8080,
        contentDir: 'content',
        dataDir: 'data',
        logLevel: 'info',
        trustProxy: false,
        https: false,
        embedOrigins: [],
      },
    })
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
})
