import type { ComponentChildren, VNode } from 'preact'

/** Where the staff pages live. */
export const home = '/can-bo'

type FormProps = {
  readonly action: string
  readonly csrf: string
  readonly class?: string
  readonly children: ComponentChildren
}

/** A form that our guard takes. */
export function PostForm({ action, csrf, children, ...rest }: FormProps): VNode {
  return (
    <form method="post" action={action} {...rest}>
      <input type="hidden" name="csrf" value={csrf} />
      {children}
    </form>
  )
}

/** A form that does one action of a page: `do` is its name there. `fields` go along hidden. */
export function ActionForm(props: {
  readonly context: { readonly path: string; readonly csrf: string }
  readonly do: string
  readonly fields?: Readonly<Record<string, string>>
  readonly class?: string
  readonly children: ComponentChildren
}): VNode {
  const { context, fields = {} } = props
  return (
    <PostForm
      action={`${home}/${context.path}/${props.do}`}
      csrf={context.csrf}
      {...(props.class === undefined ? {} : { class: props.class })}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </PostForm>
  )
}

type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'password' | 'date'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric'
  readonly maxLength?: number
  readonly value?: string
  readonly required?: boolean
}

/** One line to fill in, with its label above it. */
export function Field({ name, label, hint, type = 'text', required = true, ...rest }: FieldProps): VNode {
  const hintId = `${name}-hint`
  const plain = { spellcheck: false, autocapitalize: 'none' as const }
  const described = hint === undefined ? {} : { 'aria-describedby': hintId }
  const common = { id: name, name, required, ...plain, ...described, ...rest }
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {type === 'text' && <input type="text" {...common} />}
      {type === 'password' && <input type="password" {...common} />}
      {type === 'date' && <input type="date" {...common} />}
      {hint !== undefined && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** `label` may be hidden where the table heading says it; `id` must be the only one on the page. */
export function Choice(props: {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly chosen?: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
  readonly isLabelHidden?: boolean
}): VNode {
  return (
    <div class="field">
      <label for={props.id} class={props.isLabelHidden ? 'unseen' : undefined}>
        {props.label}
      </label>
      <select id={props.id} name={props.name}>
        {props.options.map(({ value, text }) => (
          <option value={value} selected={value === props.chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
