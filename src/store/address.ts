import { basename } from 'node:path'

/** Where a store is: the path of a file, or a URL of PostgreSQL. */
export function storeKind(address: string): 'sqlite' | 'postgres' {
  return /^postgres(ql)?:/.test(address) ? 'postgres' : 'sqlite'
}

/** For people: without the password. */
export function storeName(address: string): string {
  if (storeKind(address) === 'sqlite') return basename(address)
  const { hostname, pathname } = new URL(address)
  return `PostgreSQL ${hostname}${pathname}`
}
