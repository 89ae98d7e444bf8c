/** The code of a consent; or what is wrong with what was pasted, and what to do. */
export type Returned =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'wrong'; readonly cure: string }

/** Reads the address to which Zalo sent the browser, or a bare code. An address must carry the `state` of this request. */
export function readReturned(pasted: string, state: string): Returned {
  if (/^[\w.~+/=-]+$/.test(pasted)) return { kind: 'code', code: pasted }
  if (!URL.canParse(pasted))
    return wrong('Không đọc được: dán nguyên địa chỉ có «code=…», hoặc chỉ phần mã sau «code=».')
  const { searchParams } = new URL(pasted)
  const code = searchParams.get('code')
  if (!code) {
    const error = searchParams.get('error')
    return wrong(
      `Địa chỉ không có «code»${error && /^[-\w]{1,40}$/.test(error) ? ` (Zalo báo: ${error})` : ''}: việc đồng ý chưa xong. Chạy lại và mở liên kết mới.`,
    )
  }
  const found = searchParams.get('state')
  if (found === null)
    return wrong(
      'Địa chỉ không có «state», nên không phải từ liên kết ở trên. Nếu mở liên kết của trang quản lý Zalo, chạy lại và chỉ dán phần mã sau «code=».',
    )
  if (found !== state)
    return wrong(
      'Địa chỉ này là của một lần xin quyền khác («state» không khớp). Chạy lại và mở liên kết mới.',
    )
  return { kind: 'code', code }
}

function wrong(cure: string): Returned {
  return { kind: 'wrong', cure }
}
