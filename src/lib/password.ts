import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** What one guess costs: KiB of memory and passes over it. */
export type Cost = { readonly memoryKib: number; readonly passes: number }

/** OWASP's Password Storage Cheat Sheet for argon2id: 19 MiB, 2 passes, 1 lane. About 30 ms on a server's core. */
export const owaspCost: Cost = { memoryKib: 19_456, passes: 2 }

/** An argon2id hash as a PHC string, which says its own cost. */
export function hashPassword(password: string, { memoryKib, passes }: Cost): Promise<string> {
  return hash(typed(password), { memoryCost: memoryKib, timeCost: passes, parallelism: 1 })
}

export function isPassword(password: string, hashed: string): Promise<boolean> {
  return verify(hashed, typed(password))
}

/** NIST SP 800-63B: one password typed on two keyboards must be the same bytes, Vietnamese marks included. */
function typed(password: string): string {
  return password.normalize('NFKC')
}

/** Hashing costs as much as the text is long: more than this is no password. */
export const longestPassword = 256

/** Decree 331, level 2: 14 characters, or 8 beside a second factor. */
export const shortestPassword = { alone: 14, withSecondFactor: 8 } as const

export type WeakPassword = 'short' | 'long' | 'common' | 'name'

/** Why this is no good password; undefined: it is one. */
export function weakness(
  password: string,
  { name, hasSecondFactor }: { readonly name: string; readonly hasSecondFactor: boolean },
): WeakPassword | undefined {
  const text = typed(password)
  const length = [...text].length
  if (password.length > longestPassword) return 'long'
  if (length < (hasSecondFactor ? shortestPassword.withSecondFactor : shortestPassword.alone)) return 'short'
  const plain = text.toLowerCase()
  if (name !== '' && plain.includes(name.toLowerCase())) return 'name'
  const bare = plain.replace(/[\d\W_]+/g, '')
  if (new Set(plain).size < 5 || common.includes(bare) || isRun(plain)) return 'common'
  return undefined
}

/** Words that lists of leaked passwords begin with, digits and signs around them left out; and those nearest at hand here. */
const common: readonly string[] = [
  ...['password', 'passwort', 'qwerty', 'qwertyuiop', 'qwertyuiopasdfghjkl', 'asdfghjkl', 'zxcvbnm'],
  ...['admin', 'administrator', 'adminadmin', 'root', 'letmein', 'welcome', 'iloveyou', 'changeme'],
  ...[
    'matkhau',
    'mậtkhẩu',
    'motcua',
    'mộtcửa',
    'vietnam',
    'việtnam',
    'xincho',
    'anhyeuem',
    'hanoi',
    'saigon',
  ],
  ...['passwordpassword', 'matkhaumatkhau', 'vietnamvietnam', 'motcuamotcua', 'dichvucong', 'dịchvụcông'],
]

/** 12345678 and abcdefgh, forwards and backwards. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((each, index) => (each.codePointAt(0) ?? 0) - text.charCodeAt(index))
  return (
    steps.every((step) => Math.abs(step) <= 1) ||
    steps.filter((step) => step === 1).length > steps.length * 0.7
  )
}

/** 16 letters and digits that are not mistaken for one another: 79 bits. */
export function newPassword(): string {
  return randomWord(16)
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

export function randomWord(length: number): string {
  // Bytes from 248 on are left out: 31 letters would come unevenly from 256 values.
  const drawn: string[] = []
  while (drawn.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < 248 && drawn.length < length) drawn.push(letters[byte % letters.length] ?? '')
    }
  }
  return drawn.join('')
}
