import type { ComponentChildren, VNode } from 'preact'
import type { PageWords } from './page-words.ts'

/** Opens beside the talk: in a frame most sites would refuse to open at all. */
export function OutLink(props: {
  readonly url: string
  readonly words: PageWords
  readonly children: ComponentChildren
}): VNode {
  return (
    <a href={props.url} target="_blank" rel="noopener noreferrer">
      {props.children}
      <span class="unseen"> {props.words.newPage}</span>
    </a>
  )
}

export function isHttps(url: string): boolean {
  return url.startsWith('https://') && URL.canParse(url)
}
