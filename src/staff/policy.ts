import { isRole, type Role, roles } from '../desk/staff.ts'
import type { StaffPage } from './page.ts'

/** What somebody wants of a page: to see it (and take its downloads), or to do one of its actions. */
export type Wanted = { readonly path: string; readonly action?: string }

/**
 * The one place where it is decided who may do what. The table is the list of pages: each says the least role that may see it, and each of
 * its actions the least that may do it. What the table does not know, nobody may: a page, an action, a role.
 */
export function may(pages: readonly StaffPage[], role: string, { path, action }: Wanted): boolean {
  const page = pages.find((each) => each.path === path)
  if (!page || !reaches(role, page.role)) return false
  if (action === undefined) return true
  const actions = page.actions ?? {}
  const least = Object.hasOwn(actions, action) ? actions[action]?.role : undefined
  return least !== undefined && reaches(role, least)
}

function reaches(role: string, least: Role): boolean {
  return isRole(role) && roles.indexOf(role) >= roles.indexOf(least)
}
