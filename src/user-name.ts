import { userInfo } from 'node:os'

/** In a container the user may have a number only. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '?')
  }
}
