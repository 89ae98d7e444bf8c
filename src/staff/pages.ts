import type { StaffPage } from './page.ts'
import { account } from './pages/account.tsx'
import { accounts } from './pages/accounts.tsx'
import { audit } from './pages/audit.tsx'
import { broadcasts } from './pages/broadcasts.tsx'
import { channels } from './pages/channels.tsx'
import { content } from './pages/content.tsx'
import { duties } from './pages/duties.tsx'
import { gaps } from './pages/gaps.tsx'
import { members } from './pages/members.tsx'
import { overview } from './pages/overview.tsx'
import { satisfaction } from './pages/satisfaction.tsx'
import { tickets } from './pages/tickets.tsx'

/** The back office, in the order of its navigation. Also the table of who may do what: see policy.ts. */
export const pages: readonly StaffPage[] = [
  ...[overview, satisfaction, tickets, gaps, content, duties, broadcasts, channels],
  ...[accounts, members, audit, account],
]
