import type { VNode } from 'preact'
import type { Answer } from '../../conversation/answer.ts'
import { decodeRatingLink } from '../../conversation/satisfaction.ts'
import type { Line } from '../../desk/memory.ts'
import type { NoticeKind, PageWords } from './page-words.ts'
import { AnswerView, ChatForm, SaidView, type View } from './render.tsx'

/** What has been said so far. With a notice, earlier lines may be missing. */
export type TalkSoFar = View & {
  readonly welcome: Answer
  readonly lines: readonly Line[]
  readonly notice?: NoticeKind
  /** What a poster at a counter asks: one press rates the service there. */
  readonly scanned?: string
}

export function Talk({ page }: { readonly page: TalkSoFar }): VNode {
  const { words, lines } = page
  const labels = buttonLabels(lines)
  return (
    <div
      id="talk"
      role="log"
      aria-live="polite"
      aria-label={words.talk}
      data-last={page.notice ? undefined : lastId(lines)}
    >
      <AnswerView shown={{ id: undefined, answer: page.welcome }} view={page} />
      {lines.length === 0 && <Examples page={page} />}
      {lines.map((line) =>
        line.kind === 'answered' ? (
          <AnswerView shown={line.outgoing} view={page} />
        ) : (
          <SaidLine line={line} words={words} labels={labels} />
        ),
      )}
      {page.scanned !== undefined && <Scanned page={page} payload={page.scanned} />}
    </div>
  )
}

function Scanned({ page, payload }: { readonly page: TalkSoFar; readonly payload: string }): VNode {
  return (
    <ChatForm view={page} class="buttons examples">
      <div class="group">
        <button type="submit" name="text" value={payload}>
          <span class="label">{page.words.rateService}</span>
        </button>
      </div>
    </ChatForm>
  )
}

function SaidLine(props: {
  readonly line: Extract<Line, { kind: 'said' }>
  readonly words: PageWords
  readonly labels: ReadonlyMap<string, string>
}): VNode | null {
  const { said } = props.line.message
  const { words, labels } = props
  switch (said.kind) {
    case 'text':
      return <SaidView text={decodeRatingLink(said.text) ? words.rateService : said.text} words={words} />
    case 'pressed':
      return <SaidView text={labels.get(said.data) ?? words.pressed} words={words} />
    case 'unreadable':
      return <SaidView text={words.unreadable} words={words} />
    case 'opened':
    case 'continued':
      return null
  }
}

function Examples({ page }: { readonly page: TalkSoFar }): VNode {
  const { words } = page
  return (
    <ChatForm view={page} class="buttons examples">
      <p id="try">{words.tryAsking}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's border and legend say less than this label */}
      <div class="group" role="group" aria-labelledby="try">
        {words.examples.map((example) => (
          <button type="submit" name="text" value={example}>
            <span class="label">{example}</span>
          </button>
        ))}
      </div>
    </ChatForm>
  )
}

/** What the buttons of this talk say: a pressed one is shown by its label. */
function buttonLabels(lines: readonly Line[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  for (const line of lines) {
    if (line.kind !== 'answered') continue
    for (const button of line.outgoing.answer.buttons) labels.set(button.data, button.label)
  }
  return labels
}

function lastId(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map((line) => (line.kind === 'answered' ? line.outgoing.id : 0)))
}
