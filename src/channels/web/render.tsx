import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Answer, Button, Part } from '../../conversation/answer.ts'
import { copyPath } from './options.ts'
import { isHttps, OutLink } from './out-link.tsx'
import { type PageWords, pageWords } from './page-words.ts'
import { withPhones } from './phones.tsx'
import { Sources } from './sources.tsx'

/** What every piece of a page must know. `formId` makes a form sent twice one message (see read.ts). */
export type View = { readonly words: PageWords; readonly formId: string; readonly embed: boolean }

/** An answer with its place in the talk; `id` is undefined for the welcome, which nobody asked for. */
export type Shown = { readonly id: number | undefined; readonly answer: Answer }

/** One answer as a piece of HTML. Pure. */
export function renderAnswer(shown: Shown, view: View): string {
  return renderToString(<AnswerView shown={shown} view={view} />)
}

export function AnswerView({ shown, view }: { readonly shown: Shown; readonly view: View }): VNode {
  const { id, answer } = shown
  const words = wordsOf(answer, view)
  const asked = askedPart(answer)
  return (
    <article
      class="answer"
      id={id === undefined ? undefined : `t${id}`}
      data-id={id}
      data-outcome={answer.outcome}
      lang={words === view.words ? undefined : words.language}
      tabIndex={-1}
    >
      <p class="unseen">{words.assistant}</p>
      {answer.parts.map((part) => (
        <PartView part={part} asked={part === asked} words={words} />
      ))}
      {answer.basis.length > 0 && <BasisView lines={answer.basis} />}
      {answer.sources.length > 0 && <Sources sources={answer.sources} words={words} />}
      {answer.withCopy && (
        <p class="text">
          <a href={copyPath} download>
            {words.copy}
          </a>
        </p>
      )}
      <Buttons answer={answer} view={{ ...view, words }} />
    </article>
  )
}

export function SaidView({ text, words }: { readonly text: string; readonly words: PageWords }): VNode {
  return (
    <div class="said">
      <span class="unseen">{words.you} </span>
      <p>{text}</p>
    </div>
  )
}

/** A form of ours; the server knows by `id` when it is sent twice. */
export function ChatForm(props: {
  readonly view: View
  readonly class: string
  readonly children: ComponentChildren
}): VNode {
  return (
    <form class={props.class} method="post" action="/chat" autoComplete="off">
      <input type="hidden" name="id" value={props.view.formId} autoComplete="off" />
      {props.view.embed && <input type="hidden" name="embed" value="1" />}
      {props.children}
    </form>
  )
}

function PartView(props: {
  readonly part: Part
  readonly asked: boolean
  readonly words: PageWords
}): VNode | null {
  const { part, words } = props
  switch (part.kind) {
    case 'title':
      return <h2>{part.text}</h2>
    case 'text':
      return <p class="text">{withPhones(part.text)}</p>
    case 'warning':
      return (
        <p class="warning">
          <strong>{words.warning}</strong> {withPhones(part.text)}
        </p>
      )
    case 'facts':
      return part.label ? (
        <Cases label={part.label} facts={part.facts} />
      ) : (
        <Facts {...part} asked={props.asked} />
      )
    case 'list':
      return <List list={part} />
    case 'links':
      return <Links links={part.links} words={words} />
  }
}

/** A talk may be in another language than the page around it. */
function wordsOf({ language = 'vi' }: Answer, { words }: View): PageWords {
  return language === words.language ? words : pageWords[language]
}

/** The part that holds what was asked for, when one thing was and is known: the first with facts or a list. */
function askedPart({ facet, outcome, parts }: Answer): Part | undefined {
  if (facet === undefined || !outcome.startsWith('answered')) return undefined
  return parts.find((part) => part.kind === 'facts' || part.kind === 'list')
}

type FactsPart = Extract<Part, { kind: 'facts' }>

/** `asked`: the first fact is what was asked for, and the one to see. */
function Facts({ facts, asked }: { readonly facts: FactsPart['facts']; readonly asked: boolean }): VNode {
  return (
    <dl class={asked ? 'facts asked' : 'facts'}>
      {facts.map((fact) => (
        <div>
          <dt>{fact.label}</dt>
          {fact.lines.map((line) => (
            <dd>{withPhones(line)}</dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

/** Facts under a heading of their own: what each case needs. */
function Cases({ label, facts }: { readonly label: string; readonly facts: FactsPart['facts'] }): VNode {
  return (
    <div class="cases">
      <h3>{label}</h3>
      <Facts facts={facts} asked={false} />
    </div>
  )
}

function List({ list }: { readonly list: Extract<Part, { kind: 'list' }> }): VNode {
  const items = list.items.map((item) => <li>{withPhones(item)}</li>)
  return (
    <div class="list">
      {list.label !== undefined && list.label !== '' && <h3>{list.label}</h3>}
      {list.ordered ? <ol>{items}</ol> : <ul>{items}</ul>}
    </div>
  )
}

type LinksPart = Extract<Part, { kind: 'links' }>

function Links({
  links,
  words,
}: {
  readonly links: LinksPart['links']
  readonly words: PageWords
}): VNode | null {
  const safe = links.filter((link) => isHttps(link.url))
  if (safe.length === 0) return null
  return (
    <ul class="links">
      {safe.map((link) => (
        <li>
          <OutLink url={link.url} words={words}>
            {link.label}
          </OutLink>
        </li>
      ))}
    </ul>
  )
}

function BasisView({ lines }: { readonly lines: readonly string[] }): VNode {
  return (
    <div class="basis">
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </div>
  )
}

/** «1» typed by a person means the first button of the answer, so numbers count all of them. */
function Buttons({ answer, view }: { readonly answer: Answer; readonly view: View }): VNode {
  const numbered = answer.buttons.map((button, index) => ({ button, number: index + 1 }))
  const group = (role: Button['role'], label: string) => {
    const buttons = numbered.filter((each) => each.button.role === role)
    if (buttons.length === 0) return null
    return (
      <ChatForm view={view} class={`buttons ${role}`}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's border and legend say less than this label */}
        <div class="group" role="group" aria-label={label}>
          {role === 'rate' && (
            <p class="ask-rate" aria-hidden="true">
              {label}
            </p>
          )}
          {buttons.map(({ button, number }) => (
            <button type="submit" name="data" value={button.data}>
              {role === 'choice' && <span class="number">{number}</span>}
              <span class="label">{button.label}</span>
            </button>
          ))}
        </div>
      </ChatForm>
    )
  }
  return (
    <>
      {group('choice', view.words.choose)}
      {group('detail', view.words.more)}
      {group('rate', view.words.rate)}
    </>
  )
}
