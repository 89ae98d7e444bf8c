// One process of a service: node refresh-worker.mjs <database> <oauth root> <seal key>. Told { at, now } it asks for the token at
// the instant `at` (real clock), believing that it is `now`; told { tick } it first does what is done each minute; told { hang } it has the new tokens and never saves.
import { setTimeout as delay } from 'node:timers/promises'
import { createTokens } from '../../../dist/channels/zalo-oa/tokens.js'
import { openSqlite } from '../../../dist/store/sqlite.js'

const [, , path, oauthRoot, sealKey] = process.argv
const memory = await openSqlite(path, { lock: false })
const credentials = {
  ...memory.credentials,
  renewed: (...given) => (hangs ? hang() : memory.credentials.renewed(...given)),
}
let hangs = false
const silent = { info() {}, warn() {}, error() {} }
let now = 0
let alerts = []
const tokens = createTokens({
  appId: '1234567890',
  appSecret: 'app-secret',
  oauthRoot,
  sealKey,
  credentials,
  alarm: (alert) => alerts.push(alert),
  log: silent,
  now: () => now,
  sleep: () => delay(10),
})

process.on('message', async (told) => {
  now = told.now
  hangs = told.hang === true
  alerts = []
  while (Date.now() < told.at) await delay(Math.max(0, told.at - Date.now() - 2))
  if (told.tick) await tokens.tick()
  const token = await tokens.current()
  const { state } = await tokens.state()
  process.send({ token: token ?? null, state, alerts })
})
process.on('disconnect', () => process.exit())
process.send('ready')

function hang() {
  process.send('saving')
  return new Promise(() => {})
}
