import { userInfo } from 'node:os'
import type { Io } from './cli/io.ts'
import { secretReader } from './cli/secret.ts'
import { manageStaff, type StaffTask } from './cli/staff.ts'
import type { StaffStore } from './desk/staff.ts'

/** Loaded only when asked for: hashing brings native code. */
export function runStaff(task: StaffTask, staff: StaffStore, io: Io): Promise<number> {
  const readSecret = secretReader(process.stdin, (text) => void process.stderr.write(text))
  return manageStaff(task, { staff, readSecret, user: userName(), now: Date.now(), io })
}

/** In a container the user may have a number only. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '?')
  }
}
