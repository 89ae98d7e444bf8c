import type { Io } from './cli/io.ts'
import { type MemberTask, manageMembers } from './cli/member.ts'
import { secretReader } from './cli/secret.ts'
import { manageStaff, type StaffTask } from './cli/staff.ts'
import type { Config } from './config.ts'
import type { Memory } from './desk/memory.ts'
import type { StaffStore } from './desk/staff.ts'
import { startLink } from './start-link.ts'
import { userName } from './user-name.ts'

/** Loaded only when asked for: hashing brings native code. */
export function runStaff(task: StaffTask, staff: StaffStore, io: Io): Promise<number> {
  const readSecret = secretReader(process.stdin, (text) => void process.stderr.write(text))
  return manageStaff(task, { staff, readSecret, user: userName(), now: Date.now(), io })
}

export function runMember(task: MemberTask, memory: Memory, config: Config, io: Io): Promise<number> {
  const { members, staff } = memory
  return manageMembers(task, {
    ...{ members, staff, user: userName(), now: Date.now(), io },
    startLink: (payload) => startLink(config, memory, payload),
  })
}
