import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Account } from '../desk/staff.ts'
import { faultFields } from '../lib/log.ts'
import type { Answers } from './answers.tsx'
import { readFlash, writeFlash } from './flash.ts'
import { home } from './forms.tsx'
import type { StaffOptions } from './options.ts'
import type { Acted, ActionContext, Fields, PageContext, StaffPage } from './page.ts'
import { may } from './policy.ts'
import { mustChangePassword } from './session.ts'
import type { Notice } from './shell.tsx'
import { codePath, enrolPath, knownPath, nextQuery, signInPath } from './sign-in.tsx'
import type { Visit, Visits } from './visit.ts'
import { actNames } from './words.ts'

export type PageRoutes = {
  show(reply: FastifyReply, visit: Visit, query: Fields, request: FastifyRequest): Promise<FastifyReply>
  act(reply: FastifyReply, visit: Visit, fields: Fields, request: FastifyRequest): Promise<FastifyReply>
}

/** The only page of who has to change their password first. */
const ownPath = 'tai-khoan'

/** What stands in front of every page, its downloads and its actions. */
export function createPageRoutes(options: StaffOptions, visits: Visits, answers: Answers): PageRoutes {
  const { pages, ports, key, now, log } = options
  const { staff } = ports.memory

  /** The account when all of its sign-in is done; otherwise it has been sent to what is left. */
  function admit(reply: FastifyReply, { signedIn }: Visit, path: string): Account | undefined {
    const toDo = leftToDo(signedIn, knownPath(pages, path), path, now())
    if (toDo === undefined) return signedIn?.account
    answers.go(reply, toDo)
    return undefined
  }

  const contextOf = (account: Account, { csrf }: Visit, path: string, query: Fields): PageContext => ({
    ...{ path, account, query, csrf, ports, nameOf: (action) => nameOf(pages, action) },
    now: now(),
  })

  async function notAllowed(reply: FastifyReply, visit: Visit, action: string): Promise<FastifyReply> {
    await visits.record(visit, { action, outcome: 'refused', detail: 'role' })
    return answers.refusal(reply, visit, 403, 'not-allowed')
  }

  async function flashOf({ signedIn }: Visit): Promise<Notice | undefined> {
    if (!signedIn || signedIn.session.flash === null) return undefined
    await staff.setFlash(signedIn.session.id, null)
    return readFlash(key, signedIn.session.flash)
  }

  async function download(
    reply: FastifyReply,
    visit: Visit,
    page: StaffPage,
    name: string,
    context: PageContext,
  ) {
    const make = Object.hasOwn(page.downloads ?? {}, name) ? page.downloads?.[name] : undefined
    if (!make) return answers.refusal(reply, visit, 404, 'not-found')
    const file = await make(context)
    await visits.record(visit, { action: `${page.path}/tai/${name}`, outcome: 'done', target: file.name })
    return reply
      .type(file.type)
      .header('content-disposition', `attachment; filename="${file.name.replace(/[^A-Za-z0-9._-]/g, '_')}"`)
      .send(file.body)
  }

  async function run(
    page: StaffPage,
    action: string,
    fields: Fields,
    context: ActionContext,
  ): Promise<Acted | undefined> {
    try {
      return await page.actions?.[action]?.run(fields, context)
    } catch (error) {
      log.error({ ...faultFields(error), action: `${page.path}/${action}` }, 'staff action failed')
      return undefined
    }
  }

  return {
    async show(reply, visit, query, request) {
      const [path = '', tai, name, ...more] = partsOf(request)
      const account = admit(reply, visit, path)
      if (!account) return reply
      const page = pages.find((each) => each.path === path)
      if (!page || more.length > 0 || (tai !== undefined && (tai !== 'tai' || name === undefined)))
        return answers.refusal(reply, visit, 404, 'not-found')
      if (!may(pages, account.role, { path })) return notAllowed(reply, visit, path)
      const context = contextOf(account, visit, path, query)
      if (name !== undefined) return download(reply, visit, page, name, context)
      const [body, notice] = [await page.render(context), await flashOf(visit)]
      const refresh = await page.refresh?.(context)
      if (refresh) reply.header('refresh', `${refresh.seconds}; url=${home}/${path}${refresh.query}`)
      return answers.page(reply, visit, { title: page.title, path, notice, body })
    },

    async act(reply, visit, fields, request) {
      const [path = '', action, ...more] = partsOf(request)
      const account = admit(reply, visit, path)
      if (!account || !visit.signedIn) return reply
      const page = pages.find((each) => each.path === path)
      if (!page || action === undefined || more.length > 0 || !Object.hasOwn(page.actions ?? {}, action))
        return answers.refusal(reply, visit, 404, 'not-found')
      if (!may(pages, account.role, { path, action })) return notAllowed(reply, visit, `${path}/${action}`)
      const done = { action: `${path}/${action}`, outcome: 'done' } as const
      const acted = await run(page, action, fields, {
        ...contextOf(account, visit, path, {}),
        act: (target, detail = '') => visits.act(visit, { ...done, target, detail }),
      })
      const { outcome, recorded, target = '-', detail = '' } = acted ?? failed
      if (!recorded) await visits.record(visit, { ...done, outcome, target, detail })
      // Some acts end the session they were done in.
      if (!(await staff.session(visit.signedIn.session.id))) return answers.go(reply, `${signInPath}?vi=done`)
      await staff.setFlash(visit.signedIn.session.id, writeFlash(key, noticeOf(acted)))
      return answers.go(reply, `${path}${acted?.query ?? ''}`)
    },
  }
}

const failed: Pick<Acted, 'recorded' | 'target' | 'detail'> & { readonly outcome: 'failed' } = {
  outcome: 'failed',
}

function noticeOf(acted: Acted | undefined): Notice {
  if (!acted) return { kind: 'bad', text: 'Có lỗi ở máy chủ: việc này chưa làm được. Mời thử lại.' }
  return {
    kind: acted.outcome === 'done' ? 'good' : 'bad',
    text: acted.say,
    ...(acted.scan === undefined ? {} : { scan: acted.scan }),
  }
}

function nameOf(pages: readonly StaffPage[], action: string): string {
  const known = Object.entries(actNames).find(([name]) => name === action)?.[1]
  if (known !== undefined) return known
  const [path, name = ''] = action.split('/')
  const page = pages.find((each) => each.path === path)
  if (!page) return action
  if (name === '') return `Xem ${page.title}`
  return name === 'tai' ? `Tải về: ${page.title}` : (page.actions?.[name]?.name ?? action)
}

/** Where to go before this page; undefined: nowhere. */
function leftToDo(signedIn: Visit['signedIn'], next: string, path: string, now: number): string | undefined {
  if (!signedIn) return `${signInPath}${nextQuery(next)}`
  if (signedIn.session.stage === 'second-factor') return codePath
  if (signedIn.session.stage === 'enrolment') return enrolPath
  return path !== ownPath && mustChangePassword(signedIn.account, now) ? ownPath : undefined
}

/** What stands behind /can-bo/. The start page has no name: its downloads stand at /can-bo/tai/. */
function partsOf({ url }: FastifyRequest): readonly string[] {
  const [path = ''] = url.split('?')
  const parts = path.slice(home.length).split('/').slice(1)
  return parts[0] === 'tai' ? ['', ...parts] : parts
}
