/** The element of this id; the page is ours, so its absence is a fault. */
export function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof type)) throw new Error(`page has no ${id}`)
  return found
}

/** A copy of what the server put into the template of this id. */
export function fromTemplate(id: string): HTMLElement {
  const first = find(id, HTMLTemplateElement).content.firstElementChild
  if (!(first instanceof HTMLElement)) throw new Error(`template ${id} is empty`)
  return first.cloneNode(true) as HTMLElement
}

/** HTML from our server, where every text was escaped. */
export function fromServer(html: string): HTMLElement | undefined {
  const holder = document.createElement('template')
  holder.innerHTML = html
  const first = holder.content.firstElementChild
  return first instanceof HTMLElement ? first : undefined
}
