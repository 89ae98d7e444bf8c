import type { Talk } from './talk.ts'

/** After a refusal an EventSource gives up for good; we ask again, rarely. */
const askAgainMs = 60_000

/**
 * Shows answers that come later. A hidden page does not listen: it would keep an old phone's radio awake. While a question
 * is under way, answers are held back: its own may come this way first.
 */
export function listen(talk: Talk, isBusy: () => boolean): { readonly flush: () => void } {
  let source: EventSource | undefined
  let held: string[] = []

  const flush = () => {
    const ready = held
    held = []
    for (const html of ready) talk.addAnswer(html, 'stay')
  }
  const open = () => {
    const last = talk.lastId()
    const opened = new EventSource(last === undefined ? '/events' : `/events?after=${last}`)
    opened.addEventListener('answer', (event) => {
      held.push(String(event.data))
      if (!isBusy()) flush()
    })
    opened.addEventListener('error', () => {
      if (opened.readyState === EventSource.CLOSED) setTimeout(reopen, askAgainMs)
    })
    source = opened
  }
  const reopen = () => {
    source?.close()
    source = undefined
    if (document.visibilityState === 'visible') open()
  }

  document.addEventListener('visibilitychange', reopen)
  reopen()
  return { flush }
}
