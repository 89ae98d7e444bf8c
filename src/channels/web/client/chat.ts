import { addComforts } from './comforts.ts'
import { find } from './dom.ts'
import { listen } from './listen.ts'
import { post, type Said } from './post.ts'
import { createTalk } from './talk.ts'

/** Every form of the page works without this script; with it, the page stays where it is. */

const talk = createTalk()
const question = find('question', HTMLTextAreaElement)
const sendButton = question.form?.querySelector('button')
let busy = false
let clicked: HTMLButtonElement | null = null

const later = listen(talk, () => busy)
addComforts(question)

document.addEventListener('click', (event) => {
  clicked = event.target instanceof Element ? event.target.closest('button') : null
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.classList.contains('language')) return
  event.preventDefault()
  // Before Safari 15.4 a submit event did not say which button it was.
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : clicked
  const said = readSaid(form, button)
  if (said && !busy) void say(said)
})

question.addEventListener('keydown', (event) => {
  // While Telex or VNI composes a letter, Enter only ends the letter (229 in older browsers).
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
  event.preventDefault()
  sendButton?.click()
})

/** A pressed button, an example, or the question; undefined when nothing was written. */
function readSaid(form: HTMLFormElement, button: HTMLButtonElement | null): Said | undefined {
  if (button?.form === form && button.name !== '') {
    const label = button.querySelector('.label')?.textContent ?? ''
    return { id: newId(), field: button.name, value: button.value, label }
  }
  const text = question.value.trim()
  return text === '' ? undefined : { id: newId(), field: 'text', value: text, label: text }
}

async function say(said: Said): Promise<void> {
  if (said.field === 'text' && said.value === question.value.trim()) setQuestion('')
  talk.addSaid(said.label)
  await send(said)
}

async function send(said: Said): Promise<void> {
  setBusy(true)
  talk.showLooking()
  const reply = await post(said)
  talk.hideLooking()
  switch (reply.kind) {
    case 'answered':
      talk.addAnswer(reply.html, 'go there')
      break
    case 'refused':
      talk.addNotice(reply.html)
      if (question.value === '' && said.field === 'text') setQuestion(said.value)
      break
    case 'not-sent':
      // The same id again: however much of the first try arrived, it counts once.
      talk.addFailed(reply.notice, reply.waitSeconds, () => {
        if (busy) return false
        question.focus()
        void send(said)
        return true
      })
  }
  setBusy(false)
}

function setBusy(now: boolean): void {
  busy = now
  sendButton?.setAttribute('aria-disabled', String(now))
  if (!now) later.flush()
}

function setQuestion(text: string): void {
  question.value = text
  question.dispatchEvent(new Event('input'))
}

/** randomUUID exists on https pages only; an office's own network may be plain http. */
function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)))
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'))
  return [4, 2, 2, 2, 6].map((size) => hex.splice(0, size).join('')).join('-')
}
