import { expect, test } from 'vitest'
import { createMeters } from '../../src/lib/meters.ts'

test('are written for Prometheus', async () => {
  const meters = createMeters()
  meters.received('telegram', 'refused', 'secret')
  meters.received('telegram', 'new')
  meters.received('telegram', 'new')
  meters.acknowledged('telegram', 0.02)
  meters.sent('zalo-oa', 'later', '-32')
  meters.answered('web', 'answered')
  meters.gauge('motcua_age', 'An age', ['channel'], async () => [{ labels: { channel: 'web' }, value: 3 }])
  const text = await meters.text()
  for (const line of [
    'motcua_received_total{channel="telegram",result="refused",reason="secret"} 1',
    'motcua_received_total{channel="telegram",result="new",reason=""} 2',
    'motcua_acknowledge_seconds_bucket{le="0.025",channel="telegram"} 1',
    'motcua_sends_total{channel="zalo-oa",result="later",reason="-32"} 1',
    'motcua_answered_total{channel="web",outcome="answered"} 1',
    'motcua_age{channel="web"} 3',
  ])
    expect(text).toContain(`${line}\n`)
})

test('of two services do not mix', async () => {
  createMeters().received('telegram', 'new')
  expect(await createMeters().text()).not.toContain('telegram')
})
