import fastify from 'fastify'
import { expect, test } from 'vitest'
import { addMetrics } from '../../../src/channels/web/metrics.ts'

async function statusOf(
  metricsToken: string | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const app = fastify()
  addMetrics(app, { metrics: async () => 'motcua_up 1\n', metricsToken })
  const { statusCode } = await app.inject({ url: '/metrics', headers })
  return statusCode
}

test.each([
  ['this machine', undefined, {}, 200],
  ['somebody behind a proxy', undefined, { 'x-forwarded-for': '203.0.113.7' }, 404],
  ['somebody who claims to be this machine', undefined, { 'x-forwarded-for': '127.0.0.1' }, 404],
  ['whoever has the token', 'a-long-enough-token', { authorization: 'Bearer a-long-enough-token' }, 200],
  ['this machine without the token', 'a-long-enough-token', {}, 404],
  ['a wrong token', 'a-long-enough-token', { authorization: 'Bearer a-long-enough-tokeN' }, 404],
])('are read by %s: %#', async (_, token, headers, status) => {
  expect(await statusOf(token, headers)).toBe(status)
})
