import { maskNames } from './mask-names.ts'
import { maskNumbers } from './mask-numbers.ts'
import { hide, toPlain } from './plain-text.ts'

/**
 * Replaces personal data by what it was: [số định danh], [điện thoại], [email], [họ tên], [số tài khoản], [mã].
 * When in doubt a long number is hidden. Hotlines, procedure codes, document numbers, money and dates stay.
 */
export function mask(text: string): string {
  return maskNames(maskNumbers(maskSecrets(maskEmails(text.normalize('NFC')))))
}

/** The text without the words that stand for hidden data; they are ours, not the person's. */
export function withoutPlaceholders(text: string): string {
  return text.replace(/\[(?:số định danh|điện thoại|email|họ tên|số tài khoản|mã)\]/g, ' ')
}

/** Lengths as RFC 5321 limits them; they also bound the search. */
const email =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu

function maskEmails(text: string): string {
  return text.replace(email, '[email]')
}

const code = String.raw`(?<hidden>\d(?: ?\d){3,9})(?![.,]?\d)`
const secrets = [
  // «mã OTP của em là 123 456», «mã xác thực: 123456»
  new RegExp(
    String.raw`(?<![a-z])(?:otp|ma (?:xac (?:thuc|nhan|minh)|pin)|mat khau|password|pass)\b[^\d\n]{0,24}?${code}`,
    'dgi',
  ),
  // «123456 là mã otp»
  /(?<!\d)(?<hidden>\d{4,8}) (?:la )?(?:ma )?otp\b/dgi,
  // «mật khẩu của tôi là Abc@123»
  /(?<![a-z])(?:mat khau|password|pass)(?: cua \w{1,8})? ?(?:la|:|=) ?(?<hidden>(?=\S{0,39}[\d!@#$%^&*_])\S{4,40})/dgi,
]
const account = /(?<![a-z])(?:stk|so tai khoan)(?![a-z])[^\d\n]{0,24}?(?<hidden>\d(?: ?\d){5,18})(?!\d)/dgi

function maskSecrets(text: string): string {
  const coded = secrets.reduce((so, secret) => hide(so, toPlain(so), secret, '[mã]'), text)
  return hide(coded, toPlain(coded), account, '[số tài khoản]')
}
