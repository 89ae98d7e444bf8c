import type { ComponentChild } from 'preact'
import type { Account, Act, Role } from '../desk/staff.ts'
import type { StaffPorts } from './ports.ts'

/**
 * One page of the back office; it stands in the list of pages.ts and is one file, pages/<name>.tsx. Around it stand already: the sign-in,
 * the check of role, CSRF token and origin, the shell with navigation, and the audit log.
 *
 *     export const gaps: StaffPage = {
 *       path: 'cau-chua-tra-loi',            // served at /can-bo/cau-chua-tra-loi
 *       title: 'Câu chưa trả lời được',      // <title>, <h1> and the navigation
 *       role: 'viewer',                      // the least that may see it
 *       render: async ({ ports, query }) => <Gaps found={await …} />,
 *       actions: {                           // POST /can-bo/cau-chua-tra-loi/done
 *         done: { name: 'Đánh dấu đã xử lý', role: 'editor', run: async (fields, { ports, now }) => … },
 *       },
 *       downloads: {                         // GET /can-bo/cau-chua-tra-loi/tai/xlsx
 *         xlsx: async ({ ports }) => ({ name: 'cau-hoi.xlsx', type: 'application/…', body }),
 *       },
 *     }
 *
 * `render` gives what stands in <main> below the <h1>: h2 and lower, no script, no style attribute (the policy forbids both; a chart may
 * stand in an <img> as data:image/svg+xml). Write forms with `ActionForm` and `Field` of forms.tsx, tables with `DataTable` of
 * parts.tsx, numbers and days with lib/day.ts. Text is escaped by preact; never use dangerouslySetInnerHTML with it.
 */
export type StaffPage = {
  /** Under /can-bo/; '' is the start page. ASCII, kebab-case. */
  readonly path: string
  readonly title: string
  readonly role: Role
  /** false: reached by a link, not by the navigation. */
  readonly inNavigation?: boolean
  render(context: PageContext): Promise<ComponentChild> | ComponentChild
  /** The page shows what goes on by itself: the browser asks again, without script. undefined: it does not. */
  refresh?(context: PageContext): Promise<Refresh | undefined>
  /** By the last part of their address: ASCII, kebab-case. */
  readonly actions?: Readonly<Record<string, PageAction>>
  /** Files with what the page shows; who took one stands in the audit log. The role is the page's. */
  readonly downloads?: Readonly<Record<string, (context: PageContext) => Promise<Download>>>
}

/** `query`: of the same page. Sessions end when nobody does anything, so it must come to an end as well. */
export type Refresh = { readonly seconds: number; readonly query: string }

export type PageContext = {
  readonly path: string
  readonly account: Account
  /** What stands behind the `?`: the first value of each name, at most 200 characters each. */
  readonly query: Fields
  /** For the hidden field of forms: `ActionForm` does it. */
  readonly csrf: string
  readonly ports: StaffPorts
  /** What an act of the audit log is called in Vietnamese; as it stands when it is of no page. */
  readonly nameOf: (action: string) => string
  /** Epoch milliseconds. */
  readonly now: number
}

/** `act`: this action as done to `target`, for the store to write down in the transaction in which it is done. */
export type ActionContext = PageContext & {
  readonly act: (target: string, detail?: string) => Act
}

/** What a form held: the first value of each name, at most 4,000 characters each, as typed. Clean it before it is stored. */
export type Fields = Readonly<Record<string, string>>

/**
 * One thing a form does. It has been checked that the account may. What comes back is shown once on top of the page the browser is sent to;
 * it is written into the audit log, unless the store has done so with the act (`act` of the context). A throw is logged, written down as failed, and the person is told that nothing was done.
 */
export type PageAction = {
  /** As the audit page calls it. */
  readonly name: string
  readonly role: Role
  run(fields: Fields, context: ActionContext): Promise<Acted>
}

export type Acted = {
  /** `refused`: nothing was changed, and `say` tells why. */
  readonly outcome: 'done' | 'refused'
  /** The store wrote it down in the transaction in which it was done. Absent: it is written down now. */
  readonly recorded?: true
  /** Plain Vietnamese. */
  readonly say: string
  /** Shown as a QR code below `say`, once too. */
  readonly scan?: string
  /** For the audit log: name or code of what it was done to, never a citizen's words or id. */
  readonly target?: string
  /** For the audit log, short, never a citizen's words or id. */
  readonly detail?: string
  /** Query of the page to go back to, such as `?ma=AB12CD`. */
  readonly query?: string
}

export type Download = {
  /** Such as `hai-long-2026-11.csv`: ASCII. */
  readonly name: string
  /** MIME type. */
  readonly type: string
  readonly body: string | Buffer
}
