import type { ComponentChildren, VNode } from 'preact'

/** What people see where nothing is yet: what will stand here, and what makes it come. */
export function Empty({ children }: { readonly children: ComponentChildren }): VNode {
  return <p class="empty">{children}</p>
}

/** A table that scrolls by itself on a phone. `empty` is shown instead of a table without rows. `numbers`: columns set to the right. */
export function DataTable(props: {
  readonly caption: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly ComponentChildren[])[]
  readonly empty: ComponentChildren
  readonly numbers?: readonly number[]
}): VNode {
  const { caption, headings, rows, empty, numbers = [] } = props
  if (rows.length === 0) return <Empty>{empty}</Empty>
  const style = (index: number) => (numbers.includes(index) ? 'number' : undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1).
    <section class="scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading, index) => (
              <th scope="col" class={style(index)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell, index) => (
                <td class={style(index)}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
})

/** An instant (epoch ms) as people here write it, such as 08:05 23/11/2026; «–» for null. */
export function instant(at: number | null): string {
  return at === null ? '–' : clock.format(at)
}
