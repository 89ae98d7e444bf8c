import type { VNode } from 'preact'
import type { Cited } from '../../conversation/answer.ts'
import { formatDay } from '../../lib/day.ts'
import { isHttps, OutLink } from './out-link.tsx'
import type { PageWords } from './page-words.ts'

type Props = { readonly sources: readonly Cited[]; readonly words: PageWords }

/** One source in sight, best one that can be opened; more than two would push the buttons off a phone, so the others fold away. */
export function Sources({ sources, words }: Props): VNode {
  const shown = sources.length > 2 ? 1 : sources.length
  const linkedFirst = [...sources].sort((one, other) => Number(other.url !== null) - Number(one.url !== null))
  const ordered = shown === 1 ? linkedFirst : sources
  const folded = ordered.slice(shown)
  return (
    <div class="sources">
      <h3>{words.sources}</h3>
      <SourceList sources={ordered.slice(0, shown)} words={words} />
      {folded.length > 0 && (
        <details>
          <summary>{words.moreSources(folded.length)}</summary>
          <SourceList sources={folded} words={words} />
        </details>
      )}
    </div>
  )
}

function SourceList({ sources, words }: Props): VNode {
  return (
    <ul>
      {sources.map((source) => (
        <li>
          {source.url !== null && isHttps(source.url) ? (
            <OutLink url={source.url} words={words}>
              {source.title}
            </OutLink>
          ) : (
            source.title
          )}{' '}
          <span class="read">
            ({words.readOn} {formatDay(source.read)})
          </span>
        </li>
      ))}
    </ul>
  )
}
