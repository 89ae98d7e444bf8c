import type { Io } from './cli/io.ts'
import { secretReader } from './cli/secret.ts'
import { manageStaff, type StaffTask } from './cli/staff.ts'
import type { StaffStore } from './desk/staff.ts'
import { userName } from './user-name.ts'

/** Loaded only when asked for: hashing brings native code. */
export function runStaff(task: StaffTask, staff: StaffStore, io: Io): Promise<number> {
  const readSecret = secretReader(process.stdin, (text) => void process.stderr.write(text))
  return manageStaff(task, { staff, readSecret, user: userName(), now: Date.now(), io })
}
