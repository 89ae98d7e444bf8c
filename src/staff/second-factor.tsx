import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import type { Account } from '../desk/staff.ts'
import { unseal } from '../lib/seal.ts'
import { recoveryHash, totpStep } from '../lib/totp.ts'
import type { Answers } from './answers.tsx'
import { writeFlash } from './flash.ts'
import { Field, home, PostForm } from './forms.tsx'
import type { StaffOptions } from './options.ts'
import type { Fields } from './page.ts'
import type { Notice } from './shell.tsx'
import { bad, codePath, knownPath } from './sign-in.tsx'
import { limitsFor } from './throttle.ts'
import { claimSignIn } from './tries.ts'
import type { Visit, Visits } from './visit.ts'
import { signInWords, waitWords } from './words.ts'

export type SecondFactor = {
  show(reply: FastifyReply, visit: Visit, entered: Entered, query: Fields): Promise<FastifyReply>
  enter(reply: FastifyReply, visit: Visit, entered: Entered, fields: Fields): Promise<FastifyReply>
}

type Entered = NonNullable<Visit['signedIn']>

/** The code of the authenticator app after the password, or one of the recovery codes. */
export function createSecondFactor(options: StaffOptions, visits: Visits, answers: Answers): SecondFactor {
  const { pages, ports, key, now, log } = options
  const { staff } = ports.memory

  function form(reply: FastifyReply, visit: Visit, next: string, notice?: Notice): FastifyReply {
    const body = <CodeForm csrf={visit.csrf} next={next} />
    return answers.page(reply, visit, { title: 'Mã xác nhận', notice, body })
  }

  /** How it was right; undefined: it was not. Each code works once. */
  async function check({ id, totp }: Account, code: string): Promise<'code' | 'recovery' | undefined> {
    const typed = code.replace(/\s/g, '')
    if (!/^\d{6}$/.test(typed))
      return (await staff.useRecovery(id, recoveryHash(typed))) ? 'recovery' : undefined
    const secret = totp === null ? undefined : unseal(key, totp)
    if (secret === undefined) {
      log.error({}, 'a TOTP secret was sealed with another staff key: motcua staff totp-reset')
      return undefined
    }
    const step = totpStep(secret, typed, now())
    return step !== undefined && (await staff.useTotpStep(id, step)) ? 'code' : undefined
  }

  return {
    show: async (reply, visit, _entered, query) => form(reply, visit, knownPath(pages, query.tiep)),
    async enter(reply, visit, { account }, { code = '', tiep }) {
      const next = knownPath(pages, tiep)
      const limits = limitsFor(key, {
        step: 'code',
        name: account.name,
        source: visit.network,
        device: visit.device,
      })
      const who = async () => account.name
      const until = await claimSignIn(staff, visits, visit, { limits, now: now(), who })
      if (until !== undefined) return form(reply.code(429), visit, next, bad(waitWords(until - now())))
      const how = await check(account, code)
      if (!how) {
        await visits.record(visit, { action: 'sign-in', outcome: 'refused', detail: 'code' })
        return form(reply.code(401), visit, next, bad(signInWords['wrong-code']))
      }
      await staff.goodTry(limits)
      const id = await visits.enter(reply, visit, account, 'full', how)
      if (how === 'recovery')
        await staff.setFlash(id, writeFlash(key, recoveryNotice(account.recovery.length - 1)))
      return answers.go(reply, next)
    },
  }
}

function recoveryNotice(left: number): Notice {
  return bad(
    `Bạn vừa dùng một mã dự phòng, còn ${left} mã. Nếu mất điện thoại, hãy nhờ người quản trị gỡ mã xác nhận để cài lại.`,
  )
}

function CodeForm({ csrf, next }: { readonly csrf: string; readonly next: string }): VNode {
  return (
    <PostForm action={`${home}/${codePath}`} csrf={csrf}>
      <input type="hidden" name="tiep" value={next} />
      <Field
        name="code"
        label="Mã 6 số trong ứng dụng xác thực"
        autocomplete="one-time-code"
        maxLength={16}
        hint="Không có điện thoại: nhập một mã dự phòng, dạng abcde-fghjk."
      />
      <button type="submit">Tiếp tục</button>
    </PostForm>
  )
}
