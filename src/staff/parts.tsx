import type { ComponentChildren, VNode } from 'preact'

/** What people see where nothing is yet: what will stand here, and what makes it come. */
export function Empty({ children }: { readonly children: ComponentChildren }): VNode {
  return <p class="empty">{children}</p>
}

type TableProps = {
  readonly caption: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly ComponentChildren[])[]
  /** Shown instead of a table without rows. */
  readonly empty: ComponentChildren
  /** Columns set to the right. */
  readonly numbers?: readonly number[]
  /** On a phone each row becomes a card: for rows that are read one by one. Otherwise the table scrolls by itself. */
  readonly stacks?: boolean
}

/** Roles are said aloud because a browser forgets them when a table is not laid out as one. */
const aloud = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const

export function DataTable({ caption, headings, rows, empty, numbers = [], stacks }: TableProps): VNode {
  if (rows.length === 0) return <Empty>{empty}</Empty>
  const align = (index: number) => (numbers.includes(index) ? 'number' : undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1).
    <section class={stacks ? 'scroll stacks' : 'scroll'} aria-label={caption} tabIndex={0}>
      <table {...aloud.table}>
        <caption>{caption}</caption>
        <thead {...aloud.rowgroup}>
          <tr {...aloud.row}>
            {headings.map((heading, index) => (
              <th {...aloud.columnheader} scope="col" class={align(index)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...aloud.rowgroup}>
          {rows.map((cells) => (
            <tr {...aloud.row}>
              {cells.map((cell, index) => (
                <td {...aloud.cell} class={align(index)} data-heading={headings[index]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Names and what stands behind them; a fact that is null is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, string | null])[] }): VNode {
  return (
    <dl>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ),
      )}
    </dl>
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
