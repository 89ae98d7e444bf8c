/**
 * One script tag on another site: `<script src="https://…/embed.js" data-lang="vi" async></script>` adds a button that
 * opens the chat in a frame. Styles are set through the CSSOM, in a shadow tree: a host's policy and style sheets do not
 * reach them. No import and no export: it runs as a classic script.
 */
;(() => {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement)) return
  const origin = new URL(script.src).origin
  const english = script.dataset.lang === 'en'
  const words = english
    ? { open: 'Ask about procedures', close: 'Close', title: 'Public procedures assistant' }
    : { open: 'Hỏi thủ tục', close: 'Đóng', title: 'Trợ lý hỏi đáp thủ tục' }

  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const panel = document.createElement('div')
  const button = document.createElement('button')
  let frame: HTMLIFrameElement | undefined
  let open = false

  panel.id = 'panel'
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-label', words.title)
  button.type = 'button'
  button.setAttribute('aria-controls', 'panel')

  const place = () => {
    const narrow = window.innerWidth < 480 || window.innerHeight < 560
    style(panel, {
      position: 'fixed',
      zIndex: '2147483646',
      right: narrow ? '0' : '16px',
      bottom: narrow ? '0' : '80px',
      width: narrow ? '100%' : '400px',
      height: narrow ? 'calc(100% - 64px)' : 'min(680px, calc(100% - 96px))',
      border: '1px solid #7d8a85',
      borderRadius: narrow ? '0' : '16px',
      overflow: 'hidden',
      background: '#f5f1e8',
      boxShadow: '0 8px 32px rgba(0, 0, 0, 0.25)',
      display: open ? 'block' : 'none',
    })
  }

  const show = (now: boolean) => {
    open = now
    button.setAttribute('aria-expanded', String(open))
    button.textContent = open ? words.close : words.open
    if (open) frame = frame ?? addFrame()
    place()
    if (open) frame?.focus()
    else button.focus()
  }

  /** Made at the first opening: a page that nobody asks on loads nothing of ours. */
  const addFrame = () => {
    const made = document.createElement('iframe')
    made.src = `${origin}/?embed=1`
    made.title = words.title
    style(made, { width: '100%', height: '100%', border: '0', display: 'block' })
    panel.append(made)
    return made
  }

  style(button, {
    position: 'fixed',
    zIndex: '2147483647',
    right: '16px',
    bottom: '16px',
    minHeight: '48px',
    padding: '0 20px',
    border: '2px solid #ffffff',
    borderRadius: '24px',
    background: '#0c4f4a',
    color: '#ffffff',
    font: '600 16px/1.2 system-ui, "Segoe UI", Roboto, sans-serif',
    cursor: 'pointer',
  })
  button.textContent = words.open
  button.setAttribute('aria-expanded', 'false')
  button.addEventListener('click', () => show(!open))
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && open) show(false)
  })
  window.addEventListener('message', (event) => {
    const ours = event.origin === origin && event.source === frame?.contentWindow
    if (ours && event.data?.motcua === 'close') show(false)
  })
  window.addEventListener('resize', place)
  place()
  root.append(button, panel)
  if (document.body) document.body.append(host)
  else document.addEventListener('DOMContentLoaded', () => document.body.append(host))

  function style(element: HTMLElement, styles: Partial<CSSStyleDeclaration>): void {
    Object.assign(element.style, styles)
  }
})()
