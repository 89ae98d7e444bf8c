import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { contentPort } from './content-port.ts'
import type { House } from './doors.ts'
import { owaspCost } from './lib/password.ts'
import { defaultRequestsPerMinute, type StaffOptions } from './staff/options.ts'
import { pages } from './staff/pages.ts'
import { createPasswords } from './staff/passwords.ts'
import type { StaffPorts } from './staff/ports.ts'

/** What the back office works with. */
export function staffOptions(
  config: Config,
  { memory, shelf, log }: House,
  { figures, doors, outlets }: Pick<StaffPorts, 'figures' | 'doors' | 'outlets'>,
): StaffOptions {
  const content = contentPort(config.contentDir, shelf, Date.now)
  return {
    pages,
    ports: {
      memory,
      library: shelf.library,
      passwords: createPasswords(owaspCost),
      figures,
      content,
      doors,
      outlets,
    },
    key: staffKey(config.dataDir),
    secure: config.https,
    requestsPerMinute: defaultRequestsPerMinute,
    log,
    now: Date.now,
  }
}

/** Made at the first start, beside the store but not in it: a copy of the store alone opens no second factor. */
export function staffKey(dataDir: string): string {
  const path = join(dataDir, 'staff.key')
  try {
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const key = readFileSync(path, 'utf8').trim()
  if (key.length < 32)
    throw new Error(`${path} is broken: delete it, then run motcua staff totp-reset for each account`)
  return key
}

/** The end of the audit log, for the log that leaves this machine: who rewrites the store cannot rewrite that. */
export async function tellAuditHead({ memory, log }: House): Promise<void> {
  const head = await memory.staff.chainHead()
  if (head) log.info({ auditHead: `${head.seq}:${head.hash}` }, 'audit log ends here')
}
