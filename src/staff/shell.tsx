import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Account } from '../desk/staff.ts'
import { home, PostForm } from './forms.tsx'
import { QrCode } from './qr-code.tsx'
import { idleMs } from './session.ts'
import { roleNames } from './words.ts'

/** `scan`: shown as a QR code too. */
export type Notice = { readonly kind: 'good' | 'bad'; readonly text: string; readonly scan?: string }

export type Shell = {
  readonly title: string
  readonly office: string
  readonly css: string
  readonly csrf: string
  /** undefined: nobody is signed in yet. */
  readonly account: Account | undefined
  readonly path: string
  /** What the account may see. */
  readonly links: readonly { readonly path: string; readonly title: string }[]
  readonly notice?: Notice | undefined
  readonly children: ComponentChildren
}

/** The whole page. Pure. */
export function renderShell(shell: Shell): string {
  return `<!doctype html>${renderToString(<Document {...shell} />)}`
}

function Document(shell: Shell): VNode {
  const { title, office, css, account, notice, children } = shell
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – Cán bộ – ${office}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={css} />
      </head>
      <body class={account ? 'inside' : 'outside'}>
        <a class="skip" href="#main">
          Đến nội dung chính
        </a>
        <Header {...shell} />
        {account && <Navigation {...shell} />}
        <main id="main" tabIndex={-1}>
          <h1>{title}</h1>
          {notice && (
            <p class={`notice ${notice.kind}`} role={notice.kind === 'bad' ? 'alert' : 'status'}>
              {notice.text}
            </p>
          )}
          {notice?.scan !== undefined && <QrCode text={notice.scan} label="Mã QR, chỉ hiện một lần" />}
          {children}
        </main>
        <footer>
          {account
            ? `Phiên làm việc tự kết thúc sau ${idleMs[account.role] / 60_000} phút không thao tác. Mọi thay đổi đều được ghi vào nhật ký.`
            : 'Trang dành riêng cho cán bộ. Mọi lần đăng nhập đều được ghi vào nhật ký.'}
        </footer>
      </body>
    </html>
  )
}

function Header({ office, account, csrf }: Shell): VNode {
  return (
    <header>
      <p class="brand">
        <a class="home" href={home}>
          Một Cửa · Cán bộ
        </a>{' '}
        <span>{office}</span>
      </p>
      {account && (
        <div class="me">
          <p>
            <a class="own" href={`${home}/tai-khoan`}>
              {account.name}
            </a>{' '}
            <span>{roleNames[account.role]}</span>
          </p>
          <PostForm action={`${home}/dang-xuat`} csrf={csrf}>
            <button type="submit" class="plain">
              Đăng xuất
            </button>
          </PostForm>
        </div>
      )}
    </header>
  )
}

function Navigation({ links, path }: Shell): VNode {
  return (
    <nav aria-label="Các trang">
      <ul>
        {links.map((link) => (
          <li>
            <a
              href={link.path === '' ? home : `${home}/${link.path}`}
              aria-current={link.path === path ? 'page' : undefined}
            >
              {link.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
