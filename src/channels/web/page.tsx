import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Office } from '../../knowledge/schema.ts'
import { longestText } from '../../language/clean.ts'
import type { Addresses } from './assets.ts'
import type { NoticeKind, PageWords } from './page-words.ts'
import { ChatForm, SaidView } from './render.tsx'
import { Talk, type TalkSoFar } from './talk.tsx'

export type Page = TalkSoFar & {
  readonly office: Office
  readonly assets: Addresses
  /** What Zalo looks for on the home page of a domain that is to be proven ours. */
  readonly zaloVerification: string | undefined
  /** What the person typed and we could not take: it must not be lost. */
  readonly draft?: string
}

/** The whole page. Pure. */
export function renderPage(page: Page): string {
  return `<!doctype html>${renderToString(<Document page={page} />)}`
}

/** A notice as a piece of HTML, for the script. */
export function renderNotice(kind: NoticeKind, words: PageWords): string {
  return renderToString(<Notice kind={kind} words={words} />)
}

function Document({ page }: { readonly page: Page }): VNode {
  const { words, office } = page
  return (
    <html lang={words.language}>
      <Head page={page} />
      <body class={page.embed ? 'embed' : undefined}>
        <a class="skip" href="#question">
          {words.skip}
        </a>
        <Header page={page} />
        <main>
          <Talk page={page} />
          {page.notice && <Notice kind={page.notice} words={words} />}
          <Composer page={page} />
        </main>
        <Footer office={office} words={words} />
        <Templates words={words} />
      </body>
    </html>
  )
}

function Head({ page }: { readonly page: Page }): VNode {
  return (
    <head>
      <meta charset="utf-8" />
      <meta
        name="viewport"
        content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
      />
      <title>{`${page.words.service} – ${page.office.name}`}</title>
      {page.zaloVerification !== undefined && (
        <meta name="zalo-platform-site-verification" content={page.zaloVerification} />
      )}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#0c4f4a" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#10201e" />
      <link rel="icon" type="image/svg+xml" href={page.assets.icon} />
      <link rel="stylesheet" href={page.assets.css} />
      {page.assets.scripts.slice(1).map((script) => (
        <link rel="modulepreload" href={script} />
      ))}
      <script type="module" src={page.assets.scripts[0]} />
    </head>
  )
}

function Header({ page }: { readonly page: Page }): VNode {
  const { words, office } = page
  return (
    <header>
      <div class="brand">
        <Door />
        <div>
          <h1>{words.subtitle}</h1>
          <p>
            {words.service} · {office.name}
          </p>
        </div>
      </div>
      <div class="tools">
        <button type="button" id="bigger" aria-pressed="false" hidden>
          {words.bigger}
        </button>
        <ChatForm view={page} class="language">
          <input type="hidden" name="language" value={words.language === 'vi' ? 'en' : 'vi'} />
          <button
            type="submit"
            name="text"
            value={words.askOtherLanguage}
            lang={words.language === 'vi' ? 'en' : 'vi'}
          >
            {words.otherLanguage}
          </button>
        </ChatForm>
      </div>
    </header>
  )
}

/** A door standing open: «một cửa» is one door for every paper. */
function Door(): VNode {
  return (
    <svg class="door" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <path class="frame" d="M6 37V18a14 14 0 0 1 28 0v19z" />
      <path class="light" d="M12 37V18a8 8 0 0 1 16 0v19z" />
      <path class="leaf" d="M12 37V18a8 8 0 0 1 8-8v27z" />
      <circle class="knob" cx="17" cy="25" r="1.4" />
    </svg>
  )
}

function Composer({ page }: { readonly page: Page }): VNode {
  const { words } = page
  return (
    <ChatForm view={page} class="ask">
      <label for="question">{words.question}</label>
      <div class="row">
        <textarea
          id="question"
          name="text"
          rows={1}
          maxLength={longestText}
          placeholder={words.hint}
          required
          enterkeyhint="send"
        >
          {page.draft}
        </textarea>
        <button type="submit">
          <span>{words.send}</span>
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path d="M4 12h14M12 5l7 7-7 7" />
          </svg>
        </button>
      </div>
    </ChatForm>
  )
}

function Footer({ office, words }: { readonly office: Office; readonly words: PageWords }): VNode {
  return (
    <footer>
      <p class="automatic">{words.automatic}</p>
      {office.hotlines.length > 0 && (
        <ul class="hotlines">
          {office.hotlines.map((hotline) => (
            <li>
              <a href={`tel:${hotline.number.replace(/[^0-9+]/g, '')}`}>
                {words.hotline} {hotline.number}
              </a>{' '}
              <span>
                {hotline.label}
                {hotline.note !== undefined && ` (${hotline.note})`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>{words.privacy}</p>
      <button type="button" id="print" hidden>
        {words.print}
      </button>
    </footer>
  )
}

function Notice({ kind, words }: { readonly kind: NoticeKind; readonly words: PageWords }): VNode {
  return (
    <p class="notice" role="alert">
      {words.notices[kind]}
    </p>
  )
}

/** What the script shows, so that every word and tag stays on the server. */
function Templates({ words }: { readonly words: PageWords }): VNode {
  return (
    <>
      <Template id="said-template">
        <SaidView text="" words={words} />
      </Template>
      <Template id="looking-template">
        <div class="looking">
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {words.looking}
        </div>
      </Template>
      <Template id="failed-template">
        <div class="failed">
          <p class="notice">{words.notSent}</p>
          <button type="button">{words.retry}</button>
        </div>
      </Template>
    </>
  )
}

function Template(props: { readonly id: string; readonly children: ComponentChildren }): VNode {
  return <template id={props.id}>{props.children}</template>
}
