import { createHash, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { contentPort } from './content-port.ts'
import type { Memory } from './desk/memory.ts'
import type { House } from './doors.ts'
import { feedPath } from './duty-feed.ts'
import { owaspCost } from './lib/password.ts'
import { defaultRequestsPerMinute, type StaffOptions } from './staff/options.ts'
import { pages } from './staff/pages.ts'
import { createPasswords } from './staff/passwords.ts'
import type { StaffPorts } from './staff/ports.ts'
import { startLink } from './start-link.ts'

/** What the back office works with. */
export async function staffOptions(
  config: Config,
  { memory, shelf, log }: House,
  { figures, doors, outlets }: Pick<StaffPorts, 'figures' | 'doors' | 'outlets'>,
): Promise<StaffOptions> {
  const key = staffKey(config.dataDir)
  await agreeOnKey(memory, key)
  const content = contentPort(config.contentDir, shelf, Date.now)
  return {
    pages,
    ports: {
      ...{ memory, library: shelf.library, passwords: createPasswords(owaspCost), figures, content, doors },
      outlets,
      feedLink: (secret) => `${config.publicUrl ?? ''}${feedPath}/${secret}.ics`,
      startLink: (payload) => startLink(config, memory, payload),
    },
    key,
    secure: config.https,
    requestsPerMinute: defaultRequestsPerMinute,
    log,
    now: Date.now,
  }
}

/** Made at the first start, beside the store but not in it: a copy of the store alone opens no second factor. */
export function staffKey(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'staff.key')
  // Linked once whole: of two who start at the same moment neither reads half a key.
  const made = `${path}.${randomBytes(6).toString('hex')}`
  try {
    if (!existsSync(path)) {
      writeFileSync(made, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
      linkSync(made, path)
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(made, { force: true })
  }
  const key = readFileSync(path, 'utf8').trim()
  if (key.length < 32)
    throw new Error(`${path} is broken: delete it, then run motcua staff totp-reset for each account`)
  return key
}

const keyName = 'staff-key'

/** Replicas must have one key, or whoever signs in at one is a stranger at the others. What is kept of it in the store opens nothing. */
async function agreeOnKey(memory: Memory, key: string): Promise<void> {
  const print = createHash('sha256').update(`motcua staff key ${key}`).digest('hex')
  const agreed = await memory.recall(keyName)
  if (agreed === print) return
  if (agreed !== undefined && memory.replicas.count() > 1)
    throw new Error(
      'the other replicas have another staff.key: copy theirs into MOTCUA_DATA, or give all replicas one folder',
    )
  await memory.remember(keyName, print)
}

/** The end of the audit log, for the log that leaves this machine: who rewrites the store cannot rewrite that. */
export async function tellAuditHead({ memory, log }: House): Promise<void> {
  const head = await memory.staff.chainHead()
  if (head) log.info({ auditHead: `${head.seq}:${head.hash}` }, 'audit log ends here')
}
