import { type Cost, hashPassword, isPassword, longestPassword, newPassword } from '../lib/password.ts'
import { createGate } from './gate.ts'

export type Passwords = {
  hash(password: string): Promise<string>
  /** `hashed` undefined: nobody has this name. It takes as long, and is false. */
  matches(password: string, hashed: string | undefined): Promise<boolean>
}

/** Each takes 19 MiB and a thread of the four that also read files. */
const atOnce = 2
/** Beyond this somebody floods us: 503 is kinder than a minute of waiting. */
const mostWaiting = 60

export function createPasswords(cost: Cost): Passwords {
  const gate = createGate(atOnce, mostWaiting)
  let decoy: Promise<string> | undefined
  return {
    hash: (password) => gate(() => hashPassword(password, cost)),
    async matches(password, hashed) {
      decoy ??= hashPassword(newPassword(), cost)
      const against = hashed ?? (await decoy)
      const isRight = await gate(() => isPassword(password.slice(0, longestPassword), against))
      return isRight && hashed !== undefined && password.length <= longestPassword
    },
  }
}
