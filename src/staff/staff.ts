import formbody from '@fastify/formbody'
import type { FastifyHelmetOptions } from '@fastify/helmet'
import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Stage } from '../desk/staff.ts'
import { faultFields } from '../lib/log.ts'
import { isFromOurPage } from '../lib/own-page.ts'
import { type Answers, createAnswers } from './answers.tsx'
import { assetsPath, loadStaffAssets, type StaffAssets } from './assets.ts'
import { createEnrolment } from './enrolment.tsx'
import { longestField, longestQuery, readFields } from './fields.ts'
import { home } from './forms.tsx'
import type { StaffOptions } from './options.ts'
import type { Fields } from './page.ts'
import { createPageRoutes } from './page-routes.ts'
import { createSecondFactor } from './second-factor.tsx'
import { isSame } from './session.ts'
import { codePath, createSignIn, enrolPath, signInPath } from './sign-in.tsx'
import { createVisits, type Visit } from './visit.ts'

/** Forms are short; a reply to a citizen is a few kilobytes. */
const bodyLimitBytes = 64 * 1024

/** Nothing but our style sheet and fonts: no script at all, and no frame shows these pages. */
function headers(secure: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    // With «no-referrer» browsers send «Origin: null» with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: 365 * 24 * 60 * 60 } : false,
  }
}

type Handle = (
  reply: FastifyReply,
  visit: Visit,
  given: Fields,
  request: FastifyRequest,
) => Promise<FastifyReply>

/** Adds the back office under /can-bo to a server that reads cookies and has helmet (channels/web/server.ts). */
export function addStaff(app: FastifyInstance, options: StaffOptions): void {
  const assets = loadStaffAssets()
  const answers = createAnswers(options, assets)
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    await scope.register(formbody, { bodyLimit: bodyLimitBytes })
    await scope.register(rateLimit, {
      max: options.requestsPerMinute,
      timeWindow: 60_000,
      keyGenerator: ({ ip }) => normalizeIP(ip, 64),
      errorResponseBuilder: (_request, { statusCode }) =>
        Object.assign(new Error('too many'), { statusCode }),
    })
    addErrors(scope, options, answers)
    addFiles(scope, assets)
    addPages(scope, options, answers)
  })
}

function addErrors(scope: FastifyInstance, { log }: StaffOptions, answers: Answers): void {
  scope.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
    if (status === 429) return answers.refusal(reply, undefined, 429, 'too-many')
    if (status >= 400 && status < 500) return answers.refusal(reply, undefined, status, 'not-ours')
    log.error({ ...faultFields(error), route: request.routeOptions.url }, 'staff request failed')
    return answers.refusal(reply.header('retry-after', 5), undefined, 503, 'busy')
  })
}

function addFiles(scope: FastifyInstance, { byName }: StaffAssets): void {
  scope.get<{ Params: { name: string } }>(`${assetsPath}/:name`, async (request, reply) => {
    const asset = byName.get(request.params.name)
    if (!asset) return reply.callNotFound()
    return reply.type(asset.type).header('cache-control', 'public, max-age=86400').send(asset.body)
  })
}

function addPages(scope: FastifyInstance, options: StaffOptions, answers: Answers): void {
  const visits = createVisits(options)
  const signIn = createSignIn(options, visits, answers)
  const secondFactor = createSecondFactor(options, visits, answers)
  const enrolment = createEnrolment(options, visits, answers)
  const pages = createPageRoutes(options, visits, answers)
  const route = { helmet: headers(options.secure) }

  const get = (path: string, handle: Handle) =>
    scope.get(path, route, async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const visit = await visits.of(request, reply)
      return handle(reply, visit, readFields(request.query, longestQuery), request)
    })
  /** No form counts that was not sent by a page of ours, made for this browser. */
  const post = (path: string, handle: Handle) =>
    scope.post(path, route, async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const visit = await visits.of(request, reply)
      const fields = readFields(request.body, longestField)
      const isOurs = isFromOurPage(request.headers, request.host) && isSame(fields.csrf ?? '', visit.csrf)
      return isOurs ? handle(reply, visit, fields, request) : answers.refusal(reply, visit, 403, 'not-ours')
    })

  type Entered = NonNullable<Visit['signedIn']>
  type HandleEntered = (
    reply: FastifyReply,
    visit: Visit,
    entered: Entered,
    given: Fields,
  ) => Promise<FastifyReply>
  /** For who has come to one of these stages of the sign-in; all others begin at its start. */
  const at =
    (stages: readonly Stage[], handle: HandleEntered): Handle =>
    async (reply, visit, given) =>
      visit.signedIn && stages.includes(visit.signedIn.session.stage)
        ? handle(reply, visit, visit.signedIn, given)
        : answers.go(reply, signInPath)

  get(`${home}/${signInPath}`, signIn.show)
  post(`${home}/${signInPath}`, signIn.enter)
  post(`${home}/dang-xuat`, signIn.leave)
  get(`${home}/${codePath}`, at(['second-factor'], secondFactor.show))
  post(`${home}/${codePath}`, at(['second-factor'], secondFactor.enter))
  get(`${home}/${enrolPath}`, at(['enrolment', 'full'], enrolment.show))
  post(`${home}/${enrolPath}`, at(['enrolment', 'full'], enrolment.confirm))
  get(home, pages.show)
  get(`${home}/*`, pages.show)
  post(`${home}/*`, pages.act)
}
