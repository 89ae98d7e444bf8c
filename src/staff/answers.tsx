import type { FastifyReply } from 'fastify'
import type { ComponentChildren } from 'preact'
import type { StaffAssets } from './assets.ts'
import { home } from './forms.tsx'
import type { StaffOptions } from './options.ts'
import { may } from './policy.ts'
import { type Notice, renderShell } from './shell.tsx'
import type { Visit } from './visit.ts'
import { type Refusal, refusals } from './words.ts'

export type Answers = {
  page(
    reply: FastifyReply,
    visit: Visit,
    what: {
      readonly title: string
      readonly path?: string
      readonly notice?: Notice | undefined
      readonly body: ComponentChildren
    },
  ): FastifyReply
  refusal(reply: FastifyReply, visit: Visit | undefined, status: number, kind: Refusal): FastifyReply
  /** To a page of ours. */
  go(reply: FastifyReply, path: string): FastifyReply
}

export function createAnswers({ ports, pages }: StaffOptions, assets: StaffAssets): Answers {
  const linksFor = (role: string) =>
    pages.filter(({ path, inNavigation = true }) => inNavigation && may(pages, role, { path }))

  const answers: Answers = {
    page(reply, visit, { title, path = '-', notice, body }) {
      const account = visit.signedIn?.session.stage === 'full' ? visit.signedIn.account : undefined
      const html = renderShell({
        title,
        office: ports.library().knowledge.office.name,
        css: assets.css,
        csrf: visit.csrf,
        account,
        path,
        links: account ? linksFor(account.role) : [],
        notice,
        children: body,
      })
      return reply.type('text/html; charset=utf-8').send(html)
    },
    refusal(reply, visit, status, kind) {
      const { title, text } = refusals[kind]
      const body = (
        <>
          <p>{text}</p>
          <p>
            <a href={home}>Về trang bắt đầu</a>
          </p>
        </>
      )
      return answers.page(reply.code(status), visit ?? stranger, { title, body })
    },
    go: (reply, path) => reply.redirect(path === '' ? home : `${home}/${path}`, 303),
  }
  return answers
}

const stranger: Visit = {
  token: '',
  csrf: '',
  device: undefined,
  source: '-',
  network: '-',
  signedIn: undefined,
}
