import type { StaffPage } from './page.ts'
import { account } from './pages/account.tsx'
import { accounts } from './pages/accounts.tsx'
import { audit } from './pages/audit.tsx'
import { start } from './pages/start.tsx'

/** The back office, in the order of its navigation. Also the table of who may do what: see policy.ts. */
export const pages: readonly StaffPage[] = [start, accounts, audit, account]
