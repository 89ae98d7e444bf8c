import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import type { Account, Session } from '../desk/staff.ts'
import { seal, unseal } from '../lib/seal.ts'
import { newRecoveryCodes, newTotpSecret, recoveryHash, totpStep, totpUri } from '../lib/totp.ts'
import type { Answers } from './answers.tsx'
import { Field, home, PostForm } from './forms.tsx'
import type { StaffOptions } from './options.ts'
import type { Fields } from './page.ts'
import { QrCode } from './qr-code.tsx'
import type { Notice } from './shell.tsx'
import { bad, enrolPath } from './sign-in.tsx'
import { ownLimit } from './throttle.ts'
import { claimSignIn } from './tries.ts'
import type { Visit, Visits } from './visit.ts'
import { waitWords } from './words.ts'

export type Enrolment = {
  show(reply: FastifyReply, visit: Visit, entered: Entered): Promise<FastifyReply>
  confirm(reply: FastifyReply, visit: Visit, entered: Entered, fields: Fields): Promise<FastifyReply>
}

type Entered = NonNullable<Visit['signedIn']>

/** Setting up the second factor: scan, type the first code, keep the recovery codes. Only for who has none. */
export function createEnrolment(options: StaffOptions, visits: Visits, answers: Answers): Enrolment {
  const { ports, key, now } = options
  const { staff } = ports.memory

  async function secretOf({ id, pending }: Session): Promise<string> {
    const known = pending === null ? undefined : unseal(key, pending)
    if (known !== undefined) return known
    const secret = newTotpSecret()
    await staff.setPending(id, seal(key, secret))
    return secret
  }

  async function form(reply: FastifyReply, visit: Visit, { session, account }: Entered, notice?: Notice) {
    const secret = await secretOf(session)
    const uri = totpUri(secret, 'Mot Cua', account.name)
    const body = <Scan csrf={visit.csrf} secret={secret} uri={uri} asksPassword={session.stage === 'full'} />
    return answers.page(reply, visit, { title: 'Cài mã xác nhận', notice, body })
  }

  /** Somebody who found the screen open must not put their phone in the place of the owner's. */
  async function passwordRefusal(
    visit: Visit,
    { id, name, password }: Account,
    typed: string,
  ): Promise<string | undefined> {
    const limit = ownLimit(id)
    const who = async () => name
    const until = await claimSignIn(staff, visits, visit, { limits: [limit], now: now(), who })
    if (until !== undefined) return waitWords(until - now())
    if (!(await ports.passwords.matches(typed, password))) return 'Mật khẩu không đúng.'
    await staff.goodTry([limit])
    return undefined
  }

  return {
    async show(reply, visit, entered) {
      return entered.account.totp === null ? form(reply, visit, entered) : answers.go(reply, '')
    },
    async confirm(reply, visit, entered, { code = '', password = '' }) {
      const { account } = entered
      if (account.totp !== null) return answers.go(reply, '')
      const refusal = entered.session.stage === 'full' && (await passwordRefusal(visit, account, password))
      if (refusal) return form(reply.code(401), visit, entered, bad(refusal))
      const secret = await secretOf(entered.session)
      const step = totpStep(secret, code.replace(/\s/g, ''), now())
      if (step === undefined)
        return form(reply.code(401), visit, entered, bad('Mã không đúng. Hãy xem mã mới trong ứng dụng.'))
      const codes = newRecoveryCodes()
      const act = visits.act(visit, { action: 'totp', outcome: 'done', target: account.name })
      await staff.setTotp(account.id, seal(key, secret), codes.map(recoveryHash), step, act)
      await visits.enter(reply, visit, account, 'full', 'enrolment')
      // The forms of the frame would carry the token of the session that has just ended.
      const notice: Notice = { kind: 'good', text: 'Đã cài mã xác nhận.' }
      return answers.page(
        reply,
        { ...visit, signedIn: undefined },
        { title: 'Mã dự phòng', notice, body: <Recovery codes={codes} /> },
      )
    },
  }
}

type ScanProps = {
  readonly csrf: string
  readonly secret: string
  readonly uri: string
  readonly asksPassword: boolean
}

function Scan({ csrf, secret, uri, asksPassword }: ScanProps): VNode {
  return (
    <>
      <ol>
        <li>Cài một ứng dụng xác thực trên điện thoại (loại tạo mã 6 số theo thời gian, TOTP).</li>
        <li>Quét mã dưới đây, hoặc nhập khóa bằng tay.</li>
        <li>Nhập mã 6 số mà ứng dụng hiện ra.</li>
      </ol>
      <QrCode text={uri} label="Mã QR để ứng dụng xác thực quét" />
      <p>
        Khóa: <code class="secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <PostForm action={`${home}/${enrolPath}`} csrf={csrf}>
        {asksPassword && (
          <Field name="password" label="Mật khẩu của bạn" type="password" autocomplete="current-password" />
        )}
        <Field name="code" label="Mã 6 số" autocomplete="one-time-code" inputmode="numeric" maxLength={7} />
        <button type="submit">Xác nhận</button>
      </PostForm>
    </>
  )
}

function Recovery({ codes }: { readonly codes: readonly string[] }): VNode {
  return (
    <>
      <p>
        Hãy in hoặc chép các mã này, cất nơi an toàn. Mỗi mã dùng được một lần, khi không có điện thoại. Trang
        này chỉ hiện một lần.
      </p>
      <ul class="codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a class="button" href={home}>
          Đã cất các mã, vào làm việc
        </a>
      </p>
    </>
  )
}
