import type { Memory } from '../../desk/memory.ts'
import { type Reply, send } from '../../lib/outbound.ts'
import type { Finding } from '../channel.ts'
import { clockFindings } from '../findings.ts'
import { field, getOa } from './api.ts'
import { recallLastEvent } from './last-event.ts'
import type { TokenState } from './token-state.ts'
import type { Tokens } from './tokens.ts'

export type DiagnoseOptions = {
  readonly apiRoot: string
  readonly oauthRoot: string
  readonly appSecret: string
  readonly secretKeys: readonly string[]
  readonly tokens: Tokens
  readonly memory: Pick<Memory, 'recall'>
}

/** What `motcua doctor` says of the Official Account. Renews a token that is due, as a running door would. Never throws. */
export async function diagnoseZaloOa(options: DiagnoseOptions, now: number): Promise<readonly Finding[]> {
  const [api, oauth] = await Promise.all(
    [options.apiRoot, options.oauthRoot].map((url) => send({ method: 'GET', url })),
  )
  const reached = [reachFinding(options.apiRoot, api), reachFinding(options.oauthRoot, oauth)]
  const state = await options.tokens.state()
  return [
    ...reached,
    ...clockFindings('Zalo OA', dateOf(api), now, harm),
    tokenFinding(state),
    ...(state.state === 'good' ? await accountFindings(options) : []),
    keyFinding(options.secretKeys),
    eventFinding(await recallLastEvent(options.memory), now),
  ]
}

function reachFinding(url: string, reply: Reply | undefined): Finding {
  const { host } = new URL(url)
  const check = `Zalo OA: kết nối ${host}`
  if (reply?.kind === 'answered') return { check, verdict: 'good', seen: 'trả lời' }
  return {
    check,
    verdict: 'bad',
    seen: `không tới được (${reply?.code ?? 'không rõ'})`,
    cure: 'Kiểm tra mạng và tường lửa của máy này; nếu phải qua máy chủ trung gian, đặt HTTPS_PROXY.',
  }
}

const harm = 'Giờ sai thì sự kiện của Zalo bị từ chối.'

function dateOf(reply: Reply | undefined): number | undefined {
  return reply?.kind === 'answered' ? Date.parse(reply.headers.date ?? '') : undefined
}

function tokenFinding(state: TokenState): Finding {
  const check = 'Zalo OA: mã truy cập'
  const connect = 'Người quản trị OA chạy «motcua zalo connect».'
  switch (state.state) {
    case 'good':
    case 'renewing':
      return lifeFinding(check, state)
    case 'none':
      return { check, verdict: 'bad', seen: 'chưa có', cure: connect }
    case 'consent-needed':
      return { check, verdict: 'bad', seen: 'quyền truy cập đã mất', cure: connect }
    case 'sealed-with-other-key':
      return {
        check,
        verdict: 'bad',
        seen: 'không mở được bằng SECRET_KEY hiện nay',
        cure: `Đặt lại SECRET_KEY như khi kết nối. Nếu đã mất khóa cũ: ${connect}`,
      }
  }
}

const hourMs = 3_600_000
const soonDays = 30

function lifeFinding(check: string, { accessLeftMs = 0, chainLeftMs = 0 }: TokenState): Finding {
  const hours = Math.max(0, Math.floor(accessLeftMs / hourMs))
  const days = Math.max(0, Math.floor(chainLeftMs / (24 * hourMs)))
  const seen = `mã truy cập còn ${hours} giờ, quyền gia hạn còn ${days} ngày`
  if (days > soonDays) return { check, verdict: 'good', seen }
  const cure = 'Đã lâu chưa gia hạn được: kiểm tra kết nối tới Zalo, rồi chạy «motcua zalo connect».'
  return { check, verdict: days > 0 ? 'warning' : 'bad', seen, cure }
}

async function accountFindings({ tokens, ...options }: DiagnoseOptions): Promise<Finding[]> {
  const check = 'Zalo OA: tài khoản'
  const token = await tokens.current()
  if (!token) return [tokenFinding(await tokens.state())]
  const called = await getOa(options, token.accessToken)
  if (called.kind !== 'answered' || called.error !== 0) {
    const code = called.kind === 'answered' ? String(called.error) : called.code
    const cure =
      'Xem mã lỗi trong docs/channels.md: ứng dụng đã bật, OA đã xác thực, gói OA cho phép dùng API.'
    return [{ check, verdict: 'bad', seen: `Zalo từ chối (mã ${code})`, cure }]
  }
  const name = field(called.data, 'name')
  const seen = `mở được${typeof name === 'string' ? `: ${name}` : ''}`
  if (field(called.data, 'is_verified') !== false) return [{ check, verdict: 'good', seen }]
  const cure = 'Xác thực OA trong trang quản trị: OA chưa xác thực bị giới hạn nhiều chức năng.'
  return [{ check, verdict: 'warning', seen: `${seen}, chưa xác thực`, cure }]
}

const shortKey = 8

function keyFinding(secretKeys: readonly string[]): Finding {
  const check = 'Zalo OA: khóa webhook'
  if (secretKeys.length === 0) {
    const cure =
      'Lưu địa chỉ webhook trong trang quản lý ứng dụng, chép «OA Secret Key» hiện ra vào ZALO_OA_SECRET_KEY, chạy lại.'
    return { check, verdict: 'bad', seen: 'chưa có: bot chưa nhận tin nào', cure }
  }
  const isShort = secretKeys.some((key) => key.length < shortKey)
  if (!isShort) return { check, verdict: 'good', seen: `có ${secretKeys.length} khóa` }
  const cure = 'Chép lại «OA Secret Key» ở trang Webhook của ứng dụng vào ZALO_OA_SECRET_KEY.'
  return { check, verdict: 'warning', seen: 'ngắn bất thường', cure }
}

/** As long as the alarm for silence waits. */
const quietHours = 24

function eventFinding(at: number | undefined, now: number): Finding {
  const check = 'Zalo OA: tin nhận gần nhất'
  if (at === undefined) {
    const cure =
      'Ở trang Webhook của ứng dụng: nhập địa chỉ …/webhooks/zalo-oa, bật các sự kiện, rồi nhắn thử cho OA (docs/channels.md, mục 3, bước 9).'
    return { check, verdict: 'warning', seen: 'chưa có tin nào', cure }
  }
  const hours = Math.max(0, Math.floor((now - at) / hourMs))
  const seen = hours > 0 ? `${hours} giờ trước` : 'trong giờ vừa qua'
  if (hours < quietHours) return { check, verdict: 'good', seen }
  const cure =
    'Nhắn thử cho OA. Nếu vẫn không tới, mở trang Webhook của ứng dụng: có thể Zalo đã tắt webhook; bật lại ở đó.'
  return { check, verdict: 'warning', seen, cure }
}
