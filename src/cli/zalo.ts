import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Io } from './io.ts'
import { readReturned } from './zalo-returned.ts'
import { type Cure, cures, instructions, type Obtained, type Standing, standing, told } from './zalo-words.ts'

/** What the Zalo door can do for a person at the command line; it gives no token back. Times are epoch milliseconds. */
export type ZaloAccount = {
  consent(asked: { readonly callback: string; readonly fresh: boolean }): {
    readonly link: string
    readonly challenge: string
    readonly state: string
    readonly verifier: string
  }
  exchange(code: string, verifier: string): Promise<Obtained>
  renewWith(refreshToken: string): Promise<Obtained>
  keep(pair: { readonly accessToken: string; readonly refreshToken: string }): Promise<Obtained>
  state(): Promise<Standing>
}

export type ConnectOptions = { readonly callback?: string | undefined; readonly fresh: boolean }

/** Leads the administrator of the account through the consent, and stores what comes of it. */
export async function connect(
  { callback, fresh }: ConnectOptions,
  account: ZaloAccount,
  input: Readable,
  io: Io,
): Promise<number> {
  if (callback === undefined || !/^https?:\/\/[^\s/]/.test(callback) || !URL.canParse(callback)) {
    io.err(
      'Cần địa chỉ nhận kết quả, đúng từng ký tự như đã lưu trong trang quản lý ứng dụng Zalo:\n' +
        '  motcua zalo connect --callback https://tên-miền-đã-xác-thực/',
    )
    return 2
  }
  const consent = account.consent({ callback, fresh })
  io.out(instructions(callback, fresh, consent))
  const [pasted = ''] = await readLines(input, 1)
  const returned = readReturned(pasted, consent.state)
  if (returned.kind === 'wrong') {
    io.err(returned.cure)
    return 2
  }
  return tell(await account.exchange(returned.code, consent.verifier), cures.exchange, io)
}

/** Takes over a pair from the API Explorer: the refresh token on the first line, the access token, if wanted, on the second. */
export async function token(account: ZaloAccount, input: Readable, io: Io): Promise<number> {
  io.err(
    'Dán refresh token rồi Enter; dòng thứ hai: access token, hoặc để trống để đổi lấy cặp mã mới ngay.\n' +
      'Mã hiện trên màn hình khi dán: nên dùng «motcua zalo token < tệp» rồi xoá tệp.',
  )
  const [refreshToken = '', accessToken = ''] = await readLines(input, 2)
  if (![refreshToken, accessToken].every((each) => /^\S*$/.test(each)) || refreshToken === '') {
    io.err('Không đọc được refresh token: mỗi dòng một mã, không có dấu cách, refresh token ở dòng đầu.')
    return 2
  }
  const obtained =
    accessToken === ''
      ? await account.renewWith(refreshToken)
      : await account.keep({ accessToken, refreshToken })
  return tell(obtained, cures.token, io)
}

/** Exit code 1 when nothing can be sent with what is stored. */
export async function status(account: ZaloAccount, io: Io): Promise<number> {
  const found = await account.state()
  io.out(standing(found))
  return (found.state === 'good' || found.state === 'renewing') && (found.accessLeftMs ?? 0) > 0 ? 0 : 1
}

/** The input is closed afterwards: a terminal left open would keep the process from ending. */
async function readLines(input: Readable, most: number): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of createInterface({ input })) {
    lines.push(line.trim())
    if (lines.length === most) break
  }
  input.destroy()
  return lines
}

function tell(obtained: Obtained, cure: Cure, io: Io): number {
  const isStored = obtained.kind === 'stored'
  io[isStored ? 'out' : 'err'](told(obtained, cure))
  return isStored ? 0 : 1
}
