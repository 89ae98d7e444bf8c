import { find } from './dom.ts'

const biggerKey = 'motcua-bigger'

/** What only a script can offer: larger text kept for next time, printing, a box that grows, Escape in a frame. */
export function addComforts(question: HTMLTextAreaElement): void {
  addBigger(find('bigger', HTMLButtonElement))
  const print = find('print', HTMLButtonElement)
  print.hidden = false
  print.addEventListener('click', () => window.print())
  window.addEventListener('beforeprint', () => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
  question.addEventListener('input', () => {
    question.style.height = 'auto'
    question.style.height = `${question.scrollHeight + question.offsetHeight - question.clientHeight}px`
  })
  if (window.parent !== window) {
    document.addEventListener('keydown', (event) => {
      // Holds no secret, and the host's address is not ours to know.
      if (event.key === 'Escape') window.parent.postMessage({ motcua: 'close' }, '*')
    })
  }
}

function addBigger(button: HTMLButtonElement): void {
  const show = (bigger: boolean) => {
    document.documentElement.classList.toggle('bigger', bigger)
    button.setAttribute('aria-pressed', String(bigger))
  }
  button.hidden = false
  show(remembered() === '1')
  button.addEventListener('click', () => {
    const bigger = button.getAttribute('aria-pressed') !== 'true'
    show(bigger)
    remember(bigger ? '1' : '0')
  })
}

/** Storage may be refused, as in a frame of another site. */
function remembered(): string | null {
  try {
    return localStorage.getItem(biggerKey)
  } catch {
    return null
  }
}

function remember(value: string): void {
  try {
    localStorage.setItem(biggerKey, value)
  } catch {
    // Then it holds for this page only.
  }
}
