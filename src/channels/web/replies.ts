import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Line, Outgoing } from '../../desk/memory.ts'
import type { Assets } from './assets.ts'
import type { WebOptions } from './options.ts'
import { renderNotice, renderPage } from './page.tsx'
import type { NoticeKind } from './page-words.ts'
import { readForm } from './read.ts'
import { renderAnswer } from './render.tsx'
import { cookieOptions, languageCookie, sessionCookie } from './session.ts'
import { type Visit, visitOf } from './visit.ts'

/** Everything this door says over HTTP. */
export type Replies = {
  page(reply: FastifyReply, visit: Visit, shown: PageContent): FastifyReply
  fragment(reply: FastifyReply, visit: Visit, outgoing: Outgoing): FastifyReply
  /** A page or a piece of one that says kindly why not, with what the person typed still in the box. */
  notice(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: NoticeKind,
    retryAfterSeconds?: number,
  ): FastifyReply
  keepSession(reply: FastifyReply, visit: Visit): void
}

type PageContent = {
  readonly lines: readonly Line[]
  readonly notice?: NoticeKind
  readonly draft?: string
  readonly formId?: string
  /** Came by «Quét để đánh giá», with this payload. */
  readonly scanned?: string
}

const statuses = {
  'bad-request': 400,
  'other-site': 403,
  'not-found': 404,
  'too-large': 413,
  'too-many': 429,
  busy: 503,
  'no-history': 200,
} satisfies Record<NoticeKind, number>

export function createReplies(options: WebOptions, assets: Assets): Replies {
  const { words, newId } = options
  const cookie = cookieOptions(options.secureCookie, options.embedOrigins.length > 0)

  const page: Replies['page'] = (reply, visit, content) =>
    html(reply).send(
      renderPage({
        words: words[visit.language],
        embed: visit.embed,
        office: options.office(),
        welcome: options.welcome(visit.language),
        assets: assets.addresses,
        zaloVerification: options.zaloVerification,
        ...content,
        formId: content.formId ?? newId(),
      }),
    )

  return {
    page,
    fragment(reply, visit, outgoing) {
      const view = { words: words[visit.language], formId: newId(), embed: visit.embed }
      return html(reply).send(renderAnswer(outgoing, view))
    },
    notice(request, reply, kind, retryAfterSeconds) {
      const visit = visitOf(request)
      reply.code(statuses[kind])
      if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
      if (visit.wantsFragment) return html(reply).send(renderNotice(kind, words[visit.language]))
      return page(reply, visit, { lines: [], notice: kind, ...unsent(request.body) })
    },
    keepSession(reply, visit) {
      reply.setCookie(sessionCookie, visit.key, cookie)
      if (visit.language === 'en' || reply.request.cookies[languageCookie] !== undefined) {
        reply.setCookie(languageCookie, visit.language, cookie)
      }
    },
  }
}

/** What could not be taken. With the same form id, sending it again is still the same message. */
function unsent(body: unknown): { readonly draft?: string; readonly formId?: string } {
  const { said, formId } = readForm(body)
  return {
    ...(said.kind === 'text' ? { draft: said.text } : {}),
    ...(formId === undefined ? {} : { formId }),
  }
}

/** Pages hold a person's talk: no cache may keep them. */
function html(reply: FastifyReply): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
}
