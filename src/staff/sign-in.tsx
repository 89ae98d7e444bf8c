import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import type { Account, Session } from '../desk/staff.ts'
import type { Answers } from './answers.tsx'
import { Field, home, PostForm } from './forms.tsx'
import type { StaffOptions } from './options.ts'
import type { Fields, StaffPage } from './page.ts'
import { mayEnter } from './session.ts'
import type { Notice } from './shell.tsx'
import { limitsFor } from './throttle.ts'
import { claimSignIn } from './tries.ts'
import type { Visit, Visits } from './visit.ts'
import { signInWords, waitWords } from './words.ts'

export const signInPath = 'dang-nhap'
export const codePath = 'ma-xac-nhan'
export const enrolPath = 'cai-ma'

export type SignIn = {
  show(reply: FastifyReply, visit: Visit, query: Fields): Promise<FastifyReply>
  enter(reply: FastifyReply, visit: Visit, fields: Fields): Promise<FastifyReply>
  leave(reply: FastifyReply, visit: Visit): Promise<FastifyReply>
}

/** Name and password. What is wrong with them is never told apart. */
export function createSignIn(options: StaffOptions, visits: Visits, answers: Answers): SignIn {
  const { pages, ports, key, now } = options
  const { staff } = ports.memory

  function form(reply: FastifyReply, visit: Visit, next: string, notice?: Notice): FastifyReply {
    const body = <SignInForm csrf={visit.csrf} next={next} />
    return answers.page(reply, { ...visit, signedIn: undefined }, { title: 'Đăng nhập', notice, body })
  }

  async function wrong(reply: FastifyReply, visit: Visit, next: string, account: Account | undefined) {
    // What was typed as a name may be a password.
    await visits.record(visit, { who: account?.name ?? '-', action: 'sign-in', outcome: 'refused' })
    return form(reply.code(401), visit, next, bad(signInWords.wrong))
  }

  return {
    async show(reply, visit, query) {
      const next = knownPath(pages, query.tiep)
      const said = Object.entries(signInWords).find(([name]) => name === query.vi)?.[1]
      if (said) return form(reply, visit, next, { kind: 'good', text: said })
      const isEmpty = (await staff.accounts()).length === 0
      return form(reply, visit, next, isEmpty ? bad(noAccounts) : undefined)
    },

    async enter(reply, visit, { name: typed = '', password = '', tiep }) {
      const [next, name] = [knownPath(pages, tiep), typed.trim().toLowerCase()]
      const limits = limitsFor(key, { step: 'password', name, source: visit.network, device: visit.device })
      const who = async () => (await staff.account(name))?.name
      const until = await claimSignIn(staff, visits, visit, { limits, now: now(), who })
      if (until !== undefined) return form(reply.code(429), visit, next, bad(waitWords(until - now())))
      const account = await staff.account(name)
      const isRight = await ports.passwords.matches(password, account?.password)
      if (!isRight || !account) return wrong(reply, visit, next, account)
      if (!mayEnter(account, now())) {
        await visits.record(visit, { who: name, action: 'sign-in', outcome: 'refused', detail: 'disabled' })
        return form(reply.code(403), visit, next, bad(signInWords.disabled))
      }
      await staff.goodTry(limits)
      const stage = stageOf(account)
      await visits.enter(reply, visit, account, stage)
      if (stage === 'full') return answers.go(reply, next)
      return answers.go(reply, `${stage === 'enrolment' ? enrolPath : codePath}${nextQuery(next)}`)
    },

    async leave(reply, visit) {
      await visits.leave(reply, visit)
      return answers.go(reply, `${signInPath}?vi=left`)
    },
  }
}

/** What is left to do after the password. */
function stageOf({ totp, role }: Account): Session['stage'] {
  if (totp !== null) return 'second-factor'
  return role === 'admin' ? 'enrolment' : 'full'
}

export const bad = (text: string): Notice => ({ kind: 'bad', text })

/** Only a page of ours: a link must not send anybody elsewhere after they signed in. */
export function knownPath(pages: readonly StaffPage[], path: string | undefined): string {
  return pages.find((page) => page.path === path)?.path ?? ''
}

export function nextQuery(next: string): string {
  return next === '' ? '' : `?tiep=${next}`
}

const noAccounts =
  'Chưa có tài khoản nào. Người cài đặt hãy tạo tài khoản đầu tiên trên máy chủ: motcua staff add <tên> --role admin'

function SignInForm({ csrf, next }: { readonly csrf: string; readonly next: string }): VNode {
  return (
    <PostForm action={`${home}/${signInPath}`} csrf={csrf}>
      <input type="hidden" name="tiep" value={next} />
      <Field name="name" label="Tên đăng nhập" autocomplete="username" maxLength={64} />
      <Field name="password" label="Mật khẩu" type="password" autocomplete="current-password" />
      <button type="submit">Đăng nhập</button>
    </PostForm>
  )
}
