import { find, fromServer, fromTemplate } from './dom.ts'

/** The talk on the page. */
export type Talk = {
  addSaid(label: string): void
  /** Leaves out an answer that is shown already. */
  addAnswer(html: string, then: 'go there' | 'stay'): void
  addNotice(html: string): void
  /** `retry` says whether it could begin now. */
  addFailed(notice: string | undefined, waitSeconds: number, retry: () => boolean): void
  showLooking(): void
  hideLooking(): void
  /** Id of the latest answer shown, or undefined when the page does not know. */
  readonly lastId: () => number | undefined
}

export function createTalk(): Talk {
  const log = find('talk', HTMLElement)
  const looking = fromTemplate('looking-template')
  let lastId = log.dataset.last === undefined ? undefined : Number(log.dataset.last)

  const add = (element: HTMLElement) => {
    if (looking.parentNode === log) log.insertBefore(element, looking)
    else log.append(element)
  }

  return {
    addSaid(label) {
      const said = fromTemplate('said-template')
      const text = said.querySelector('p')
      if (text) text.textContent = label
      add(said)
    },
    addAnswer(html, then) {
      const answer = fromServer(html)
      if (!answer) return
      const shown = answer.id === '' ? null : document.getElementById(answer.id)
      if (!shown) {
        if (answer.dataset.outcome === 'privacy-erased') forget(log)
        add(answer)
      }
      lastId = Math.max(lastId ?? 0, Number(answer.dataset.id) || 0)
      if (then === 'go there') bringIntoView(shown ?? answer, 'start')
    },
    addNotice(html) {
      const notice = fromServer(html)
      if (notice) add(notice)
      if (notice) bringIntoView(notice, 'nearest')
    },
    addFailed(notice, waitSeconds, retry) {
      const failed = failedWith(notice)
      const button = failed.querySelector('button')
      if (button) wait(button, waitSeconds)
      button?.addEventListener('click', () => {
        if (button.getAttribute('aria-disabled') === 'true') return
        if (retry()) failed.remove()
      })
      add(failed)
      bringIntoView(failed, 'nearest')
    },
    showLooking() {
      log.append(looking)
      bringIntoView(looking, 'nearest')
    },
    hideLooking() {
      looking.remove()
    },
    lastId: () => lastId,
  }
}

function bringIntoView(element: Element, block: ScrollLogicalPosition): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block, behavior: calm ? 'auto' : 'smooth' })
}

/** What the service no longer holds must not stay on the screen. */
function forget(log: HTMLElement): void {
  for (const line of log.querySelectorAll('.said, .answer[data-id], .failed, .notice')) line.remove()
}

function failedWith(notice: string | undefined): HTMLElement {
  const failed = fromTemplate('failed-template')
  const better = notice === undefined ? undefined : fromServer(notice)
  if (better) failed.querySelector('.notice')?.replaceWith(better)
  return failed
}

function wait(button: HTMLButtonElement, seconds: number): void {
  if (seconds <= 0) return
  button.setAttribute('aria-disabled', 'true')
  setTimeout(() => button.removeAttribute('aria-disabled'), seconds * 1000)
}
