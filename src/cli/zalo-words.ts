/** A pair is stored; or why it is not, by the code of Zalo or of the network. Times are epoch milliseconds. */
export type Obtained =
  | { readonly kind: 'stored'; readonly at: number; readonly accessUntil: number }
  | { readonly kind: 'refused' | 'not-sent' | 'unknown'; readonly code: string }

/** `accessLeftMs`, `chainLeftMs`: until the access and the refresh token die; negative afterwards. */
export type Standing = {
  readonly state: 'none' | 'good' | 'renewing' | 'consent-needed' | 'sealed-with-other-key'
  readonly ageMs?: number
  readonly accessLeftMs?: number
  readonly chainLeftMs?: number
}

/** How the tokens stand, in lines. */
export function standing({ state, ageMs, accessLeftMs, chainLeftMs }: Standing): string {
  const first = `${state}: ${meanings[state]}`
  if (ageMs === undefined || accessLeftMs === undefined || chainLeftMs === undefined) return first
  return [
    first,
    `cấp hoặc đổi lần cuối: ${span(ageMs)} trước`,
    `access token: ${left(accessLeftMs)}`,
    `refresh token: ${left(chainLeftMs)}`,
  ].join('\n')
}

const meanings: Readonly<Record<Standing['state'], string>> = {
  none: 'chưa kết nối; chạy «motcua zalo connect»',
  good: 'đã kết nối',
  renewing: 'đang đổi mã truy cập; nếu lần trước dở dang, dịch vụ tự thử lại sau một phút',
  'consent-needed': 'mất quyền; người quản trị OA chạy «motcua zalo connect» để cấp lại',
  'sealed-with-other-key':
    'SECRET_KEY không phải khoá đã dùng khi lưu; đặt lại khoá cũ, hoặc chạy «motcua zalo connect»',
}

/** The three steps of a consent. The challenge may have to be saved in the console: nobody has yet said for sure. */
export function instructions(
  callback: string,
  fresh: boolean,
  consent: { readonly challenge: string; readonly link: string },
): string {
  const challenge = fresh
    ? 'Code challenge chỉ dùng cho lần này, không cần lưu:'
    : 'Code challenge phải lưu trong cùng trang đó (luôn là chuỗi này khi SECRET_KEY không đổi):'
  return [
    '1. Trên developers.zalo.me, mở ứng dụng của bạn, phần Official Account. Lưu địa chỉ nhận kết quả (Callback URL):',
    `   ${callback}`,
    `   ${challenge}`,
    `   ${consent.challenge}`,
    '2. Người quản trị OA mở liên kết này, chọn OA và bấm đồng ý:',
    `   ${consent.link}`,
    '3. Trong vòng 10 phút, chép địa chỉ trang hiện ra sau đó (có «code=…») và dán vào đây, rồi Enter:',
  ].join('\n')
}

export type Cure = { readonly refused: string; readonly unknown: string }

/** By what was spent: a code or a refresh token. */
export const cures = {
  exchange: {
    refused:
      'mã chỉ dùng một lần và sống khoảng 10 phút, code challenge phải đúng như đã lưu. Chạy lại và mở liên kết mới; nếu vẫn bị từ chối, thử thêm --fresh.',
    unknown: 'mã có thể đã bị dùng. Chạy lại và mở liên kết mới.',
  },
  token: {
    refused: 'refresh token đã dùng, hết hạn hoặc của ứng dụng khác. Lấy cặp mã mới trong API Explorer.',
    unknown: 'refresh token có thể đã bị dùng. Lấy cặp mã mới trong API Explorer rồi chạy lại.',
  },
} as const

/** Codes that say more than that the grant was refused (third-party notes, agreed by two). */
const known: Readonly<Record<string, string>> = {
  '-14002':
    'ZALO_OA_APP_ID sai, hoặc ứng dụng chưa được kích hoạt trên developers.zalo.me. Sửa rồi chạy lại.',
  '-14003':
    'địa chỉ nhận kết quả khác với địa chỉ đã lưu trong trang quản lý ứng dụng. Sửa --callback rồi chạy lại.',
}

/** What came of it, and what to do when it was not what was wanted. */
export function told(obtained: Obtained, cure: Cure): string {
  switch (obtained.kind) {
    case 'stored':
      return `Đã lưu lúc ${time(obtained.at)}; access token dùng được đến ${time(obtained.accessUntil)}.\nTừ nay dịch vụ tự đổi mã; xem lại bằng «motcua zalo status».`
    case 'refused':
      return `Zalo từ chối (${obtained.code}): ${known[obtained.code] ?? cure.refused}`
    case 'unknown':
      return `Zalo không trả lời rõ (${obtained.code}): ${cure.unknown}`
    case 'not-sent':
      return `Không gọi được Zalo (${obtained.code}), mã vẫn còn nguyên. Kiểm tra mạng, ZALO_OA_OAUTH_ROOT, HTTPS_PROXY rồi chạy lại.`
  }
}

function time(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function left(ms: number): string {
  return ms > 0 ? `còn ${span(ms)}` : `hết hạn ${span(-ms)} trước`
}

function span(ms: number): string {
  const hours = Math.floor(ms / 3_600_000)
  if (hours >= 48) return `${Math.floor(hours / 24)} ngày`
  return hours > 0 ? `${hours} giờ` : `${Math.floor(ms / 60_000)} phút`
}
