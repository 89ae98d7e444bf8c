import { join } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import type { Memory } from '../../src/desk/memory.ts'
import type { Role } from '../../src/desk/staff.ts'
import { seal } from '../../src/lib/seal.ts'
import { newTotpSecret, recoveryHash, totpCode } from '../../src/lib/totp.ts'
import type { StaffOptions } from '../../src/staff/options.ts'
import { pages } from '../../src/staff/pages.ts'
import { createPasswords } from '../../src/staff/passwords.ts'
import type { StaffPorts } from '../../src/staff/ports.ts'
import { addStaff } from '../../src/staff/staff.ts'
import { createFigures } from '../../src/store/reports.ts'
import { connect, openSqlite } from '../../src/store/sqlite.ts'
import { office } from '../channels/web/samples.ts'
import { anAct } from '../helpers/act.ts'
import { contentFolder } from '../helpers/content.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { libraryOf } from '../helpers/library.ts'
import { keepLog, monday } from '../helpers/talk.ts'

/** As cheap as argon2 goes, so that thousands of guesses take seconds. */
export const cheap = { memoryKib: 8, passes: 1 }
export const key = 'a staff key for tests, long enough'
export const goodPassword = 'bốn con mèo ăn phở'
export const recoveryCode = 'abcde-fghjk'

export type StaffHouse = {
  readonly app: FastifyInstance
  readonly memory: Memory
  readonly path: string
  readonly log: ReturnType<typeof keepLog>
  readonly clock: { now: number }
}

/** `path`: of a store that is there already. */
type HouseChanges = Partial<Omit<StaffOptions, 'ports'>> & {
  readonly ports?: Partial<StaffPorts>
  readonly path?: string
}

/** The back office on a real store and a server as the web door makes it. The clock is the test's. */
export async function openStaffHouse(
  { ports, path = join(temporaryFolder(), 'motcua.db'), ...options }: HouseChanges = {},
  passwords = createPasswords(cheap),
): Promise<StaffHouse> {
  const memory = await openSqlite(path, { lock: false })
  const clock = { now: monday }
  const log = keepLog()
  const app = fastify()
  app.register(cookie)
  app.register(helmet)
  const { knowledge, search } = await libraryOf(contentFolder())
  const library = () => ({ knowledge: { ...knowledge, office }, search })
  const db = connect(path)
  addStaff(app, {
    pages,
    ports: {
      ...{ memory, library, passwords },
      figures: createFigures(db, () => office.timeZone),
      content: {
        problems: () => [],
        findings: async () => [],
        files: async () => (entry) => `${entry}.yaml`,
      },
      doors: () => ({}),
      feedLink: (secret) => `https://hoi.example.vn/lich/${secret}.ics`,
      startLink: async (payload) => `https://t.me/motcua_thu_bot?start=${payload}`,
      outlets: () => [],
      ...ports,
    },
    key,
    secure: false,
    requestsPerMinute: 1_000_000,
    log,
    now: () => clock.now,
    ...options,
  })
  onTestFinished(async () => {
    await app.close()
    await db.destroy()
    await memory.close()
  })
  return { app, memory, path, log, clock }
}

/** An account that has signed in before; an admin with a second factor, whose secret comes back. */
export async function addAccount(
  { memory, clock }: StaffHouse,
  name: string,
  role: Role,
  withTotp = role === 'admin',
): Promise<{ readonly id: number; readonly secret: string }> {
  const { staff } = memory
  const password = await createPasswords(cheap).hash(goodPassword)
  await staff.addAccount({ name, role, password, passwordSetAt: clock.now, madeAt: clock.now }, anAct)
  const id = (await staff.account(name))?.id ?? 0
  const secret = newTotpSecret()
  if (withTotp) await staff.setTotp(id, seal(key, secret), [recoveryHash(recoveryCode)], 0, anAct)
  return { id, secret }
}

/** A browser: keeps cookies, sends forms as its pages have them. */
export function openBrowser({ app, clock }: StaffHouse, remoteAddress = '127.0.0.1') {
  const cookies: Record<string, string> = {}
  const host = 'hoi.example.gov.vn'
  const keep = (response: Awaited<ReturnType<typeof app.inject>>) => {
    for (const { name, value } of response.cookies) cookies[name] = value
    return response
  }
  const get = async (url: string) =>
    keep(await app.inject({ url, headers: { host }, cookies, remoteAddress }))
  const csrf = async (page: string) => /name="csrf" value="([^"]+)"/.exec((await get(page)).body)?.[1] ?? ''
  const post = async (url: string, fields: Readonly<Record<string, string>>, headers = {}) =>
    keep(
      await app.inject({
        method: 'POST',
        url,
        cookies,
        remoteAddress,
        headers: {
          host,
          origin: `https://${host}`,
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        payload: new URLSearchParams(fields).toString(),
      }),
    )
  /** Opens the page, then sends a form with its token. */
  const send = async (page: string, url: string, fields: Readonly<Record<string, string>>) =>
    post(url, { csrf: await csrf(page), ...fields })
  const password = (name: string, given = goodPassword) =>
    send('/can-bo/dang-nhap', '/can-bo/dang-nhap', { name, password: given })
  const code = (given: string) => send('/can-bo/ma-xac-nhan', '/can-bo/ma-xac-nhan', { code: given })
  return {
    cookies,
    get,
    post,
    send,
    csrf,
    password,
    code,
    async signIn(name: string, secret?: string) {
      await password(name)
      if (secret) await code(totpCode(secret, clock.now))
    },
  }
}
